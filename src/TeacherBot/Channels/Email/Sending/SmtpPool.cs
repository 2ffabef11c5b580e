using System.Collections.Concurrent;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.Channels.Email.Sending;

/// <summary>Where letters are handed in.</summary>
/// <param name="SendAsync">Hands one in.</param>
/// <param name="CheckAsync">Signs in anew and says null, or why it cannot.</param>
internal sealed record SmtpDoor(
    Func<SmtpEnvelope, CancellationToken, Task<SmtpOutcome>> SendAsync, Func<CancellationToken, Task<string?>> CheckAsync);

/// <summary>A few connections side by side: one letter waits for the server most of its time.</summary>
internal sealed class SmtpPool(SmtpOptions options, int most, TimeProvider clock) : IAsyncDisposable
{
    private readonly SemaphoreSlim room = new(most);
    private readonly ConcurrentBag<SmtpClient> free = [];

    public SmtpDoor Door => new(SendAsync, CheckAsync);

    private async Task<SmtpOutcome> SendAsync(SmtpEnvelope envelope, CancellationToken cancellation)
    {
        await room.WaitAsync(cancellation);
        var client = free.TryTake(out var idle) ? idle : new SmtpClient(options, clock);
        try
        {
            return await client.SendAsync(envelope, cancellation);
        }
        finally
        {
            free.Add(client);
            room.Release();
        }
    }

    private async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        await using var client = new SmtpClient(options, clock);
        return await client.CheckAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        while (free.TryTake(out var client))
        {
            await client.DisposeAsync();
        }

        room.Dispose();
    }
}
