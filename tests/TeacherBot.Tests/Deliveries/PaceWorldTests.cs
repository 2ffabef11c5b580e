using TeacherBot.Core.Deliveries;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Deliveries;

/// <summary>What the peer sees, whatever the network does between.</summary>
public class PaceWorldTests
{
    private const int Rate = 30;

    [Fact]
    public void No_second_at_the_peer_sees_more_than_the_rate_however_the_way_there_varies() => Cases.Run(
        11,
        60,
        (random, size) => Rows(random, size * 12, slowest: random.NextDouble() * 0.4),
        rows => Assert.InRange(Fullest(Run(rows)), 1, Rate),
        Print);

    [Fact]
    public void Ten_thousand_at_thirty_a_second_are_through_in_less_than_350_seconds_over_an_even_way()
    {
        foreach (var trip in new[] { 0.001, 0.06, 0.3 })
        {
            var random = new Random(1);
            var world = Run([.. Enumerable.Range(0, 10_000).Select(i => new PaceRow(i, Lane.Bulk, 0, 0.002 + (random.NextDouble() * 0.006), trip / 2, trip / 2))]);

            Assert.InRange(world.Elapsed.TotalSeconds, 332, 345);
            Assert.InRange(Fullest(world), 1, Rate);
        }
    }

    [Fact]
    public void Time_to_write_rows_down_costs_nothing_as_long_as_it_stays_what_it_was()
    {
        var random = new Random(3);
        var world = Run([.. Enumerable.Range(0, 3000).Select(i => new PaceRow(i, Lane.Bulk, 0, 0.05 + (random.NextDouble() * 0.02), 0.001, 0.001))]);

        Assert.InRange(world.Elapsed.TotalSeconds, 99, 101.5);
        Assert.InRange(Fullest(world), 1, Rate);
    }

    [Fact]
    public void A_way_that_varies_costs_no_more_than_its_own_variation()
    {
        var random = new Random(2);
        var world = Run([.. Enumerable.Range(0, 3000).Select(i => new PaceRow(i, Lane.Bulk, 0, 0.003, 0.03 + (random.NextDouble() * 0.02), 0.03))]);

        Assert.InRange(world.Elapsed.TotalSeconds, 99, 100 * 1.05);
        Assert.InRange(Fullest(world), 1, Rate);
    }

    [Fact]
    public void Replies_go_at_once_beside_any_amount_of_bulk() => Cases.Run(
        12,
        30,
        (random, size) => Rows(random, size * 30, slowest: 0.05),
        rows =>
        {
            var world = Run(rows);
            Assert.All(world.Sent.Where(s => s.Row.Lane == Lane.Reply), s => Assert.InRange((s.Taken - At(s.Row.At)).TotalSeconds, 0, 0));
        },
        Print);

    [Fact]
    public void Unasked_messages_never_wait_while_a_slot_is_free() => Cases.Run(
        13,
        40,
        (random, size) => Rows(random, size * 20, slowest: 0),
        rows =>
        {
            var world = Run(rows);
            var unasked = world.Sent.Where(s => s.Row.Lane != Lane.Reply).OrderBy(s => s.Taken).ToList();
            for (var i = 0; i < unasked.Count; i++)
            {
                // Whoever had to wait waited for thirty others of the second before, or for another message to the same chat.
                var (row, taken, _) = unasked[i];
                var just = taken.AddMilliseconds(-1);
                var busy = unasked.Take(i).Count(s => s.Taken.AddSeconds(1.05 + s.Row.Commit) > just);
                var same = unasked.Take(i).Any(s => s.Row.Chat == row.Chat && s.Taken.AddSeconds(1) > just);
                Assert.True(taken <= At(row.At).AddMilliseconds(1) || busy >= Rate || same, $"row {i} at {row.At} waited until {taken:ss.fff} behind {busy}");
            }
        },
        Print);

    [Fact]
    public void Waits_the_peer_asks_for_bind_unasked_messages_to_the_millisecond_and_nobody_is_lost() => Cases.Run(
        14,
        60,
        (random, size) => Rows(random, size * 10, slowest: 0.05).ConvertAll(r => r.Lane != Lane.Reply && random.Next(20) == 0 ? r with { Refused = random.Next(3, 41) } : r),
        rows =>
        {
            var world = Run(rows);
            Assert.Equal(rows.Count, world.Sent.Count - world.Told.Count);
            foreach (var (row, told, until) in world.Told)
            {
                Assert.DoesNotContain(world.Sent, s => s.Row.Chat == row.Chat && s.Taken > told && s.Taken < until);
            }

            Assert.InRange(Fullest(world), 1, Rate);
        },
        Print);

    [Fact]
    public void Refusal_of_a_stranger_stops_all_unasked_messages_until_the_instant_and_not_longer()
    {
        var rows = Enumerable.Range(0, 300).Select(i => new PaceRow(i, Lane.Bulk, 0, 0.002, 0.001, 0.001)).ToList();
        rows[100] = rows[100] with { Refused = 17 };
        var world = Run(rows);
        var (_, told, until) = Assert.Single(world.Told);

        Assert.DoesNotContain(world.Sent, s => s.Taken > told && s.Taken < until);
        Assert.Contains(world.Sent, s => s.Taken == until);
    }

    private static PaceWorld Run(List<PaceRow> rows)
    {
        var world = new PaceWorld(new SendPace(new PaceLimits(Rate, 1000, 1000)));
        world.Run(rows);
        return world;
    }

    private static List<PaceRow> Rows(Random random, int count, double slowest) =>
    [
        .. Enumerable.Range(0, count).Select(i => new PaceRow(
            random.Next(8) == 0 ? random.Next(5) : 100 + i,
            random.Next(4) == 0 ? Lane.Reply : random.Next(4) == 0 ? Lane.Reminder : Lane.Bulk,
            Math.Round(random.NextDouble() * count / 60, 3),
            Math.Round(random.NextDouble() * 0.01, 4),
            Math.Round(0.001 + (random.NextDouble() * slowest), 4),
            Math.Round(0.001 + (random.NextDouble() * slowest), 4))),
    ];

    private static DateTimeOffset At(double seconds) => new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero).AddSeconds(seconds);

    private static int Fullest(PaceWorld world)
    {
        var arrived = world.Sent.Where(s => s.Row.Lane != Lane.Reply).Select(s => s.Arrived).Order().ToList();
        var (fullest, first) = (0, 0);
        for (var i = 0; i < arrived.Count; i++)
        {
            while (arrived[first] <= arrived[i].AddSeconds(-1))
            {
                first++;
            }

            fullest = Math.Max(fullest, i - first + 1);
        }

        return fullest;
    }

    private static string Print(List<PaceRow> rows) => string.Join('\n', rows);
}
