using System.Globalization;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>What became of one request.</summary>
internal enum CallOutcome
{
    Applied,
    Refused,

    /// <summary>The connection was cut before anything was done.</summary>
    Dropped,

    /// <summary>Done, but the client never saw the answer.</summary>
    AppliedAnswerLost,
}

/// <summary>One request as the server saw it; chat and message are 0 where there are none.</summary>
internal readonly record struct LoggedCall(DateTimeOffset At, string Method, long ChatId, int MessageId, CallOutcome Outcome, int Status);

/// <summary>One new message that this server took: a line of the record a sender's ledger is compared with.</summary>
/// <param name="TextHash">First eight bytes of the SHA-256 of the text as people see it.</param>
/// <param name="IsReply">The person had acted just before; see <see cref="FloodControl"/>.</param>
internal readonly record struct AcceptedMessage(long ChatId, int MessageId, ulong TextHash, DateTimeOffset At, bool IsReply)
{
    public static ulong HashOf(string text) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}

/// <summary>The oracle: what was really asked and done, and where the client misbehaved.</summary>
internal sealed class ServerLog(bool keep, bool keepAccepted)
{
    private const int MaxViolations = 10_000;
    private readonly Lock _gate = new();
    private readonly List<LoggedCall> _calls = [];
    private readonly List<string> _violations = [];
    private readonly List<AcceptedMessage> _accepted = [];
    private long _requests;
    private long _tooMany;
    private long _acceptedCount;

    /// <summary>Counted even when the list is off.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Answered «too many requests»; counted even when the list is off.</summary>
    public long TooMany => Interlocked.Read(ref _tooMany);

    /// <summary>New messages taken; counted even when the record is off.</summary>
    public long AcceptedCount => Interlocked.Read(ref _acceptedCount);

    /// <summary>Every new message taken, in order, also when the client never saw the answer.</summary>
    public IReadOnlyList<AcceptedMessage> Accepted
    {
        get
        {
            lock (_gate)
            {
                return [.. _accepted];
            }
        }
    }

    public IReadOnlyList<LoggedCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
            {
                return [.. _violations];
            }
        }
    }

    public void Add(in LoggedCall call)
    {
        Interlocked.Increment(ref _requests);
        if (call.Status == 429)
        {
            Interlocked.Increment(ref _tooMany);
        }

        if (!keep)
        {
            return;
        }

        lock (_gate)
        {
            _calls.Add(call);
        }
    }

    public void Accept(long chat, int message, string text, DateTimeOffset at, bool isReply)
    {
        Interlocked.Increment(ref _acceptedCount);
        if (keepAccepted)
        {
            lock (_gate)
            {
                _accepted.Add(new AcceptedMessage(chat, message, AcceptedMessage.HashOf(text), at, isReply));
            }
        }
    }

    public void Violation(string what, long chatId = 0)
    {
        lock (_gate)
        {
            if (_violations.Count < MaxViolations)
            {
                _violations.Add(chatId == 0 ? what : string.Create(CultureInfo.InvariantCulture, $"chat {chatId}: {what}"));
            }
        }
    }
}
