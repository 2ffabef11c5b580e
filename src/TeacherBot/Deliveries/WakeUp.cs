using System.Threading.Channels;

namespace TeacherBot.Deliveries;

/// <summary>A bell for one sleeper: rung while awake it is heard at the next sleep, rung twice it is one ring.</summary>
internal sealed class WakeUp
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => bell.Writer.TryWrite(true);

    /// <summary>Until somebody rings or the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter((int)Math.Ceiling(atMost.TotalMilliseconds));
        try
        {
            await bell.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Only the wait is over.
        }
    }
}
