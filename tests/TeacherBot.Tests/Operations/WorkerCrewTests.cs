using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Operations.Serving;

namespace TeacherBot.Tests.Operations;

public sealed class WorkerCrewTests
{
    [Fact]
    public async Task Worker_that_throws_is_begun_again_and_stops_when_told()
    {
        using var crew = new WorkerCrew(new AtOnce(), NullLogger<WorkerCrew>.Instance);
        var second = new TaskCompletionSource();
        var runs = 0;

        crew.Start("worker", async stop =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                throw new InvalidOperationException();
            }

            second.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        await second.Task.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Null(Assert.Single(crew.Conditions).Failure);
        await crew.StopAsync();
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Worker_that_ends_by_itself_is_not_begun_again_and_counts_as_failing()
    {
        using var crew = new WorkerCrew(TimeProvider.System, NullLogger<WorkerCrew>.Instance);
        var runs = 0;

        crew.Start("worker", _ =>
        {
            Interlocked.Increment(ref runs);
            return Task.CompletedTask;
        });
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (crew.Conditions[0].Failure != "ended")
        {
            await Task.Delay(5, patience.Token);
        }

        await crew.StopAsync();
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Check_tells_what_a_running_worker_cannot_do()
    {
        using var crew = new WorkerCrew(TimeProvider.System, NullLogger<WorkerCrew>.Instance);

        crew.Start("worker", stop => Task.Delay(Timeout.Infinite, stop), () => "refused");

        Assert.Equal("refused", Assert.Single(crew.Conditions).Failure);
        await crew.StopAsync();
    }

    /// <summary>Pauses are over as soon as they begin.</summary>
    private sealed class AtOnce : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
