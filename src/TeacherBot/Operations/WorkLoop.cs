using System.Threading.Channels;

namespace TeacherBot.Operations;

/// <summary>
/// The loop of a background worker: step after step while there is something to do, then a sleep until somebody wakes it or time is
/// up. A step that throws is logged and tried again after a pause that grows to a minute.
/// </summary>
internal sealed class WorkLoop(string name, TimeSpan idle, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public TimeProvider Clock => clock;

    public void Wake() => wake.Writer.TryWrite(true);

    /// <param name="step">True when there may be more to do at once.</param>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> step, CancellationToken cancellation)
    {
        var failures = 0;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var more = await step(cancellation);
                failures = 0;
                if (!more)
                {
                    await SleepAsync(cancellation);
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                var pause = Pause(failures++);
                OperationsLog.IterationFailed(log, name, error.GetType().Name, pause, error.StackTrace);
                await Task.Delay(pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static TimeSpan Pause(int failures)
    {
        var pause = ShortestPause * Math.Pow(2, Math.Min(failures, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task SleepAsync(CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(idle, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            await wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Only the sleep is over.
        }
    }
}
