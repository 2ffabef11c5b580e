using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>A letter we sent, as an answer to it needs it.</summary>
/// <param name="N">Number of its outbox row.</param>
/// <param name="Choices">What may be chosen, in its order; JSON of the channel.</param>
/// <param name="ExpectsText">A number in the answer is text, so choices were lettered.</param>
public sealed record SentLetter(long N, long Address, string Person, int Version, string? Sheet, string Choices, bool ExpectsText)
{
    /// <summary>Name of the thread it belongs to besides the screen; null for none.</summary>
    public string? Topic { get; init; }
}

/// <summary>Under which letters the next one stands.</summary>
/// <param name="Answers">Message-ID of the letter it answers, without brackets.</param>
/// <param name="Thread">Ids before that one, the oldest first, parted by blanks.</param>
public sealed record LetterThread(string Answers, string Thread, string Subject);

/// <summary>What is counted about letters from or to an address; the numbers are stored.</summary>
public enum LetterArrival
{
    /// <summary>A letter written by a human.</summary>
    Taken = 0,

    /// <summary>One without a token that was answered by a question.</summary>
    Unproven = 1,

    /// <summary>A letter of ours that came back for the time being.</summary>
    Bounced = 2,
}

/// <summary>Letters that went out, threads, and the counts that stop loops.</summary>
public sealed class LetterStore(Vault vault)
{
    private const int DaysOfAnswers = 90;
    private const int DaysOfCounts = 30;

    private static readonly Statement PutLetter = Statement.Named("PutLetter");
    private static readonly Statement FindLetter = Statement.Named("FindLetter");
    private static readonly Statement PutThreadRow = Statement.Named("PutThread");
    private static readonly Statement FindThreadRow = Statement.Named("FindThread");
    private static readonly Statement InsertArrival = Statement.Named("InsertLetterArrival");
    private static readonly Statement CountArrivals = Statement.Named("CountLetterArrivals");
    private static readonly Statement PurgeArrivals = Statement.Named("PurgeLetterArrivals");
    private static readonly Statement PurgeOldLetters = Statement.Named("PurgeLetters");
    private static readonly Statement OpenMailboxRow = Statement.Named("OpenMailbox");
    private static readonly Statement MailboxSinceRow = Statement.Named("MailboxSince");
    private static readonly Statement FindAddressId = Statement.Named("FindAddressId");

    /// <summary>The same number again changes nothing.</summary>
    public static void Put(UnitOfWork unit, SentLetter letter, DateTimeOffset at) => unit.Execute(
        PutLetter, ("n", letter.N), ("address", letter.Address), ("version", letter.Version), ("sheet", letter.Sheet), ("choices", letter.Choices),
        ("topic", letter.Topic), ("expects", letter.ExpectsText), ("at", at));

    /// <summary>Null when it was never sent, is too old, or its person was erased.</summary>
    public static SentLetter? Find(UnitOfWork unit, long n) => unit.Find(
        FindLetter, r => new SentLetter(r.Int64(0), r.Int64(1), r.Text(2), r.Int32(3), r.TextOrNull(4), r.Text(5), r.Bool(6)) { Topic = r.TextOrNull(7) }, ("n", n));

    public static void PutThread(UnitOfWork unit, PeopleStore people, long address, string person, LetterThread thread) => unit.Execute(
        PutThreadRow, ("address", address), ("answers", thread.Answers), ("thread", thread.Thread),
        ("subject", people.SealFor(unit, person, thread.Subject, At(person))));

    /// <summary>Null before the first letter of theirs.</summary>
    public LetterThread? FindThread(UnitOfWork unit, long address) => unit.Find(
        FindThreadRow,
        r => new LetterThread(r.Text(0), r.Text(1), Sealer.Open(vault.Unwrap(r.Bytes(3), r.Text(4)), r.Bytes(2), At(r.Text(4)))),
        ("address", address));

    /// <summary>The row of a known address and how its person stands with us; null when nobody has it.</summary>
    public (long Id, PersonStatus Status)? FindAddress(UnitOfWork unit, string address) => unit.FindValue(
        FindAddressId, r => (r.Int64(0), (PersonStatus)r.Int32(1)), ("channel", ChannelNames.Email), ("lookup", vault.Lookup.Of(ChannelNames.Email, address)));

    public static void Count(UnitOfWork unit, long address, LetterArrival what, DateTimeOffset at) =>
        unit.Execute(InsertArrival, ("address", address), ("what", (int)what), ("at", at));

    public static long Counted(UnitOfWork unit, long address, LetterArrival what, DateTimeOffset since) =>
        unit.Scalar(CountArrivals, ("address", address), ("what", (int)what), ("since", since));

    /// <summary>When the program first looked into the mailbox; that is now for one it never saw.</summary>
    public DateTimeOffset Since(UnitOfWork unit, string mailbox, DateTimeOffset now)
    {
        var lookup = vault.Lookup.Of("mailbox", mailbox);
        unit.Execute(OpenMailboxRow, ("lookup", lookup), ("since", now));
        return unit.Get(MailboxSinceRow, r => r.Instant(0), ("lookup", lookup));
    }

    /// <summary>Forgets one chunk of what nothing asks for any more; call again while it says true.</summary>
    public static bool Purge(UnitOfWork unit, DateTimeOffset now) =>
        unit.Execute(PurgeOldLetters, ("before", now.AddDays(-DaysOfAnswers))) + unit.Execute(PurgeArrivals, ("before", now.AddDays(-DaysOfCounts))) > 0;

    private static SealedAt At(string person) => new("letter_threads", "subject_sealed", person);
}
