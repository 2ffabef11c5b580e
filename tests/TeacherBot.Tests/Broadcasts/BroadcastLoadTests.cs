using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Operations;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Verbs;
using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Broadcasts;

/// <summary>The load command at a hundredth: real store, worker, client and server over loopback.</summary>
public sealed class BroadcastLoadTests : IDisposable
{
    private readonly Shell shell = new();

    [Fact]
    public async Task A_broadcast_keeps_the_rate_of_any_second_loses_and_repeats_nothing_and_presses_are_answered_beside_it()
    {
        var report = await RunAsync(new SimulateOptions { Broadcast = 100, PerSecond = 30, Teachers = 5, Rate = 20 });

        Assert.Equal((100, 0, 0), (report.Sent, report.NotSent, report.Repeated));
        Assert.Equal((0, 0), (report.Violations, report.TooManyRequests));
        Assert.InRange(report.FullestSecond, 1, 30);
        Assert.True(report.Presses > 10, $"{report.Presses} presses");
    }

    [Fact]
    public async Task Waits_of_a_limit_nobody_told_are_obeyed_to_the_second()
    {
        var report = await RunAsync(new SimulateOptions { Broadcast = 24, PerSecond = 30, Hidden = 20, Teachers = 2, Rate = 10, Seed = 5 });

        Assert.Equal((24, 0, 0, 0), (report.Sent, report.NotSent, report.Repeated, report.Violations));
        Assert.True(report.TooManyRequests > 0, "the hidden limit was never met");
        Assert.InRange(report.LongestOverstay, 0, 1.2);
    }

    public void Dispose() => shell.Dispose();

    private async Task<BroadcastReport> RunAsync(SimulateOptions options)
    {
        var clock = new ShiftedClock();
        using var bot = await Bot.OpenAsync(DeskDoor.OptionsOf(shell.Read().Settings), clock, NullLoggerFactory.Instance, default);
        clock.By = Audience.ToWorkingHours(bot.Catalog.Value, clock.GetUtcNow());
        return await new BroadcastLoad(bot, options with { Channel = "telegram" }).RunAsync(new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token);
    }
}
