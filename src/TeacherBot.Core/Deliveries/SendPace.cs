namespace TeacherBot.Core.Deliveries;

/// <summary>Limits of one channel.</summary>
/// <param name="UnaskedPerSecond">Overall rate of reminders and bulk; replies are not held to it.</param>
/// <param name="PerChatPerSecond">Rate inside one chat, for everything.</param>
/// <param name="PerChatBurst">How many may pass at once in one chat.</param>
public sealed record PaceLimits(double UnaskedPerSecond, double PerChatPerSecond, int PerChatBurst);

/// <summary>
/// Says when a send may go. Token buckets by chat and for unasked messages, and pauses the peer asked for, for one chat or for all.
/// Pure: time comes in, nothing sleeps here. Not safe for several threads; the one worker of a channel owns it.
/// </summary>
public sealed class SendPace(PaceLimits limits)
{
    private readonly Dictionary<long, Bucket> chats = [];
    private Bucket unasked = new(1, DateTimeOffset.MinValue);
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Takes one send out of the buckets and says null, or says when to ask again and takes nothing.</summary>
    public DateTimeOffset? Take(long address, Lane lane, DateTimeOffset now)
    {
        var chat = chats.GetValueOrDefault(address, new(limits.PerChatBurst, now)).Filled(now, limits.PerChatPerSecond, limits.PerChatBurst);
        var pool = unasked.Filled(now, limits.UnaskedPerSecond, Math.Max(1, limits.UnaskedPerSecond / 10));
        var free = Later(pausedUntil, Later(chat.PausedUntil, chat.FreeAt(now, limits.PerChatPerSecond)));
        if (lane != Lane.Reply)
        {
            free = Later(free, pool.FreeAt(now, limits.UnaskedPerSecond));
        }

        if (free > now)
        {
            return free;
        }

        chats[address] = chat with { Tokens = chat.Tokens - 1 };
        unasked = lane == Lane.Reply ? pool : pool with { Tokens = pool.Tokens - 1 };
        return null;
    }

    /// <summary>The peer asked to wait: obeyed to the letter, for one chat or for everything.</summary>
    public void Pause(long? address, DateTimeOffset until)
    {
        if (address is not { } chat)
        {
            pausedUntil = Later(pausedUntil, until);
            return;
        }

        var bucket = chats.GetValueOrDefault(chat, new(0, until));
        chats[chat] = bucket with { PausedUntil = Later(bucket.PausedUntil, until) };
    }

    /// <summary>Forgets chats that have been full and unpaused for a minute, so that memory does not grow with people.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (address, bucket) in chats)
        {
            if (bucket.At < now.AddMinutes(-1) && bucket.PausedUntil <= now)
            {
                chats.Remove(address);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private readonly record struct Bucket(double Tokens, DateTimeOffset At)
    {
        public DateTimeOffset PausedUntil { get; init; }

        public Bucket Filled(DateTimeOffset now, double perSecond, double most) => this with
        {
            Tokens = Math.Min(most, At == DateTimeOffset.MinValue ? most : Tokens + ((now - At).TotalSeconds * perSecond)),
            At = now,
        };

        // Rounded up to a millisecond: waiting until a moment that is still too early would spin.
        public DateTimeOffset FreeAt(DateTimeOffset now, double perSecond) =>
            Tokens >= 1 ? now : now.AddMilliseconds(Math.Ceiling((1 - Tokens) / perSecond * 1000));
    }
}
