namespace TeacherBot.Core.Deliveries;

/// <summary>
/// Whether a channel as a whole is refused (a revoked or wrong token), and when to try it again: after 30 seconds, then after twice as
/// long each time, at most after ten minutes. Pure; not safe for several threads.
/// </summary>
public sealed class Circuit
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private TimeSpan wait = FirstWait;

    /// <summary>Why the peer refused; null while the channel works.</summary>
    public string? Code { get; private set; }

    /// <summary>When to ask the peer again; null while the channel works.</summary>
    public DateTimeOffset? TryAt { get; private set; }

    /// <summary>The peer refused the channel. True when it had worked until now; later refusals of the same kind change nothing.</summary>
    public bool Break(string code, DateTimeOffset now)
    {
        if (Code is not null)
        {
            return false;
        }

        (Code, TryAt, wait) = (code, now + FirstWait, FirstWait);
        return true;
    }

    /// <summary>It was tried and is still refused.</summary>
    public void StillBroken(DateTimeOffset now)
    {
        wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        TryAt = now + wait;
    }

    /// <summary>It was tried and works.</summary>
    public void Mend() => (Code, TryAt) = (null, null);
}
