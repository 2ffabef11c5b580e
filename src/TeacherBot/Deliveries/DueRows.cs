using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>
/// Which waiting rows of a channel may go now: replies before reminders before bulk, one at a time for an address, within the pace of
/// each chat and of the channel. Used by one thread.
/// </summary>
internal sealed class DueRows(Database database, string channel, SendPace pace)
{
    private static readonly Lane[] Lanes = [Lane.Reply, Lane.Reminder, Lane.Bulk];

    private static readonly TimeSpan ForgetEvery = TimeSpan.FromSeconds(10);

    private readonly HashSet<long> busy = [];
    private readonly Dictionary<long, DateTimeOffset> held = [];

    private DateTimeOffset forgetAt;

    public SendPace Pace => pace;

    /// <summary>The program begins: what earlier runs sent still counts.</summary>
    public void Begin(DateTimeOffset now)
    {
        pace.Begin(now);
        if (!pace.CountsLetters)
        {
            return;
        }

        foreach (var (at, unasked, count) in database.Read(unit => OutboxStore.SentByMinute(unit, channel, now.AddDays(-1))))
        {
            pace.Sent(unasked, count, at);
        }
    }

    /// <summary>A send ended.</summary>
    public void Arrived(Settled done)
    {
        var lane = done.Ready.Delivery.Lane;
        if (done.LeftNothing)
        {
            pace.NothingLeft(lane, done.SentAt);
        }

        pace.Arrived(lane, done.SentAt, done.EndedAt, done.IsAnswered);
    }

    /// <summary>Some address waits for its pace: look again soon.</summary>
    public bool HoldsBack => held.Count > 0;

    /// <summary>When the first of the unasked rows that the last look left waiting may go; null when none was left.</summary>
    public DateTimeOffset? PacedUntil { get; private set; }

    /// <summary>At most <paramref name="room"/> rows; their addresses are busy until released.</summary>
    public List<Delivery> Take(int room, DateTimeOffset now)
    {
        // One look for all lanes: each new one reads the pages anew that the writer has changed meanwhile.
        PacedUntil = null;
        var chosen = room > 0 ? database.Read(unit => Choose(unit, room, now)) : [];
        busy.UnionWith(chosen.Select(c => c.Address));
        return chosen;
    }

    private List<Delivery> Choose(UnitOfWork unit, int room, DateTimeOffset now)
    {
        var chosen = new List<Delivery>();
        foreach (var lane in Lanes)
        {
            if (chosen.Count >= room)
            {
                break;
            }

            // More than there is room for: some addresses are busy or held back.
            var due = OutboxStore.Due(unit, channel, lane, room + busy.Count + held.Count, now);
            chosen.AddRange(due.Where(d => !busy.Contains(d.Address) && !IsHeld(d.Address, now))
                .DistinctBy(d => d.Address)
                .Where(d => chosen.TrueForAll(c => c.Address != d.Address))
                .Where(d => MayGo(d, now))
                .Take(room - chosen.Count)
                .ToList());
        }

        return chosen;
    }

    /// <summary>The address has nothing on the wire any more.</summary>
    public void Release(long address) => busy.Remove(address);

    /// <summary>Forgets chats that have been quiet; looks through them once in a while, since there may be many.</summary>
    public void Forget(DateTimeOffset now)
    {
        if (now >= forgetAt)
        {
            pace.Forget(now);
            forgetAt = now + ForgetEvery;
        }
    }

    private bool IsHeld(long address, DateTimeOffset now)
    {
        if (!held.TryGetValue(address, out var until))
        {
            return false;
        }

        if (until > now)
        {
            return true;
        }

        held.Remove(address);
        return false;
    }

    private bool MayGo(Delivery delivery, DateTimeOffset now)
    {
        if (pace.Take(delivery.Address, delivery.Lane, now) is not { } later)
        {
            return true;
        }

        if (delivery.Lane == Lane.Reply)
        {
            held[delivery.Address] = later;
        }
        else if (PacedUntil is not { } sooner || later < sooner)
        {
            PacedUntil = later;
        }

        return false;
    }
}
