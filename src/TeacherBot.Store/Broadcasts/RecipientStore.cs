using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Core.Segments;

namespace TeacherBot.Store;

/// <summary>One recipient in the ledger.</summary>
/// <param name="Message">Id the channel gave it; null unless it arrived.</param>
public sealed record LedgerLine(long Id, string Person, string Channel, DeliveryState State, string? Code, long? Message, DateTimeOffset? FinishedAt)
{
    /// <summary>It had arrived and is taken back: the state is that of taking it back.</summary>
    public bool Recall { get; init; }
}

/// <summary>Where the job that chooses recipients stands.</summary>
/// <param name="Reached">The last person it came to, "" at the beginning.</param>
/// <param name="At">The instant chosen for; null before the beginning.</param>
/// <param name="NeedPlan">Plan by need; null for an ordinary rule.</param>
public sealed record Freezing(string Reached, DateTimeOffset? At, long? NeedPlan);

/// <summary>Frozen recipients: outbox rows of a broadcast, one for a person, from chosen to outcome.</summary>
public static class RecipientStore
{
    private static readonly Statement FindRecipient = Statement.Named("FindRecipient");
    private static readonly Statement InsertRecipient = Statement.Named("InsertRecipient");
    private static readonly Statement DropRecipients = Statement.Named("DropRecipients");
    private static readonly Statement HeldRecipients = Statement.Named("HeldRecipients");
    private static readonly Statement LetGo = Statement.Named("LetGo");
    private static readonly Statement InsertUnasked = Statement.Named("InsertUnasked");
    private static readonly Statement PurgeUnasked = Statement.Named("PurgeUnasked");
    private static readonly Statement HoldBackRows = Statement.Named("HoldBack");
    private static readonly Statement CancelRecipients = Statement.Named("CancelRecipients");
    private static readonly Statement RepeatRecipients = Statement.Named("RepeatRecipients");
    private static readonly Statement CountInFlight = Statement.Named("CountInFlight");
    private static readonly Statement RecallRecipients = Statement.Named("RecallRecipients");
    private static readonly Statement LedgerCounts = Statement.Named("LedgerCounts");
    private static readonly Statement LedgerRecalls = Statement.Named("LedgerRecalls");
    private static readonly Statement LedgerLines = Statement.Named("LedgerLines");
    private static readonly Statement RewindBroadcast = Statement.Named("RewindBroadcast");
    private static readonly Statement ReachedOfBroadcast = Statement.Named("FreezingOfBroadcast");
    private static readonly Statement SetReached = Statement.Named("SetReached");
    private static readonly Statement CountOfBroadcast = Statement.Named("CountOfBroadcast");
    private static readonly Statement SetCountOfBroadcast = Statement.Named("SetCountOfBroadcast");
    private static readonly Statement DeleteCounts = Statement.Named("DeleteCountsOfBroadcast");

    private static readonly string[] Outcomes =
    [
        .. Enum.GetValues<DeliveryState>()
            .SelectMany(s => new[] { NameOf(s, DeliveryKind.Say, false), NameOf(s, DeliveryKind.Say, true), NameOf(s, DeliveryKind.Recall, false) })
            .Distinct(),
    ];

    /// <summary>Forgets an earlier choice and begins anew.</summary>
    /// <param name="perSecond">Limit the plan is forecast by.</param>
    /// <param name="need">The plan by need that the recipients are read from; null for an ordinary rule.</param>
    public static void Begin(UnitOfWork unit, string broadcast, bool blind, int perSecond, Allowed? need, DateTimeOffset at)
    {
        Drop(unit, broadcast);
        unit.Execute(RewindBroadcast, ("id", broadcast), ("blind", blind), ("rate", perSecond), ("plan", need?.Plan), ("at", at));
        if (need is not null)
        {
            Add(unit, broadcast, BroadcastCounts.About, need.About);
        }
    }

    /// <summary>How far the choice has come; null when nothing is being frozen.</summary>
    public static Freezing? Progress(UnitOfWork unit, string broadcast) => unit.Find(
        ReachedOfBroadcast, r => new Freezing(r.Text(0), r.InstantOrNull(1), r.Int64OrNull(2)), ("id", broadcast));

