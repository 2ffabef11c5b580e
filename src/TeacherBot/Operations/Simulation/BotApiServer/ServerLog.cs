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

/// <summary>The oracle: what was really asked and done, and where the client misbehaved.</summary>
internal sealed class ServerLog(bool keep)
{
    private const int MaxViolations = 10_000;
    private readonly Lock _gate = new();
    private readonly List<LoggedCall> _calls = [];
    private readonly List<string> _violations = [];
    private long _requests;
    private long _tooMany;

    /// <summary>Counted even when the list is off.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Answered «too many requests»; counted even when the list is off.</summary>
    public long TooMany => Interlocked.Read(ref _tooMany);

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
