using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Operations;

namespace TeacherBot.Tests.Documents;

public sealed class LoopTests
{
    [Fact]
    public async Task Planned_signal_speaks_when_due_and_once()
    {
        using var world = await DocumentWorld.OpenAsync();
        await world.JoinAsync();
        await world.SentAsync();
        var signal = new ScheduleSignal(SignalKinds.DocumentFailed, "profile", world.Clock.GetUtcNow().AddHours(1), "once");
        await world.ApplyAsync(DocumentWorld.Address, signal);
        var worker = new ScheduleWorker(world.Database, world.Turns, world.Clock, NullLogger<ScheduleWorker>.Instance);

        Assert.False(await worker.StepAsync(CancellationToken.None));
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await worker.StepAsync(CancellationToken.None));
        Assert.False(await worker.StepAsync(CancellationToken.None));

        Assert.Single(world.Waiting());
    }

    [Fact]
    public async Task Step_that_throws_is_tried_again_and_the_loop_ends_cleanly()
    {
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var loop = new WorkLoop("test", TimeSpan.FromHours(1), new HastyClock(), NullLogger.Instance);

        await loop.RunAsync(
            _ =>
            {
                steps++;
                if (steps < 4)
                {
                    throw new InvalidOperationException();
                }

                stop.Cancel();
                return Task.FromResult(true);
            },
            stop.Token);

        Assert.Equal(4, steps);
    }

    [Fact]
    public async Task Sleeping_loop_wakes_when_told()
    {
        using var stop = new CancellationTokenSource();
        var stepped = new SemaphoreSlim(0);
        var loop = new WorkLoop("test", TimeSpan.FromHours(1), TimeProvider.System, NullLogger.Instance);
        var running = loop.RunAsync(
            _ =>
            {
                stepped.Release();
                return Task.FromResult(false);
            },
            stop.Token);

        await stepped.WaitAsync();
        loop.Wake();
        await stepped.WaitAsync();
        await stop.CancelAsync();

        await running;
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
