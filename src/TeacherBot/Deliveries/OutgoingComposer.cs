using System.Text.Json;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Pages;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>
/// Makes the copy that leaves from a row of the outbox: its message, its files, and the plain notice for a mailbox that others read or a
/// channel that is neutral.
/// </summary>
internal sealed class OutgoingComposer(Database database, DeliveryParts parts, string channel)
{
    private readonly BroadcastMessages broadcasts = new(database, parts.Texts);

    public Outgoing Compose(Prepared ready)
    {
        var written = Written(ready.Delivery);
        var message = written is null ? null : Fitting(written, ready);
        return new(ready.Address.Person, parts.People.Open(ready.Address), ready.Delivery.Kind, message, ready.Delivery.Version, ready.EditTarget)
        {
            Row = ready.Delivery,
            File = message?.Document is { } recipe ? parts.Documents.Open(recipe) : null,
            Picture = message?.Picture is { } picture ? database.Read(unit => PublishedStore.Find(unit, picture.Hash))?.Body : null,
        };
    }

    private Message Fitting(Message written, Prepared ready)
    {
        var catalog = parts.Texts.Value;
        return ready.Address.IsShared ? SharedMailbox.Fitting(written, ready.Delivery.Lane, ready.Address.Municipality, catalog)
            : ready.Delivery.Kind == DeliveryKind.Recall || catalog.PolicyOn(ready.Address.Municipality, channel) != ChannelPolicy.Neutral ? written
            : written is { Privacy: Privacy.Neutral, Document: null, Picture: null } && ready.Delivery is { Lane: Lane.Reply, Kind: DeliveryKind.Say } ? written
            : NeutralChat.Notice(catalog, ready.Address.Person, ready.Address.Municipality, NeutralChat.Unsubscribing(written));
    }

    private Message? Written(Delivery delivery) => delivery switch
    {
        { Kind: DeliveryKind.Recall } => broadcasts.Recalled(),
        { Broadcast: { } broadcast } => broadcasts.Of(broadcast),
        { Body: { } body } => JsonSerializer.Deserialize(body, StateJson.Default.Message),
        _ => null,
    };
}
