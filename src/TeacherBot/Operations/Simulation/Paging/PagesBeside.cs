using System.Diagnostics;

namespace TeacherBot.Operations.Simulation.Paging;

/// <summary>
/// What page users cost the turns: the same crowd of teachers talks to the engine all the time, by turns alone and beside the users, each
/// stretch measured for itself. Changing in turn, both have the same share of a noisy machine and of a growing database.
/// </summary>
internal sealed class PagesBeside(Bot bot, SimulateOptions options)
{
    private static readonly TimeSpan LongestWarming = TimeSpan.FromSeconds(10);

    private readonly EngineLoad load = new(bot, options);
    private readonly TimeSpan time = TimeSpan.FromSeconds(options.Seconds);

    public async Task<PagesReport> RunAsync(CancellationToken cancellation)
    {
        await using var crowd = await PageCrowd.OpenAsync(bot, options, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var talking = load.RunAsync(stop.Token);
        var runs = new List<PagesRun>();
        try
        {
            // What is compiled at its first use is no part of the answer.
            await crowd.RunAsync(time < LongestWarming ? time : LongestWarming, cancellation);
            while (runs.Count < options.Runs)
            {
                runs.Add(await OnceAsync(crowd, cancellation));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await talking;
        }

        return PagesReport.Of(runs, Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0);
    }

    private async Task<PagesRun> OnceAsync(PageCrowd crowd, CancellationToken cancellation)
    {
        var alone = load.MeasureAnew();
        await Task.Delay(time, cancellation);
        var beside = load.MeasureAnew();
        var started = Stopwatch.GetTimestamp();
        var times = await crowd.RunAsync(time, cancellation);
        var elapsed = Stopwatch.GetElapsedTime(started);
        load.MeasureAnew();
        return new PagesRun(Share.Of(alone, time), Share.Of(beside, elapsed), Share.Of(times.Pages, elapsed), times.Pressed, times.Failed);
    }
}
