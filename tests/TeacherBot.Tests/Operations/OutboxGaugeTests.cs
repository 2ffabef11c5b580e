using TeacherBot.Core.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Operations.Serving;
using TeacherBot.Store;
using TeacherBot.Tests.Simulation;
using TeacherBot.Tests.Store.Features;

namespace TeacherBot.Tests.Operations;

public sealed class OutboxGaugeTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private readonly ManualClock clock = new();

    [Fact]
    public async Task Depth_and_age_are_told_by_channel_and_lane_of_waiting_rows_only()
    {
        var to = await fixture.AddAsync("depths");
        await fixture.Database.WriteAsync(unit =>
        {
            OutboxStore.Say(unit, to.Address, "d1", Lane.Bulk, "1", fixture.Now);
            OutboxStore.Say(unit, to.Address, "d1", Lane.Bulk, "2", fixture.Now.AddSeconds(5));
            OutboxStore.Say(unit, to.Address, "d1", Lane.Reply, "3", fixture.Now.AddSeconds(7));
            OutboxStore.Say(unit, to.Address, "d2", Lane.Reply, "4", fixture.Now.AddSeconds(8));
            OutboxStore.Finish(unit, OutboxStore.Due(unit, "d2", Lane.Reply, 1, fixture.Now.AddHours(1))[0].Id, DeliveryState.Delivered, 1, null, fixture.Now);
        });

        Assert.Equal(
            [new OutboxDepth("d1", Lane.Reply, 1, fixture.Now.AddSeconds(7)), new OutboxDepth("d1", Lane.Bulk, 2, fixture.Now)],
            fixture.Database.Read(OutboxDepth.All).Where(d => d.Channel is "d1" or "d2"));
    }

    [Fact]
    public async Task Counting_reads_the_index_of_waiting_rows_and_never_the_table()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={fixture.DatabasePath}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var sql = File.ReadAllText(Path.Combine(Shell.Repository, "src", "TeacherBot.Store", "Deliveries", "depths.sql"));
        command.CommandText = "explain query plan " + sql[sql.IndexOf("select", StringComparison.Ordinal)..];
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(3));
        }

        Assert.Contains(plan, p => p.Contains("USING COVERING INDEX outbox_due", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, p => p.StartsWith("SCAN outbox", StringComparison.Ordinal) && !p.Contains("COVERING INDEX", StringComparison.Ordinal));
    }

    [Fact]
    public void Slow_counting_is_done_rarely_and_an_emptied_lane_stays_with_nothing_in_it()
    {
        var counted = 0;
        IReadOnlyList<OutboxDepth> found = [new("one", Lane.Bulk, 1_000_000, clock.GetUtcNow())];
        var gauges = new OutboxGauges(
            () =>
            {
                counted++;
                Thread.Sleep(20);
                return found;
            },
            clock);

        Assert.Equal(1_000_000, gauges.Depths()[("one", Lane.Bulk)]!.Waiting);
        clock.Advance(TimeSpan.FromSeconds(1.9));
        gauges.Depths();
        Assert.Equal(1, counted);

        found = [];
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(gauges.Depths()[("one", Lane.Bulk)]);
        Assert.Equal(2, counted);
    }

    [Fact]
    public void Rate_is_that_of_the_last_ten_whole_seconds()
    {
        var rate = new SendRate(clock);
        for (var i = 0; i < 300; i++)
        {
            rate.Add();
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(10, rate.PerSecond);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(5, rate.PerSecond);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, rate.PerSecond);
    }
}
