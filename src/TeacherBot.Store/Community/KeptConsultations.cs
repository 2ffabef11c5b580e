using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>A consultation as one of its two has it in an export.</summary>
/// <param name="IsAsked">Asked by the person; otherwise answered by the person.</param>
/// <param name="Words">The whole dialogue of one's own question; of another's only what the person wrote.</param>
public sealed record KeptConsultation(string Subject, string? Area, bool IsAsked, ConsultationStatus Status, DateTimeOffset AskedAt, IReadOnlyList<KeptConsultationWord> Words)
{
    public int? Minutes { get; init; }

    public int? Mark { get; init; }
}

/// <summary>One thing said, opened for the one whose export it is.</summary>
public sealed record KeptConsultationWord(bool IsOfAsker, DateTimeOffset At, Personal<string> Text);

/// <summary>A person's consultations as a whole: for the export, and when two people turn out to be one.</summary>
public static class KeptConsultations
{
    private static readonly Statement Export = Statement.Named("ExportConsultations");
    private static readonly Statement ExportWords = Statement.Named("ExportConsultationWords");
    private static readonly Statement WordsOf = Statement.Named("JoinConsultationWords");
    private static readonly Statement SetWord = Statement.Named("JoinConsultationWord");

    private static readonly Statement[] Moves =
    [
        Statement.Named("JoinConsultationsToSelf"), Statement.Named("JoinConsultationsAsked"), Statement.Named("JoinConsultationsTaken"),
    ];

    public static IReadOnlyList<KeptConsultation> Of(UnitOfWork unit, PeopleStore people, string person) =>
    [
        .. unit.Query(Export, r => (Id: r.Text(0), Subject: r.Text(1), Area: r.TextOrNull(2), Asker: r.TextOrNull(3), Status: r.Int32(4), At: r.Instant(5), Minutes: r.Int32OrNull(6), Mark: r.Int32OrNull(7)), ("person", person))
            .Select(row => new KeptConsultation(
                row.Subject, row.Area, row.Asker == person, (ConsultationStatus)row.Status, row.At, row.Asker is { } asker ? Words(unit, people, row.Id, asker, asker == person) : [])
            {
                Minutes = row.Asker == person ? null : row.Minutes,
                Mark = row.Asker == person ? row.Mark : null,
            }),
    ];

    /// <summary>Gives the questions and answers of a person to the same person under another name, sealed anew.</summary>
    internal static void MoveAll(UnitOfWork unit, PeopleStore people, string from, string to)
    {
        var (before, after) = (people.KeyOf(unit, from), people.KeyOf(unit, to));
        foreach (var (id, n, box) in unit.Query(WordsOf, r => (r.Text(0), r.Int32(1), r.Bytes(2)), ("from", from)))
        {
            var at = ConsultationStore.At(id, n);
            unit.Execute(SetWord, ("id", id), ("n", n), ("text", Sealer.Seal(after, Sealer.Open(before, box, at), at)));
        }

        ConsultationPhotos.MoveAll(unit, before, after, from);
        foreach (var move in Moves)
        {
            unit.Execute(move, ("from", from), ("to", to));
        }
    }

    private static List<KeptConsultationWord> Words(UnitOfWork unit, PeopleStore people, string id, string asker, bool whole)
    {
        var key = people.KeyOf(unit, asker);
        return unit.Query(
            ExportWords,
            r => new KeptConsultationWord(r.Bool(1), r.Instant(2), new Personal<string>(Sealer.Open(key, r.Bytes(3), ConsultationStore.At(id, r.Int32(0))))),
            ("id", id), ("whole", whole));
    }
}
