using TeacherBot.Core.Deliveries;

namespace TeacherBot.Tests.Deliveries;

/// <summary>One row to send, the time its commit takes, and the way there and back.</summary>
internal sealed record PaceRow(long Chat, Lane Lane, double At, double Commit, double There, double Back)
{
    /// <summary>Seconds to wait that the peer answers the first try with; null when it takes it.</summary>
    public int? Refused { get; init; }
}

/// <summary>
/// A worker, a network and a peer in virtual time: rows are asked for in their order as soon as they are there, sent once committed, arrive
/// when the way there is over, and are known when the way back is.
/// </summary>
internal sealed class PaceWorld(SendPace pace)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Action, DateTimeOffset> events = new();
    private readonly List<PaceRow>[] waiting = [[], [], []];
    private DateTimeOffset now = Start;

    public List<(PaceRow Row, DateTimeOffset Taken, DateTimeOffset Arrived)> Sent { get; } = [];

    /// <summary>Waits told: whose, from when, until when.</summary>
    public List<(PaceRow Row, DateTimeOffset Told, DateTimeOffset Until)> Told { get; } = [];

    public TimeSpan Elapsed => Sent.Max(s => s.Arrived) - Start;

    public void Run(IReadOnlyList<PaceRow> rows)
    {
        foreach (var row in rows)
        {
            At(row.At, () => waiting[(int)row.Lane].Add(row));
        }

        while (events.TryDequeue(out var happens, out var at))
        {
            now = at > now ? at : now;
            happens();
            if (!events.TryPeek(out _, out var next) || next > now)
            {
                Choose();
            }
        }

        Assert.All(waiting, Assert.Empty);
    }

    // Replies first, as the worker does; each refusal says when to ask again.
    private void Choose()
    {
        DateTimeOffset? again = null;
        foreach (var lane in waiting)
        {
            for (var i = 0; i < lane.Count; i++)
            {
                var row = lane[i];
                var later = row.Lane == Lane.Reply ? null : pace.UnaskedFreeAt(now);
                var full = later is not null;
                later ??= pace.Take(row.Chat, row.Lane, now);
                if (later is null)
                {
                    lane.RemoveAt(i--);
                    Send(row, now);
                    continue;
                }

                Assert.True(later > now);
                again = again < later ? again : later;
                if (full)
                {
                    break;
                }
            }
        }

        if (again is { } ask)
        {
            events.Enqueue(() => { }, ask);
        }
    }

    private void Send(PaceRow row, DateTimeOffset taken)
    {
        events.Enqueue(() => Leave(row, taken), taken.AddSeconds(row.Commit));
    }

    private void Leave(PaceRow row, DateTimeOffset taken)
    {
        var sentAt = pace.Leaves(row.Chat, now);
        var arrived = sentAt.AddSeconds(row.There);
        var ended = arrived.AddSeconds(row.Back);
        Sent.Add((row, taken, arrived));
        events.Enqueue(
            () =>
            {
                pace.Arrived(row.Lane, sentAt, ended, true);
                if (row.Refused is { } seconds)
                {
                    var until = ended.AddSeconds(seconds);
                    Told.Add((row, ended, until));
                    pace.Refused(row.Chat, row.Lane, false, ended, until);
                    events.Enqueue(() => waiting[(int)row.Lane].Add(row with { Refused = null }), until);
                }
            },
            ended);
    }

    private void At(double seconds, Action happens) => events.Enqueue(happens, Start.AddSeconds(seconds));
}
