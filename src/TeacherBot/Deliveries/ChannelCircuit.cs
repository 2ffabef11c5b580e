using System.Globalization;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations;

namespace TeacherBot.Deliveries;

/// <summary>
/// Stops everything of a channel while the peer refuses the channel itself, and asks the peer now and then whether it still does. Sending
/// and receiving share it, so that one of them asks for both.
/// </summary>
internal sealed class ChannelCircuit(IChannel channel, TimeProvider clock, ILogger log)
{
    private readonly Lock gate = new();
    private readonly Circuit circuit = new();
    private TaskCompletionSource mended = Done();

    public bool IsBroken
    {
        get
        {
            lock (gate)
            {
                return circuit.Code is not null;
            }
        }
    }

    /// <summary>What an operator should know; null while the channel works.</summary>
    public string? Failure
    {
        get
        {
            lock (gate)
            {
                return circuit is { Code: { } code, TryAt: { } at }
                    ? string.Create(CultureInfo.InvariantCulture, $"refused by the server: {code}, asked again at {at.UtcDateTime:HH:mm:ss} UTC")
                    : null;
            }
        }
    }

    public void Break(string code)
    {
        lock (gate)
        {
            if (!circuit.Break(code, clock.GetUtcNow()))
            {
                return;
            }

            mended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Telemetry.Paused(channel.Name, true);
        DeliveryLog.Misconfigured(log, channel.Name, code);
    }

    /// <summary>Completes once the channel works.</summary>
    public Task MendedAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            return mended.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Asks the peer when it is time to.</summary>
    public async Task TryAsync(CancellationToken cancellation)
    {
        if (!IsDue() || cancellation.IsCancellationRequested)
        {
            return;
        }

        var works = await channel.WorksAsync(cancellation);
        lock (gate)
        {
            if (!works)
            {
                circuit.StillBroken(clock.GetUtcNow());
                return;
            }

            circuit.Mend();
            mended.TrySetResult();
        }

        Telemetry.Paused(channel.Name, false);
        DeliveryLog.WorksAgain(log, channel.Name);
    }

    private bool IsDue()
    {
        lock (gate)
        {
            return circuit.TryAt <= clock.GetUtcNow();
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
