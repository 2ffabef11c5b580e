namespace TeacherBot.Store;

/// <summary>A letter as its author wrote it.</summary>
/// <param name="Raw">Its bytes; of a long one the beginning.</param>
public sealed record RawLetter(long Id, DateTimeOffset At, byte[] Raw);

/// <summary>
/// Letters as they came, for a week, sealed under their author's key: erasing the author makes them unreadable. The author and, written
/// down, an administrator may see what was taken out of a letter and what was cut.
/// </summary>
public sealed class RawLetterStore(Vault vault)
{
    /// <summary>Bytes that are kept of a letter: its text, and no great file.</summary>
    public const int Most = 256 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private static readonly Statement PutRawLetter = Statement.Named("PutRawLetter");
    private static readonly Statement RawLettersOf = Statement.Named("RawLettersOf");
    private static readonly Statement PurgeRawLetters = Statement.Named("PurgeRawLetters");

    private readonly PeopleStore people = new(vault);

    public void Put(UnitOfWork unit, string person, ReadOnlyMemory<byte> raw, DateTimeOffset at) => unit.Execute(
        PutRawLetter,
        ("person", person), ("at", at), ("sealed", Sealer.Seal(people.KeyOf(unit, person), raw.Span[..Math.Min(raw.Length, Most)], At(person))));

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<RawLetter> Of(UnitOfWork unit, string person)
    {
        var rows = unit.Query(RawLettersOf, r => new RawLetter(r.Int64(0), r.Instant(1), r.Bytes(2)), ("person", person));
        if (rows.Count == 0)
        {
            return rows;
        }

        var key = people.KeyOf(unit, person);
        return [.. rows.Select(row => row with { Raw = Sealer.OpenBytes(key, row.Raw, At(person)) })];
    }

    /// <summary>Forgets one chunk of what is older than a week; call again while it says true.</summary>
    public static bool Purge(UnitOfWork unit, DateTimeOffset now) => unit.Execute(PurgeRawLetters, ("before", now - KeptFor)) > 0;

    private static SealedAt At(string person) => new("raw_letters", "sealed", person);
}
