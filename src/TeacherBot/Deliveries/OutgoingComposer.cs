using System.Text.Json;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>Makes the copy that leaves from a row of the outbox: its message, its files, and the plain notice for a mailbox that others read.</summary>
internal sealed class OutgoingComposer(Database database, DeliveryParts parts)
{
    private readonly BroadcastMessages broadcasts = new(database, parts.Texts);

    public Outgoing Compose(Prepared ready)
    {
        var written = Written(ready.Delivery);
        var message = written is not null && ready.Address.IsShared
            ? SharedMailbox.Fitting(written, ready.Delivery.Lane, ready.Address.Municipality, parts.Texts.Value) : written;
        return new(ready.Address.Person, parts.People.Open(ready.Address), ready.Delivery.Kind, message, ready.Delivery.Version, ready.EditTarget)
        {
            Row = ready.Delivery,
            File = message?.Document is { } recipe ? parts.Documents.Open(recipe) : null,
            Picture = message?.Picture is { } picture ? database.Read(unit => PublishedStore.Find(unit, picture.Hash))?.Body : null,
        };
    }

    private Message? Written(Delivery delivery) => delivery switch
    {
        { Kind: DeliveryKind.Recall } => broadcasts.Recalled(),
        { Broadcast: { } broadcast } => broadcasts.Of(broadcast),
        { Body: { } body } => JsonSerializer.Deserialize(body, StateJson.Default.Message),
        _ => null,
    };
}
