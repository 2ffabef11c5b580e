namespace TeacherBot.Core.Deliveries;

/// <summary>Limits of one channel.</summary>
/// <param name="UnaskedPerSecond">Overall rate of reminders and bulk in any sliding second; replies are not held to it.</param>
/// <param name="PerChatPerSecond">Rate inside one chat, for everything.</param>
/// <param name="PerChatBurst">How many may pass at once in one chat.</param>
public sealed record PaceLimits(double UnaskedPerSecond, double PerChatPerSecond, int PerChatBurst)
{
    /// <summary>Unasked messages on the wire at once: the places above it are kept for replies.</summary>
    public int UnaskedAtOnce { get; init; } = 48;

    /// <summary>Everything sent to one group in any sliding minute.</summary>
    public int PerGroupPerMinute { get; init; } = 20;

    /// <summary>What a mail provider takes, replies included; null for a channel without such limits.</summary>
    public LetterLimits? Letters { get; init; }
}

/// <summary>
/// Says when a send may go: the overall rate of unasked messages, one unasked message a second in a chat, a bucket by chat for all, a
/// window by group, and the pauses the peer asked for. Pure: time comes in, nothing sleeps here. Not safe for several threads; the
/// one worker of a channel owns it.
/// </summary>
public sealed class SendPace(PaceLimits limits)
{
    private static readonly TimeSpan UnaskedApart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GroupWindow = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<long, Bucket> chats = [];
    private readonly Dictionary<long, Queue<DateTimeOffset>> groups = [];
    private readonly Dictionary<long, (DateTimeOffset Taken, DateTimeOffset Leaves)> leaving = [];
    private readonly LetterBudget? letters = limits.Letters is { } most ? new LetterBudget(most) : null;
    private readonly UnaskedWindow unasked = new(limits.UnaskedPerSecond);
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Chats remembered now; falls back to few once <see cref="Forget"/> has looked through them.</summary>
    public int Remembered => chats.Count + groups.Count + leaving.Count;

    /// <summary>Takes one send out of the limits and says null, or says when to ask again and takes nothing.</summary>
    /// <param name="group">The address is a group, which takes fewer and no edits for free.</param>
    public DateTimeOffset? Take(long address, Lane lane, DateTimeOffset now, bool group = false)
    {
        var chat = chats.GetValueOrDefault(address, new(limits.PerChatBurst, now)).Filled(now, limits.PerChatPerSecond, limits.PerChatBurst);
        var free = Later(pausedUntil, Later(chat.PausedUntil, chat.FreeAt(now, limits.PerChatPerSecond)));
        free = group ? Later(free, GroupFreeAt(address, now)) : free;
        free = lane == Lane.Reply ? free : Later(free, Later(chat.UnaskedFreeAt, WireFreeAt(now)));
        free = letters is null ? free : Later(free, letters.FreeAt(lane, now));
        if (free > now)
        {
            return free;
        }

        letters?.Take(lane, now);
        chats[address] = chat with
        {
            Tokens = chat.Tokens - 1,
            UnaskedFreeAt = lane == Lane.Reply ? chat.UnaskedFreeAt : now + UnaskedApart,
            SentAt = now,
            SentBeforeAt = chat.SentAt,
        };
        if (group)
        {
            groups[address].Enqueue(now);
        }

        if (lane != Lane.Reply)
        {
            leaving[address] = (now, unasked.Take(now));
        }

        return null;
    }

    /// <summary>When the next unasked message may go to anybody; null when that is now.</summary>
    public DateTimeOffset? UnaskedFreeAt(DateTimeOffset now) => Later(pausedUntil, WireFreeAt(now)) is var free && free > now ? free : null;

    /// <summary>A send that was taken ended; <paramref name="answered"/> says whether the peer spoke.</summary>
    public void Arrived(Lane lane, DateTimeOffset sentAt, DateTimeOffset endedAt, bool answered)
    {
        if (lane != Lane.Reply)
        {
            unasked.Arrived(sentAt, endedAt, answered);
        }
    }

