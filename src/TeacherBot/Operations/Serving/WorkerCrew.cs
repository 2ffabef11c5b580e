using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TeacherBot.Operations.Serving;

/// <summary>A part that works for as long as the service runs. Failure is an exception's type, or a reason of its own.</summary>
internal sealed record WorkerCondition(string Name, string? Failure);

/// <summary>
/// Runs the parts of the service side by side. One that throws is begun again after a growing pause; one that ends by itself stays
/// ended and the service is not ready any more.
/// </summary>
internal sealed class WorkerCrew(TimeProvider clock, ILogger<WorkerCrew> log) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, string?> failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<string?>> checks = new(StringComparer.Ordinal);
    private readonly List<Task> running = [];

    public ImmutableArray<WorkerCondition> Conditions =>
    [
        .. failures.Select(f => new WorkerCondition(f.Key, checks.GetValueOrDefault(f.Key)?.Invoke() ?? f.Value))
            .OrderBy(c => c.Name, StringComparer.Ordinal),
    ];

    /// <param name="check">Says why a part does not do its work although it runs; null when it does.</param>
    public void Start(string name, Func<CancellationToken, Task> work, Func<string?>? check = null)
    {
        failures[name] = null;
        if (check is not null)
        {
            checks[name] = check;
        }

        running.Add(Task.Run(() => SuperviseAsync(name, work)));
    }

    /// <summary>Asks every part to stop and waits until it has.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running);
    }

    public void Dispose() => stopping.Dispose();

    private async Task SuperviseAsync(string name, Func<CancellationToken, Task> work)
    {
        var pause = FirstPause;
        for (var began = clock.GetUtcNow(); !await RunAsync(name, work); began = clock.GetUtcNow())
        {
            pause = clock.GetUtcNow() - began > LongestPause ? FirstPause : pause;
            ServeLog.WorkerBeginsAgain(log, name, pause);
            if (!await WaitAsync(pause))
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            failures[name] = null;
        }
    }

    // False when it threw; true when it was told to stop or has ended by itself.
    private async Task<bool> RunAsync(string name, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(stopping.Token);
            if (!stopping.IsCancellationRequested)
            {
                ServeLog.WorkerEnded(log, name);
                failures[name] = "ended";
            }

            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failures[name] = error.GetType().Name;
            ServeLog.WorkerFailed(log, name, error.GetType().Name, error.StackTrace);
            return false;
        }
    }

    private async Task<bool> WaitAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, clock, stopping.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
