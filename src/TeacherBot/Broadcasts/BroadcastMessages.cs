using System.Collections.Concurrent;
using TeacherBot.Content;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Broadcasts;

/// <summary>
/// The message of a broadcast as its recipients get it: the author's, and the line that ends such messages. Read once for all
/// deliveries; what is being sent cannot be changed any more.
/// </summary>
internal sealed class BroadcastMessages(Database database, CurrentCatalog catalog)
{
    private const int Kept = 16;

    private readonly ConcurrentDictionary<string, Message> messages = new();

    /// <summary>What stands in the place of a copy that was taken back and cannot be deleted.</summary>
    public Message Recalled() => new([new(ParagraphKind.Prose, catalog.Value.Text("broadcast.recalled"))], [], Core.Content.Privacy.Neutral);

    public Message Of(string broadcast)
    {
        if (messages.TryGetValue(broadcast, out var known))
        {
            return known;
        }

        var found = database.Read(unit => BroadcastStore.Find(unit, broadcast));
        var message = BroadcastText.Complete(found?.Message ?? throw new RowMissingException(broadcast), found.Kind, catalog.Value);
        if (messages.Count >= Kept)
        {
            messages.Clear();
        }

        messages[broadcast] = message;
        return message;
    }
}