    /// <summary>Chooses the best address of each of these people, or counts why not; remembers the last of them.</summary>
    /// <param name="channels">Channels whose policy lets the whole text through.</param>
    public static void Freeze(UnitOfWork unit, Broadcast broadcast, IReadOnlyList<string> people, IReadOnlyList<string> channels, DateTimeOffset at)
    {
        var (silent, unreachable) = (0, 0);
        var byChannel = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var consent = BroadcastCounts.ConsentOf(broadcast.Kind);
        foreach (var person in people)
        {
            var found = unit.Find(
                FindRecipient, r => (Id: r.Int64OrNull(0), Channel: r.TextOrNull(1), Consents: r.Text(2)).ToTuple(), ("person", person), P.List("channels", channels));
            if (found is null || !Columns.Versions(found.Item3).ContainsKey(consent))
            {
                silent++;
            }
            else if (found.Item1 is not { } address)
            {
                unreachable++;
            }
            else
            {
                byChannel[found.Item2!] = byChannel.GetValueOrDefault(found.Item2!) + 1;
                unit.Execute(InsertRecipient, ("address", address), ("channel", found.Item2), ("broadcast", broadcast.Id), ("at", at));
            }
        }

        Add(unit, broadcast.Id, BroadcastCounts.NoConsent, silent);
        Add(unit, broadcast.Id, BroadcastCounts.NoAddress, unreachable);
        foreach (var (channel, n) in byChannel)
        {
            Add(unit, broadcast.Id, BroadcastCounts.ByChannel + channel, n);
        }

        unit.Execute(SetReached, ("id", broadcast.Id), ("reached", people[^1]));
    }

    /// <summary>
    /// Gives the next held recipients to the delivery worker; the number looked at. Who withdrew, unsubscribed or has had enough this
    /// week is settled here.
    /// </summary>
    /// <param name="cap">Unasked messages a week at most, over all senders.</param>
    public static int Feed(UnitOfWork unit, Broadcast broadcast, int most, int cap, DateTimeOffset now)
    {
        var held = unit.Query(
            HeldRecipients,
            r => new Held(r.Int64(0), r.Int64(1), r.Text(2), r.TextOrNull(3) == "again", r.Text(4), r.Bool(5), (PersonStatus)r.Int32(6), r.Text(7), r.Int32(8)),
            ("broadcast", broadcast.Id), ("week", now.AddDays(-7)), ("most", most));
        foreach (var recipient in held)
        {
            Settle(unit, broadcast, recipient, cap, now);
        }

        return held.Count;
    }

    public static void Drop(UnitOfWork unit, string broadcast)
    {
        unit.Execute(DropRecipients, ("broadcast", broadcast));
        unit.Execute(DeleteCounts, ("broadcast", broadcast));
    }

    public static void HoldBack(UnitOfWork unit, string broadcast) => unit.Execute(HoldBackRows, ("broadcast", broadcast));

    public static void Cancel(UnitOfWork unit, string broadcast, DateTimeOffset at) =>
        unit.Execute(CancelRecipients, ("broadcast", broadcast), ("at", at));

    public static int Repeat(UnitOfWork unit, string broadcast) => unit.Execute(RepeatRecipients, ("broadcast", broadcast));

    /// <summary>Lets the next copies that arrived be taken back; the number of them.</summary>
    public static int Recall(UnitOfWork unit, string broadcast, int most, DateTimeOffset at) =>
        unit.Execute(RecallRecipients, ("broadcast", broadcast), ("most", most), ("at", at));

    /// <summary>Copies let go and not settled, and how many of them are letters, which a provider's daily limit may hold back for days.</summary>
    public static (int All, int Letters) InFlight(UnitOfWork unit, string broadcast) => unit.Get(
        CountInFlight, r => (r.Int32(0), r.Int32(1)).ToTuple(), ("broadcast", broadcast), ("slow", ChannelNames.Email)).ToValueTuple();

    /// <summary>What became of everybody, by name of <see cref="BroadcastCounts"/>.</summary>
    public static IReadOnlyList<BroadcastCount> Count(UnitOfWork unit, string broadcast)
    {
        var states = unit.Query(LedgerCounts, r => ((DeliveryState)r.Int32(0), r.Int32(1), r.Int32(2)).ToTuple(), ("broadcast", broadcast));
        var recalls = BroadcastStore.Find(unit, broadcast)?.Status == BroadcastStatus.Recalled
            ? unit.Query(LedgerRecalls, r => ((DeliveryState)r.Int32(0), r.Int32(1)).ToTuple(), ("broadcast", broadcast)).ToDictionary(r => r.Item1, r => r.Item2)
            : [];
        return
        [
            .. states.SelectMany(s => Named(s.Item1, s.Item3, s.Item2, recalls.GetValueOrDefault(s.Item1)))
                .Where(c => c.Number > 0)
                .GroupBy(c => c.What)
                .Select(g => new BroadcastCount(g.Key, g.Sum(c => c.Number))),
        ];
    }

