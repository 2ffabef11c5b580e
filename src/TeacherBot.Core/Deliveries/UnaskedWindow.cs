namespace TeacherBot.Core.Deliveries;

/// <summary>
/// The overall rate of unasked messages as slots: no second, wherever it begins, sees more of them arrive than there are slots. The
/// peer counts arrivals and the way there varies, so a slot rests from the latest instant its message can have arrived: when the
/// answer came, less what the way back surely takes. The next message cannot arrive before it is sent, so no delay of the network
/// adds up to one too many; a way of even length costs nothing.
/// </summary>
public sealed class UnaskedWindow
{
    private const int TripsToBelieve = 32;
    private const double LeastShare = 0.25;
    private const double Slower = 0.8;
    private const double Faster = 0.05;

    // The trips of a first burst wait for each other, so the shortest of them is still a long one.
    private static readonly TimeSpan Learning = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan MostAhead = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RaiseEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> resting = new();
    private readonly int slots;
    private readonly TimeSpan length;

    private TimeSpan shortest = TimeSpan.MaxValue;
    private TimeSpan usual;
    private TimeSpan preparing;
    private TimeSpan ahead = Slack;
    private int trips;
    private DateTimeOffset firstTripAt;
    private double share = 1;
    private DateTimeOffset raiseAt;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <param name="perSecond">May be below one, and need not be whole: 2.5 is two messages in any 0.8 seconds.</param>
    public UnaskedWindow(double perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        slots = (int)Math.Max(1, Math.Floor(perSecond));
        length = TimeSpan.FromSeconds(slots / perSecond) + Slack;
    }

    /// <summary>Messages taken and not yet answered.</summary>
    public int OnTheWire { get; private set; }

    /// <summary>Slots in use: fewer than all for a while after the peer refused everybody.</summary>
    public int Slots => Math.Max(1, (int)(slots * share));

    /// <summary>
    /// When the next message may be taken: <paramref name="now"/> or before it means at once. That is a little before its slot is free,
    /// since a message that is taken is written down before it is sent. With every slot on the wire nobody knows; then it is soon, and the
    /// end of a send is the time to ask.
    /// </summary>
    public DateTimeOffset FreeAt(DateTimeOffset now)
    {
        while (resting.TryPeek(out _, out var free) && free <= now)
        {
            resting.Dequeue();
        }

        Raise(now);
        var used = OnTheWire + resting.Count;
        return pausedUntil > now ? pausedUntil
            : used < Slots ? now
            : !resting.TryPeek(out _, out var first) ? now + LookAgain
            : used == Slots ? first - ahead
            : first;
    }

    /// <summary>Uses a slot until <see cref="Arrived"/> or <see cref="NotUsed"/>; the result is when its message may leave.</summary>
    public DateTimeOffset Take(DateTimeOffset now)
    {
        var leaves = OnTheWire + resting.Count < Slots ? now : resting.Dequeue();
        OnTheWire++;
        return leaves;
    }

    /// <summary>How long it took from the taking to the sending, so that the next ones are taken as much earlier.</summary>
    public void Learn(TimeSpan prepared)
    {
        preparing += (prepared - preparing) / 8;
        var wanted = (preparing * 1.25) + Slack;
        ahead = wanted < MostAhead ? wanted : MostAhead;
    }

    /// <summary>The send of a taken slot ended, whatever came of it.</summary>
    /// <param name="sentAt">Before the first byte.</param>
    /// <param name="endedAt">When the answer was there or hope was given up.</param>
    /// <param name="answered">Only then did the message go there and the answer back.</param>
    public void Arrived(DateTimeOffset sentAt, DateTimeOffset endedAt, bool answered)
    {
        OnTheWire--;
        if (answered)
        {
            LearnTrip(endedAt - sentAt, endedAt);
        }

        var arrived = endedAt - Sure(endedAt - sentAt, endedAt);
        resting.Enqueue(arrived + length, arrived + length);
    }

    /// <summary>The message of a taken slot never left; the slot goes on resting as it did.</summary>
    public void NotUsed(DateTimeOffset leaves)
    {
        OnTheWire--;
        resting.Enqueue(leaves, leaves);
    }

    /// <summary>What may have gone before this program began is not known: every slot rests as if it had been used just now.</summary>
    public void RestAll(DateTimeOffset now)
    {
        while (OnTheWire + resting.Count < slots)
        {
            resting.Enqueue(now + length, now + length);
        }
    }

    /// <summary>
    /// The peer told unasked messages to wait: its limit is lower than ours. Nothing goes until then; afterwards the rate is lower, and
    /// climbs again by and by. Refusals of messages that were on the wire together lower it once.
    /// </summary>
    public void Pause(DateTimeOffset now, DateTimeOffset until)
    {
        if (now >= pausedUntil)
        {
            share = Math.Max(LeastShare, share * Slower);
        }

        if (until > pausedUntil)
        {
            (pausedUntil, raiseAt) = (until, until + RaiseEvery);
        }
    }

    private void Raise(DateTimeOffset now)
    {
        while (share < 1 && now >= raiseAt)
        {
            share = Math.Min(1, share + Faster);
            raiseAt += RaiseEvery;
        }
    }

    // The shortest way there and the shortest way back need not have been on one trip: the more trips differ, the less of the shortest
    // one is sure, and of few trips, or those of a moment, nothing. The shortest is that of all times: under load every trip of a while is long, and then
    // nearly all of it is the way there.
    private TimeSpan Sure(TimeSpan trip, DateTimeOffset now)
    {
        if (trips < TripsToBelieve || now - firstTripAt < Learning)
        {
            return TimeSpan.Zero;
        }

        var sure = shortest - ((usual - shortest) / 2);
        return sure < TimeSpan.Zero ? TimeSpan.Zero : sure < trip ? sure : trip;
    }

    private void LearnTrip(TimeSpan trip, DateTimeOffset now)
    {
        firstTripAt = trips == 0 ? now : firstTripAt;
        trips++;
        shortest = trip < shortest ? trip : shortest;
        usual = trips == 1 ? trip : usual + ((trip - usual) / Math.Min(trips, TripsToBelieve));
    }
}
