using System.Collections.Concurrent;
using System.Diagnostics;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>
/// Sends what the outbox of one channel holds: replies before reminders before bulk, one send at a time for an address, at most 64 on
/// the wire. A row is marked as sending, and that is committed, before its first byte.
/// </summary>
internal sealed class DeliveryWorker(Database database, IChannel channel, DeliveryParts parts, TimeProvider clock, ILogger<DeliveryWorker> log)
{
    private const int AtOnce = 64;
    private const int MostGathering = 3;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);

    private readonly DueRows due = new(database, channel.Name, new SendPace(parts.Limits));
    private readonly ConcurrentQueue<Settled> settled = new();
    private readonly WakeUp wake = new();
    private readonly OutgoingComposer composer = new(database, parts, channel.Name);
    private readonly DeliveryRecord record = new(database, channel.Name, parts.Begun, clock, log);
    private readonly ChannelCircuit circuit = new(channel, clock, log);
    private int sending;

    /// <summary>Something was queued or may go now.</summary>
    public void Wake() => wake.Ring();

    /// <summary>Open while the peer refuses the channel itself: everything waits, and goes on by itself.</summary>
    public ChannelCircuit Circuit => circuit;

    /// <summary>Runs until cancelled. Rows found as sending belong to a run that died: nobody knows whether they arrived.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await record.RecoverAsync(cancellation);
        due.Begin(clock.GetUtcNow());
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var wait = await StepAsync(cancellation);
                await WaitAsync(wait, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // The database may be busy or full: nothing was lost, the rows are still there.
                DeliveryLog.IterationFailed(log, channel.Name, error.GetType().Name);
                await Task.Delay(Idle, clock, CancellationToken.None);
            }
        }

        await DrainAsync();
    }

    /// <summary>Sends everything that may go now and waits for the outcomes; for the demo and for tests with their own clock.</summary>
    public async Task PumpAsync(CancellationToken cancellation)
    {
        // A send that ended during the step frees its address for the next row: only the step after it knows.
        while (await StepAsync(cancellation) == TimeSpan.Zero || Volatile.Read(ref sending) > 0 || !settled.IsEmpty)
        {
            await Task.Yield();
        }
    }

    // One write a beat: what ended since the last one, and the next rows, share a place in the queue of the store.
    private async Task<TimeSpan> StepAsync(CancellationToken cancellation)
    {
        await GatherAsync();
        await TryCircuitAsync(cancellation);
        var done = Ended();
        var chosen = circuit.IsBroken ? [] : due.Take(AtOnce - Volatile.Read(ref sending), clock.GetUtcNow());
        if (done.Count == 0 && chosen.Count == 0)
        {
            return UntilNext();
        }

        List<Prepared> prepared = [];
        try
        {
            prepared = await record.WriteAsync(done, chosen);
        }
        finally
        {
            done.ForEach(d => due.Release(d.Ready.Delivery.Address));
            GiveBack(chosen, prepared);
        }

        foreach (var ready in prepared)
        {
            Interlocked.Increment(ref sending);
            var leaves = due.Pace.Leaves(ready.Delivery.Address, clock.GetUtcNow());
            _ = Task.Run(() => SendAsync(ready, leaves, cancellation), CancellationToken.None);
        }

        return TimeSpan.Zero;
    }

    // Chosen, and yet not to be sent: superseded meanwhile, or the write failed.
    private void GiveBack(List<Delivery> chosen, List<Prepared> prepared)
    {
        var marked = prepared.Select(p => p.Delivery.Id).ToHashSet();
        foreach (var free in chosen.Where(c => !marked.Contains(c.Id)))
        {
            due.Release(free.Address);
            due.Pace.NotUsed(free.Address);
        }
    }

    private TimeSpan UntilNext()
    {
        var now = clock.GetUtcNow();
        var wait = Volatile.Read(ref sending) > 0 || due.HoldsBack ? Soon : Idle;
        return circuit.IsBroken || due.PacedUntil is not { } free || free - now > wait ? wait : free > now ? free - now : TimeSpan.Zero;
    }

    // Outcomes that are on their way are not kept waiting by a question to the peer.
    private Task TryCircuitAsync(CancellationToken cancellation) =>
        circuit.IsBroken && Volatile.Read(ref sending) == 0 && settled.IsEmpty ? circuit.TryAsync(cancellation) : Task.CompletedTask;

    // A beat for a few rows costs the same commit as one for many, so the sends of the last one get a moment to end.
    private async Task GatherAsync()
    {
        for (var i = 0; i < MostGathering && Volatile.Read(ref sending) > AtOnce / 4; i++)
        {
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private List<Settled> Ended()
    {
        var ended = new List<Settled>();
        while (settled.TryDequeue(out var done))
        {
            Obey(done);
            ended.Add(done);
        }

        return ended;
    }

    private async Task SendAsync(Prepared ready, DateTimeOffset leaves, CancellationToken cancellation)
    {
        await UntilAsync(leaves);
        var started = Stopwatch.GetTimestamp();
        var sentAt = clock.GetUtcNow();
        SendOutcome outcome;
        try
        {
            parts.Begun.Begin(ready.Delivery);
            outcome = cancellation.IsCancellationRequested
                ? new SendOutcome.NotSent("stopped")
                : await channel.SendAsync(composer.Compose(ready), cancellation);
        }
        catch (OperationCanceledException)
        {
            outcome = new SendOutcome.Unknown("stopped");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            DeliveryLog.SendFailed(log, channel.Name, ready.Delivery.Id, error.GetType().Name, error.StackTrace);
            outcome = new SendOutcome.Rejected(error.GetType().Name);
        }

        Telemetry.Delivered(channel.Name, ready.Delivery.Lane, outcome.GetType().Name, Stopwatch.GetElapsedTime(started));
        settled.Enqueue(new Settled(ready, outcome) { SentAt = sentAt, EndedAt = clock.GetUtcNow() });
        Interlocked.Decrement(ref sending);
        Wake();
    }

    // A timer may go off a little early; a clock that a test holds still must not hold the message.
    private async Task UntilAsync(DateTimeOffset leaves)
    {
        for (var i = 0; i < 3 && leaves - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), CancellationToken.None);
        }
    }

    private void Obey(Settled done)
    {
        due.Arrived(done);
        switch (done.Outcome)
        {
            case SendOutcome.RetryAfter retry:
                due.Pace.Refused(done.Ready.Delivery.Address, done.Ready.Delivery.Lane, retry.Everybody, done.EndedAt, done.EndedAt + retry.Wait);
                break;
            case SendOutcome.ChannelMisconfigured bad:
                circuit.Break(bad.Code);
                break;
            default:
                break;
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        if (wait == TimeSpan.Zero)
        {
            return;
        }

        due.Forget(clock.GetUtcNow());
        await wake.WaitAsync(wait, cancellation);
    }

    // What is still on the wire ends by its own time limit; a start that finds it as sending settles it as unknown.
    private async Task DrainAsync()
    {
        for (var i = 0; i < 500 && Volatile.Read(ref sending) > 0; i++)
        {
            await Task.Delay(10, CancellationToken.None);
        }

        try
        {
            await record.WriteAsync(Ended(), []);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            DeliveryLog.IterationFailed(log, channel.Name, error.GetType().Name);
        }
    }
}