    private static IEnumerable<BroadcastCount> Named(DeliveryState state, int all, int changed, int recalls) =>
    [
        new(NameOf(state, DeliveryKind.Say, false), all - changed - recalls),
        new(NameOf(state, DeliveryKind.Say, true), changed),
        new(NameOf(state, DeliveryKind.Recall, false), recalls),
    ];

    /// <summary>Keeps the counts of outcomes that people see; those of another outcome become zero.</summary>
    public static void Keep(UnitOfWork unit, string broadcast, IReadOnlyList<BroadcastCount> counts)
    {
        foreach (var what in Outcomes)
        {
            unit.Execute(
                SetCountOfBroadcast,
                ("broadcast", broadcast), ("what", what), ("n", counts.FirstOrDefault(c => c.What == what)?.Number ?? 0));
        }
    }

    /// <summary>The ledger line by line, in the order of sending; page on with the last id.</summary>
    public static IReadOnlyList<LedgerLine> Lines(UnitOfWork unit, string broadcast, long after, int most) => unit.Query(
        LedgerLines,
        r => new LedgerLine(r.Int64(0), r.Text(1), r.Text(2), (DeliveryState)r.Int32(3), r.TextOrNull(4), r.Int64OrNull(5), r.InstantOrNull(6)) { Recall = r.Int32(7) == (int)DeliveryKind.Recall },
        ("broadcast", broadcast), ("after", after), ("most", most));

    /// <summary>Forgets unasked messages that no cap counts any more.</summary>
    public static void Purge(UnitOfWork unit, DateTimeOffset now) => unit.Execute(PurgeUnasked, ("before", now.AddDays(-8)));

    private static void Add(UnitOfWork unit, string broadcast, string what, int n) =>
        unit.Execute(CountOfBroadcast, ("broadcast", broadcast), ("what", what), ("n", n));

    private static void Settle(UnitOfWork unit, Broadcast broadcast, Held held, int cap, DateTimeOffset now)
    {
        if (held.Status != PersonStatus.Active || !Columns.Versions(held.Consents).ContainsKey(BroadcastCounts.ConsentOf(broadcast.Kind)))
        {
            OutboxStore.Finish(unit, held.Id, DeliveryState.Cancelled, null, "changed", now);
            return;
        }

        if (!held.Again && held.ThisWeek >= cap)
        {
            OutboxStore.Finish(unit, held.Id, DeliveryState.HeldBack, null, "weekly cap", now);
            return;
        }

        var (address, channel) = held.Reachable ? (held.Address, held.Channel) : OutboxStore.NextAddress(unit, held.Address) ?? (0, "");
        if (address == 0)
        {
            OutboxStore.Finish(unit, held.Id, DeliveryState.Gone, null, "unreachable", now);
            return;
        }

        unit.Execute(LetGo, ("id", held.Id), ("address", address), ("channel", channel), ("at", now));
        if (!held.Again)
        {
            unit.Execute(InsertUnasked, ("person", held.Person), ("at", now));
        }
    }

    private static string NameOf(DeliveryState state, DeliveryKind kind, bool changed) => state switch
    {
        DeliveryState.Delivered when kind == DeliveryKind.Recall => BroadcastCounts.Recalled,
        DeliveryState.Pending or DeliveryState.Sending when kind == DeliveryKind.Recall => BroadcastCounts.Recalling,
        _ when kind == DeliveryKind.Recall => BroadcastCounts.NotRecalled,
        DeliveryState.Delivered or DeliveryState.Superseded => BroadcastCounts.Sent,
        DeliveryState.Rejected => BroadcastCounts.Failed,
        DeliveryState.Gone => BroadcastCounts.Gone,
        DeliveryState.Unknown => BroadcastCounts.Unknown,
        DeliveryState.HeldBack => BroadcastCounts.Capped,
        DeliveryState.Cancelled => changed ? BroadcastCounts.Changed : BroadcastCounts.Cancelled,
        _ => BroadcastCounts.Waiting,
    };

    private sealed record Held(
        long Id, long Address, string Channel, bool Again, string Person, bool Reachable, PersonStatus Status, string Consents, int ThisWeek);
}