    /// <summary>
    /// What was taken is written down and may leave at this instant, which for an unasked message may lie a little ahead. To be asked once
    /// for each message that is sent.
    /// </summary>
    public DateTimeOffset Leaves(long address, DateTimeOffset now)
    {
        if (!leaving.Remove(address, out var message))
        {
            return now;
        }

        unasked.Learn(now - message.Taken);
        return Later(now, message.Leaves);
    }

    /// <summary>What was taken is not sent after all.</summary>
    public void NotUsed(long address)
    {
        if (leaving.Remove(address, out var message))
        {
            unasked.NotUsed(message.Leaves);
        }
    }

    /// <summary>What was taken led to no letter: it does not count.</summary>
    public void NothingLeft(Lane lane, DateTimeOffset at) => letters?.GiveBack(lane, at);

    /// <summary>What was sent within a day counts.</summary>
    public bool CountsLetters => letters is not null;

    /// <summary>Letters that an earlier run sent in the last day.</summary>
    public void Sent(bool unaskedOnes, int count, DateTimeOffset at) => letters?.Sent(unaskedOnes, count, at);

    /// <summary>The program begins: a run that died a moment ago may have used up the second.</summary>
    public void Begin(DateTimeOffset now) => unasked.RestAll(now);

    /// <summary>The peer asked to wait: obeyed to the letter, for one chat or group, or for everything.</summary>
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

    /// <summary>
    /// A send was told to wait, and not whose limit it was. A chat to which nothing else went for a minute cannot have reached its own, so
    /// then all unasked messages wait with it. Replies are not held to that limit; when they are refused too, everybody waits.
    /// </summary>
    /// <param name="everybody">Chats of all kinds were refused, this one last; of a mail account, that it is blocked, replies included.</param>
    public void Refused(long address, Lane lane, bool everybody, DateTimeOffset now, DateTimeOffset until)
    {
        Pause(everybody && (lane == Lane.Reply || letters is not null) ? null : address, until);
        if (everybody || (lane != Lane.Reply && chats.GetValueOrDefault(address).SentBeforeAt < now.AddMinutes(-1)))
        {
            unasked.Pause(now, until);
        }
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

        foreach (var (address, sent) in groups)
        {
            if (sent.Count == 0 || sent.Last() < now - GroupWindow)
            {
                groups.Remove(address);
            }
        }
    }

    private DateTimeOffset WireFreeAt(DateTimeOffset now) =>
        unasked.FreeAt(now) is var free && free <= now && unasked.OnTheWire >= limits.UnaskedAtOnce ? now + LookAgain : free;

    private DateTimeOffset GroupFreeAt(long address, DateTimeOffset now)
    {
        if (!groups.TryGetValue(address, out var sent))
        {
            groups[address] = sent = [];
        }

        while (sent.TryPeek(out var oldest) && oldest + GroupWindow <= now)
        {
            sent.Dequeue();
        }

        return sent.Count < limits.PerGroupPerMinute ? now : sent.Peek() + GroupWindow;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private readonly record struct Bucket(double Tokens, DateTimeOffset At)
    {
        public DateTimeOffset PausedUntil { get; init; }

        public DateTimeOffset UnaskedFreeAt { get; init; }

        public DateTimeOffset SentAt { get; init; }

        public DateTimeOffset SentBeforeAt { get; init; }

        public Bucket Filled(DateTimeOffset now, double perSecond, double most) => this with
        {
            Tokens = At == DateTimeOffset.MinValue ? most : Math.Min(most, Tokens + (Math.Max(0, (now - At).TotalSeconds) * perSecond)),
            At = now > At ? now : At,
        };

        // Rounded up to a millisecond: waiting until a moment that is still too early would spin.
        public DateTimeOffset FreeAt(DateTimeOffset now, double perSecond) =>
            Tokens >= 1 ? now : now.AddMilliseconds(Math.Ceiling((1 - Tokens) / perSecond * 1000));
    }
}
