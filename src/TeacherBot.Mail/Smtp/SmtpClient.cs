using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Smtp;

/// <summary>How letters leave.</summary>
/// <param name="Server">Where they are handed in.</param>
public sealed record SmtpOptions(MailServer Server)
{
    /// <summary>Name we greet with: a domain of ours or an address literal (RFC 5321 §4.1.1.1).</summary>
    public string Hello { get; init; } = "[127.0.0.1]";

    /// <summary>Letters over one connection before it is opened anew.</summary>
    public int PerConnection { get; init; } = 100;

    /// <summary>A connection unused for so long is not trusted any more.</summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to a complete letter (RFC 5321 §4.5.3.2.6 asks for ten minutes).</summary>
    public TimeSpan FinalTimeout { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>
/// Hands letters to a submission server (RFC 5321, 6409): one connection for many, one letter at a time. Nothing a server or network
/// does makes it throw; safe for several threads.
/// </summary>
public sealed class SmtpClient(SmtpOptions options, TimeProvider clock) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private SmtpSession? session;
    private int sent;
    private long usedAt;

    /// <exception cref="OperationCanceledException">Asked to stop; a letter that was complete by then is unknown.</exception>
    public async Task<SmtpOutcome> SendAsync(SmtpEnvelope envelope, CancellationToken cancellation)
    {
        if (SmtpAddress.Of(envelope.Recipient) is not { } to || (envelope.From.Length > 0 && SmtpAddress.Of(envelope.From) is null))
        {
            return new SmtpOutcome.Impossible("адрес не годится для письма");
        }

        var safe = envelope with { Recipient = to, From = envelope.From.Length == 0 ? "" : SmtpAddress.Of(envelope.From)! };
        await turn.WaitAsync(cancellation);
        try
        {
            var kept = session is not null;
            var outcome = await TryAsync(safe, cancellation);

            // A connection that was kept may have been closed on the other side long ago: the letter has not left.
            return kept && session is null && outcome is SmtpOutcome.NotSent ? await TryAsync(safe, cancellation) : outcome;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Opens a connection, signs in and says null, or says why it cannot be.</summary>
    public async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await CloseAsync();
            session = await SmtpSession.OpenAsync(options.Server, options.Hello, cancellation);
            Used();
            return null;
        }
        catch (MailConnectionException error)
        {
            return error.Message;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        turn.Dispose();
    }

    private async Task<SmtpOutcome> TryAsync(SmtpEnvelope envelope, CancellationToken cancellation)
    {
        SmtpTransaction? transaction = null;
        try
        {
            await OpenAsync(cancellation);
            transaction = new SmtpTransaction(session!, options);
            var outcome = await transaction.RunAsync(envelope, cancellation);
            Used();
            if (outcome is SmtpOutcome.Throttled || ++sent >= options.PerConnection)
            {
                await CloseAsync();
            }

            return outcome;
        }
        catch (MailConnectionException error)
        {
            await CloseAsync();
            return transaction?.IsComplete == true ? new SmtpOutcome.Unknown(error.Message)
                : error.NeedsMending ? new SmtpOutcome.Misconfigured(error.Message)
                : new SmtpOutcome.NotSent(error.Message);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        if (session is not null && clock.GetElapsedTime(usedAt) > options.IdleFor)
        {
            await CloseAsync();
        }

        session ??= await SmtpSession.OpenAsync(options.Server, options.Hello, cancellation);
    }

    private void Used() => usedAt = clock.GetTimestamp();

    private async Task CloseAsync()
    {
        sent = 0;
        var closing = session;
        session = null;
        if (closing is not null)
        {
            await closing.DisposeAsync();
        }
    }
}
