using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Operations;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Verbs;
using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Deliveries;

/// <summary>The load command at a hundredth: real store, worker, client and server over loopback.</summary>
public sealed class BulkLoadTests : IDisposable
{
    private readonly Shell shell = new();

    [Fact]
    public async Task Bulk_keeps_the_rate_of_any_second_loses_and_repeats_nothing_and_presses_are_answered_beside_it()
    {
        var report = await RunAsync(new SimulateOptions { Bulk = 100, BulkRate = 30, Teachers = 5, Rate = 20 });

        Assert.Equal((0, 0, 0, 0), (report.Violations, report.Waits, report.Lost, report.Repeated));
        Assert.InRange(report.FullestSecond, 1, 30);
        Assert.True(report.Presses > 10, $"{report.Presses} presses");
    }

    [Fact]
    public async Task Waits_of_a_limit_nobody_told_are_obeyed_to_the_second()
    {
        var report = await RunAsync(new SimulateOptions { Bulk = 24, BulkRate = 30, Hidden = 20, Teachers = 2, Rate = 10, Seed = 5 });

        Assert.Equal((0, 0, 0), (report.Violations, report.Lost, report.Repeated));
        Assert.InRange(report.Waits, 1, 3);
        Assert.InRange(report.Latest, 0, 1.2);
    }

    public void Dispose() => shell.Dispose();

    private async Task<BulkReport> RunAsync(SimulateOptions options)
    {
        using var bot = await Bot.OpenAsync(DeskDoor.OptionsOf(shell.Read().Settings), TimeProvider.System, NullLoggerFactory.Instance, default);
        return await new BulkLoad(bot, options).RunAsync(new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token);
    }
}
