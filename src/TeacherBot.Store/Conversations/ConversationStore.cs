namespace TeacherBot.Store;

/// <summary>Another turn of the same person was committed first: decide again.</summary>
public sealed class VersionConflictException() : Exception("The conversation has moved on since it was read.");

/// <summary>Conversation states and the keys of inputs already taken.</summary>
public static class ConversationStore
{
    private const int DaysForChats = 8;
    private const int DaysForLetters = 400;

    private static readonly Statement InsertInboundKey = Statement.Named("InsertInboundKey");
    private static readonly Statement SaveConversation = Statement.Named("SaveConversation");
    private static readonly Statement InsertConversation = Statement.Named("InsertConversation");
    private static readonly Statement InsertQuarantine = Statement.Named("InsertQuarantine");
    private static readonly Statement CountQuarantine = Statement.Named("CountQuarantine");
    private static readonly Statement PurgeInboundKeys = Statement.Named("PurgeInboundKeys");
    private static readonly Statement PurgeLetterKeys = Statement.Named("PurgeLetterKeys");

    /// <summary>False when this input was taken before.</summary>
    public static bool Take(UnitOfWork unit, string channel, string key, DateTimeOffset at) =>
        unit.Execute(InsertInboundKey, ("channel", channel), ("key", key), ("at", at)) == 1;

    /// <summary>Writes the state if it still is the one that was read; otherwise throws <see cref="VersionConflictException"/>.</summary>
    public static void Save(UnitOfWork unit, string person, int? before, int version, string state, DateTimeOffset at)
    {
        var changed = before is { } read
            ? unit.Execute(SaveConversation, ("person", person), ("before", read), ("version", version), ("state", state), ("at", at))
            : unit.Execute(InsertConversation, ("person", person), ("version", version), ("state", state), ("at", at));
        if (changed != 1)
        {
            throw new VersionConflictException();
        }
    }

    /// <summary>Keeps the key, a hash and the exception's type; never what was said.</summary>
    public static void Quarantine(UnitOfWork unit, string channel, string key, string hash, string exception, DateTimeOffset at) =>
        unit.Execute(InsertQuarantine, ("channel", channel), ("key", key), ("hash", hash), ("exception", exception), ("at", at));

    public static long Quarantined(UnitOfWork unit) => unit.Scalar(CountQuarantine);

    /// <summary>Forgets one chunk of old keys; call again while it says true.</summary>
    public static bool Purge(UnitOfWork unit, DateTimeOffset now) =>
        unit.Execute(PurgeInboundKeys, ("before", now.AddDays(-DaysForChats)))
        + unit.Execute(PurgeLetterKeys, ("before", now.AddDays(-DaysForLetters))) > 0;
}
