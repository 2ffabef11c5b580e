using System.Text.Json;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Pages;

namespace TeacherBot.Store;

/// <summary>A message that waits on the page of its person.</summary>
public sealed record PageNote(string Id, DateTimeOffset At, Message Message);

/// <summary>What was to be said in a chat that carries nothing personal, kept for a month under the person's key.</summary>
public sealed class PageNoteStore(PeopleStore people)
{
    /// <summary>A page shows so many of the newest.</summary>
    public const int Shown = 10;

    private const int DaysKept = 30;

    private static readonly Statement Insert = Statement.Named("PageNoteInsert");
    private static readonly Statement NewestOf = Statement.Named("PageNotesNewest");
    private static readonly Statement NewestBroadcasts = Statement.Named("PageBroadcastsNewest");
    private static readonly Statement FindOne = Statement.Named("PageNoteFind");
    private static readonly Statement AllOf = Statement.Named("PageNotesOf");
    private static readonly Statement Move = Statement.Named("JoinPageNotes");
    private static readonly Statement PurgeOld = Statement.Named("PageNotesPurge");

    public IReadOnlyList<PageNote> Newest(UnitOfWork unit, string person) =>
        [.. unit.Query(NewestOf, Row, ("person", person), ("most", Shown)).Select(r => Open(unit, person, r))];

    /// <summary>Null for anybody but its person.</summary>
    public PageNote? Find(UnitOfWork unit, string person, string id) => unit.Query(FindOne, Row, ("id", id), ("person", person)) is [var row] ? Open(unit, person, row) : null;

    /// <summary>Broadcasts that reached a person within the month that the outbox remembers; none that were taken back.</summary>
    public static IReadOnlyList<(string Broadcast, DateTimeOffset At)> Broadcasts(UnitOfWork unit, string person) =>
        unit.Query(NewestBroadcasts, r => (r.Text(0), r.Instant(1)), ("person", person), ("recalled", (int)Core.Broadcasts.BroadcastStatus.Recalled), ("most", Shown));

    public static void Purge(UnitOfWork unit, DateTimeOffset now) => unit.Execute(PurgeOld, ("before", now.AddDays(-DaysKept)));

    internal void Apply(UnitOfWork unit, Speaker speaker, Inbound inbound, PageEffect effect)
    {
        switch (effect)
        {
            case MakePageLink link:
                PageStore.Make(unit, speaker.Person.Id, link.Code, inbound.At);
                break;
            case KeepForPage keep:
                Keep(unit, speaker.Person.Id, keep, inbound.At);
                break;
            case ForgetSaid said:
                OutboxStore.TakeBack(unit, speaker.Address, inbound.Channel, said.Sent, inbound.At);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    internal void MoveAll(UnitOfWork unit, string from, string to)
    {
        var before = people.KeyOf(unit, from);
        foreach (var (id, box) in unit.Query(AllOf, r => (r.Text(0), r.Bytes(1)), ("person", from)))
        {
            unit.Execute(Move, ("id", id), ("to", to), ("message", people.SealFor(unit, to, Sealer.Open(before, box, At(id)), At(id))));
        }
    }

    private void Keep(UnitOfWork unit, string person, KeepForPage note, DateTimeOffset at) => unit.Execute(
        Insert, ("id", note.Id), ("person", person), ("at", at), ("message", people.SealFor(unit, person, StateJson.Text(note.Message, StateJson.Default.Message), At(note.Id))));

    private PageNote Open(UnitOfWork unit, string person, (string Id, DateTimeOffset At, byte[] Message) row) => new(
        row.Id, row.At, JsonSerializer.Deserialize(Sealer.Open(people.KeyOf(unit, person), row.Message, At(row.Id)), StateJson.Default.Message) ?? throw new JsonException("A note without a message."));

    private static (string Id, DateTimeOffset At, byte[] Message) Row(Row r) => (r.Text(0), r.Instant(1), r.Bytes(2));

    private static SealedAt At(string id) => new("page_notes", "message_sealed", id);
}
