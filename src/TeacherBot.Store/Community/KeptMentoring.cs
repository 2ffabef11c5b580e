using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>Work with a mentor as one of the two has it in an export: the whole diary, for either wrote or lived it.</summary>
/// <param name="IsMentor">The person was the mentor; otherwise the teacher.</param>
public sealed record KeptMentoring(string Subject, string? Area, bool IsMentor, MentorPairStatus Status, Opened Opened, DateTimeOffset AskedAt, IReadOnlyList<KeptMentorNote> Notes);

/// <summary>One line of a diary.</summary>
public sealed record KeptMentorNote(DateTimeOffset At, int Minutes, Personal<string> Text);

/// <summary>An offer to be a mentor.</summary>
/// <param name="Areas">Codes; empty means the whole of the subjects.</param>
public sealed record KeptMentorCard(MentorCardStatus Status, IReadOnlyList<string> Areas, int Capacity, DateTimeOffset At);

/// <summary>All of a person's mentoring: for the export, and when two people turn out to be one.</summary>
public static class KeptMentorings
{
    private static readonly Statement Export = Statement.Named("ExportMentorPairs");
    private static readonly Statement ExportNotes = Statement.Named("ExportMentorNotes");
    private static readonly Statement ExportCards = Statement.Named("ExportMentorCards");
    private static readonly Statement NotesOf = Statement.Named("JoinMentorNotes");
    private static readonly Statement SetNote = Statement.Named("JoinMentorNote");
    private static readonly Statement[] Moves = [Statement.Named("JoinMentorCards"), Statement.Named("JoinMentorPairs")];

    public static IReadOnlyList<KeptMentorCard> Cards(UnitOfWork unit, string person) => unit.Query(
        ExportCards, r => new KeptMentorCard((MentorCardStatus)r.Int32(0), r.Text(1).Split(',', StringSplitOptions.RemoveEmptyEntries), r.Int32(2), r.Instant(3)), ("person", person));

    public static IReadOnlyList<KeptMentoring> Of(UnitOfWork unit, PeopleStore people, string person) =>
    [
        .. unit.Query(Export, r => (Id: r.Text(0), Subject: r.Text(1), Area: r.TextOrNull(2), Status: r.Int32(3), Opened: r.Int32(4), At: r.Instant(5), Teacher: r.Text(6)), ("person", person))
            .Select(row => new KeptMentoring(
                row.Subject, row.Area, row.Teacher != person, (MentorPairStatus)row.Status, (Opened)row.Opened, row.At, Notes(unit, people.KeyOf(unit, row.Teacher), row.Id))),
    ];

    /// <summary>Gives cards, pairs and diaries of a person to the same person under another name, sealed anew.</summary>
    internal static void MoveAll(UnitOfWork unit, PeopleStore people, string from, string to)
    {
        var (before, after) = (people.KeyOf(unit, from), people.KeyOf(unit, to));
        foreach (var (pair, n, box) in unit.Query(NotesOf, r => (r.Text(0), r.Int32(1), r.Bytes(2)), ("from", from)))
        {
            var at = MentorPairStore.At(pair, n);
            unit.Execute(SetNote, ("id", pair), ("n", n), ("text", Sealer.Seal(after, Sealer.Open(before, box, at), at)));
        }

        foreach (var move in Moves)
        {
            unit.Execute(move, ("from", from), ("to", to));
        }
    }

    private static List<KeptMentorNote> Notes(UnitOfWork unit, PersonKey key, string pair) => unit.Query(
        ExportNotes, r => new KeptMentorNote(r.Instant(1), r.Int32(2), new Personal<string>(Sealer.Open(key, r.Bytes(3), MentorPairStore.At(pair, r.Int32(0))))), ("id", pair));
}
