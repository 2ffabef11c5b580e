using TeacherBot.Core.Deliveries;

namespace TeacherBot.Store;

/// <summary>Where a delivery stands; the numbers are stored.</summary>
public enum DeliveryState
{
    Pending = 0,
    Sending = 2,
    Delivered = 3,
    Rejected = 4,
    Gone = 5,
    Unknown = 6,
    Superseded = 7,
    Cancelled = 8,

    /// <summary>A frozen recipient of a broadcast: chosen, not yet let go.</summary>
    Frozen = 9,

    /// <summary>Not sent because of the weekly cap.</summary>
    HeldBack = 10,
}

/// <summary>What a delivery does at the channel.</summary>
public enum DeliveryKind
{
    /// <summary>The living screen: edited in place or sent anew.</summary>
    Screen = 0,

    /// <summary>A message that stays.</summary>
    Say = 1,

    /// <summary>Takes the buttons off an older copy; <see cref="Delivery.Target"/> is its id.</summary>
    Disarm = 2,

    /// <summary>Takes a copy of a broadcast back; <see cref="Delivery.Target"/> is its id.</summary>
    Recall = 3,
}

/// <summary>One copy for one address, as the worker takes it.</summary>
/// <param name="Target">What a disarm or recall is about; of a repeat, the row it repeats.</param>
/// <param name="Body">JSON of the message; null for <see cref="DeliveryKind.Disarm"/>.</param>
/// <param name="Tries">Sends begun before this one.</param>
public sealed record Delivery(
    long Id, long Address, Lane Lane, DeliveryKind Kind, string? ReplaceKey, bool Fresh, int Version, long? Target, string? Body, int Tries)
{
    /// <summary>Earlier sends of the same thing whose outcome is unknown.</summary>
    public int Repeats { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The row this one repeats, or itself.</summary>
    public long Original => Kind is DeliveryKind.Screen or DeliveryKind.Say ? Target ?? Id : Id;

    /// <summary>The broadcast whose message this copy is; null for a message of its own.</summary>
    public string? Broadcast { get; init; }
}

/// <summary>The outbox and the living screens. All messages of the program pass through here.</summary>
public static class OutboxStore
{
    /// <summary>The replace-key of the one living screen.</summary>
    public const string ScreenKey = "screen";

    private const int DaysOfHistory = 30;

    private static readonly Statement InsertDelivery = Statement.Named("InsertDelivery");
    private static readonly Statement ChannelOfAddress = Statement.Named("ChannelOf");
    private static readonly Statement SupersedeScreens = Statement.Named("SupersedeScreens");
    private static readonly Statement DueDeliveries = Statement.Named("DueDeliveries");
    private static readonly Statement MarkSendingRow = Statement.Named("MarkSending");
    private static readonly Statement FinishDelivery = Statement.Named("FinishDelivery");
    private static readonly Statement RequeueDelivery = Statement.Named("RequeueDelivery");
    private static readonly Statement SendingDeliveries = Statement.Named("SendingDeliveries");
    private static readonly Statement NextDue = Statement.Named("NextDue");
    private static readonly Statement CountOutbox = Statement.Named("CountOutbox");
    private static readonly Statement OldestPendingRow = Statement.Named("OldestPending");
    private static readonly Statement PurgeFinished = Statement.Named("PurgeFinished");
    private static readonly Statement FindScreenRow = Statement.Named("FindScreen");
    private static readonly Statement PutScreenRow = Statement.Named("PutScreen");
    private static readonly Statement DeleteScreenRow = Statement.Named("DeleteScreen");
    private static readonly Statement CancelPending = Statement.Named("CancelPending");
    private static readonly Statement NextAddressOf = Statement.Named("NextAddress");
    private static readonly Statement ReaddressRow = Statement.Named("Readdress");
    private static readonly Statement SentByMinutes = Statement.Named("SentByMinute");
    private static readonly Statement UnaskedWaitingAt = Statement.Named("UnaskedWaitingAt");

    /// <summary>Queues a screen; waiting ones are superseded by it.</summary>
    public static void Screen(UnitOfWork unit, long address, string channel, string body, bool fresh, int version, DateTimeOffset at)
    {
        var wasFresh = unit.Query(SupersedeScreens, r => r.Bool(0), ("address", address), ("replace", ScreenKey), ("at", at)).Contains(true);
        Insert(unit, new(0, address, Lane.Reply, DeliveryKind.Screen, ScreenKey, fresh || wasFresh, version, null, body, 0), channel, at, at);
    }

    public static void Say(UnitOfWork unit, long address, string channel, Lane lane, string body, DateTimeOffset at) =>
        Insert(unit, new(0, address, lane, DeliveryKind.Say, null, true, 0, null, body, 0), channel, at, at);

    public static void Disarm(UnitOfWork unit, long address, string channel, long target, DateTimeOffset at) =>
        Insert(unit, new(0, address, Lane.Reply, DeliveryKind.Disarm, null, false, 0, target, null, 0), channel, at, at);

    /// <summary>Takes a message out of the chat, whoever wrote it.</summary>
    /// <param name="target">Its id in the channel.</param>
    public static void TakeBack(UnitOfWork unit, long address, string channel, long target, DateTimeOffset at) =>
        Insert(unit, new(0, address, Lane.Reply, DeliveryKind.Recall, null, false, 0, target, null, 0), channel, at, at);

    /// <summary>Once more after an unknown outcome; <see cref="Delivery.Repeats"/> already counts it.</summary>
    public static void Again(UnitOfWork unit, Delivery delivery, string channel, DateTimeOffset due, DateTimeOffset at) =>
        Insert(unit, delivery, channel, due, at);

    public static string ChannelOf(UnitOfWork unit, long address) => unit.Get(ChannelOfAddress, r => r.Text(0), ("address", address));

    public static IReadOnlyList<Delivery> Due(UnitOfWork unit, string channel, Lane lane, int most, DateTimeOffset now) => unit.Query(
        DueDeliveries, Map, ("channel", channel), ("lane", (int)lane), ("now", now), ("most", most));

    /// <summary>False when the row was superseded meanwhile: do not send it.</summary>
    public static bool MarkSending(UnitOfWork unit, long id) => unit.Execute(MarkSendingRow, ("id", id)) == 1;

    public static void Finish(UnitOfWork unit, long id, DeliveryState state, long? message, string? code, DateTimeOffset at) => unit.Execute(
        FinishDelivery, ("id", id), ("state", (int)state), ("message", message), ("code", code), ("at", at));

    public static void Requeue(UnitOfWork unit, long id, bool fresh, string? code, DateTimeOffset due) =>
        unit.Execute(RequeueDelivery, ("id", id), ("fresh", fresh), ("code", code), ("due", due));

    public static IReadOnlyList<Delivery> Sending(UnitOfWork unit, string channel) => unit.Query(SendingDeliveries, Map, ("channel", channel));

    public static DateTimeOffset? NextDueAt(UnitOfWork unit, string channel) =>
        unit.Get(NextDue, r => r.InstantOrNull(0), ("channel", channel));

    public static long Count(UnitOfWork unit, DeliveryState state) => unit.Scalar(CountOutbox, ("state", (int)state));

    public static DateTimeOffset? OldestPending(UnitOfWork unit) => unit.Get(OldestPendingRow, r => r.InstantOrNull(0));

    /// <summary>Forgets one chunk of old finished rows; call again while it says true.</summary>
    public static bool Purge(UnitOfWork unit, DateTimeOffset now) => unit.Execute(PurgeFinished, ("before", now.AddDays(-DaysOfHistory))) > 0;

    public static long? FindScreen(UnitOfWork unit, long address) =>
        unit.FindValue(FindScreenRow, r => r.Int64(0), ("address", address), ("replace", ScreenKey));

    public static void PutScreen(UnitOfWork unit, long address, long message, DateTimeOffset at) =>
        unit.Execute(PutScreenRow, ("address", address), ("replace", ScreenKey), ("message", message), ("at", at));

    public static void ForgetScreen(UnitOfWork unit, long address) =>
        unit.Execute(DeleteScreenRow, ("address", address), ("replace", ScreenKey));

    /// <summary>Another address of the same person that can be reached; null when there is none.</summary>
    public static (long Address, string Channel)? NextAddress(UnitOfWork unit, long address) => unit.FindValue(
        NextAddressOf, r => (r.Int64(0), r.Text(1)), ("address", address));

    /// <summary>
    /// Sends an unasked message by the next channel of its person; false when there is none. One row for one person, so that nobody gets
    /// it twice.
    /// </summary>
    public static bool FallOver(UnitOfWork unit, long id, long address, DateTimeOffset at)
    {
        if (NextAddress(unit, address) is not { } next)
        {
            return false;
        }

        unit.Execute(ReaddressRow, ("id", id), ("address", next.Address), ("channel", next.Channel), ("at", at));
        return true;
    }

    /// <summary>Sent since an instant, by minute and whether they were unasked.</summary>
    public static IReadOnlyList<(DateTimeOffset At, bool Unasked, int Count)> SentByMinute(UnitOfWork unit, string channel, DateTimeOffset since) =>
        unit.Query(SentByMinutes, r => (r.Instant(0), r.Bool(1), r.Int32(2)), ("channel", channel), ("since", since));

    /// <summary>Unasked messages that wait at an address.</summary>
    public static IReadOnlyList<long> UnaskedAt(UnitOfWork unit, long address) => unit.Query(UnaskedWaitingAt, r => r.Int64(0), ("address", address));

    public static void Cancel(UnitOfWork unit, long address, DateTimeOffset at) =>
        unit.Execute(CancelPending, ("address", address), ("at", at));

    private static void Insert(UnitOfWork unit, Delivery delivery, string channel, DateTimeOffset due, DateTimeOffset at) => unit.Scalar(
        InsertDelivery,
        ("address", delivery.Address), ("channel", channel), ("lane", (int)delivery.Lane), ("kind", (int)delivery.Kind),
        ("replace", delivery.ReplaceKey), ("fresh", delivery.Fresh), ("version", delivery.Version), ("target", delivery.Target),
        ("body", delivery.Body), ("repeats", delivery.Repeats), ("due", due), ("at", at));

    private static Delivery Map(Row row) => new(
        row.Int64(0), row.Int64(1), (Lane)row.Int32(2), (DeliveryKind)row.Int32(3), row.TextOrNull(4), row.Bool(5), row.Int32(6),
        row.Int64OrNull(7), row.TextOrNull(8), row.Int32(9))
    {
        Repeats = row.Int32(10),
        CreatedAt = row.Instant(11),
        Broadcast = row.TextOrNull(12),
    };
}
