using System.Diagnostics;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>A refusal that holds until an instant; who sends before it ignores it.</summary>
internal sealed class Penalty
{
    public DateTimeOffset Until { get; set; }
    public long ToldTicks { get; set; }

    /// <summary>Until somebody sends again.</summary>
    public FloodWait? Wait { get; set; }
}

/// <summary>One 429 of this server's limits and when the client went on; <see cref="Chat"/> is 0 for all chats.</summary>
internal sealed record FloodWait(long Chat, DateTimeOffset ToldAt, int Seconds)
{
    /// <summary>Null while nothing was sent there since.</summary>
    public DateTimeOffset? ResumedAt { get; set; }

    /// <summary>How much longer than told the client waited; null while it waits. Going on too early is a violation of its own.</summary>
    public TimeSpan? Late => ResumedAt - ToldAt.AddSeconds(Seconds);
}

/// <summary>One bucket of allowances.</summary>
internal sealed class TokenBucket
{
    private double _tokens = double.NaN;
    private DateTimeOffset _at;

    /// <returns>Zero when taken, else the time until the next one.</returns>
    public TimeSpan Take(DateTimeOffset now, double perSecond, double burst)
    {
        _tokens = double.IsNaN(_tokens) ? burst : Math.Min(burst, _tokens + ((now - _at).TotalSeconds * perSecond));
        _at = now;
        if (_tokens >= 1)
        {
            _tokens -= 1;
            return TimeSpan.Zero;
        }

        return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
    }
}

/// <summary>So many in any sliding stretch of time, wherever it begins: no burst on top.</summary>
internal sealed class SlidingWindow(TimeSpan length)
{
    private readonly Queue<DateTimeOffset> _accepted = new();

    /// <summary>The most that any stretch has seen, for the report.</summary>
    public int Fullest { get; private set; }

    /// <returns>False when one more would be too many; then it is not counted.</returns>
    public bool TryTake(DateTimeOffset now, int most)
    {
        while (_accepted.TryPeek(out var oldest) && oldest <= now - length)
        {
            _accepted.Dequeue();
        }

        if (_accepted.Count >= most)
        {
            return false;
        }

        _accepted.Enqueue(now);
        Fullest = Math.Max(Fullest, _accepted.Count);
        return true;
    }
}

/// <summary>A chat's own limits.</summary>
internal sealed class ChatFlood
{
    public TokenBucket Bucket { get; } = new();
    public Penalty Penalty { get; } = new();

    /// <summary>Made only where a hidden limit counts.</summary>
    public SlidingWindow? Hidden { get; set; }
}

/// <summary>All waits this server has told, in order.</summary>
internal sealed class FloodWaits
{
    private readonly Lock _gate = new();
    private readonly List<FloodWait> _all = [];

    public IReadOnlyList<FloodWait> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>To be called with the penalty locked.</summary>
    public void Told(Penalty penalty, long chat, DateTimeOffset now, int seconds)
    {
        penalty.Until = now.AddSeconds(seconds);
        penalty.ToldTicks = Stopwatch.GetTimestamp();
        penalty.Wait = new FloodWait(chat, now, seconds);
        lock (_gate)
        {
            _all.Add(penalty.Wait);
        }
    }
}
