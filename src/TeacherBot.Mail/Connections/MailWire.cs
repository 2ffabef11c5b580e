using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace TeacherBot.Mail.Connections;

/// <summary>
/// Lines and bytes over TCP or TLS, with a time limit for each step. Lines are Latin-1 text, so that no byte is lost. Whatever goes
/// wrong is a <see cref="MailConnectionException"/>; only the caller's own cancellation stays what it is.
/// </summary>
internal sealed class MailWire : IAsyncDisposable
{
    private const int LongestLine = 256 * 1024;

    private readonly MailServer server;
    private readonly TcpClient tcp;
    private readonly byte[] buffer = new byte[16 * 1024];
    private Stream stream;
    private int start;
    private int end;

    private MailWire(MailServer server, TcpClient tcp)
    {
        this.server = server;
        this.tcp = tcp;
        stream = tcp.GetStream();
    }

    public static async Task<MailWire> OpenAsync(MailServer server, CancellationToken cancellation)
    {
        var tcp = new TcpClient { NoDelay = true };
        MailWire? wire = null;
        try
        {
            await LimitAsync(server, server.ConnectTimeout, async stop => await tcp.ConnectAsync(server.Host, server.Port, stop), cancellation);
            wire = new MailWire(server, tcp);
            if (server.Security == MailSecurity.Tls)
            {
                await wire.SecureAsync(cancellation);
            }

            return wire;
        }
        catch (SocketException error)
        {
            tcp.Dispose();
            throw new MailConnectionException(MailFailure.Unreachable, $"сервер {server.Host}:{server.Port} недоступен ({error.SocketErrorCode})", error);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Begins TLS. What came before it in the clear is thrown away: somebody on the way may have put it there (RFC 3207 §6).</summary>
    public async Task SecureAsync(CancellationToken cancellation)
    {
        start = end = 0;
        var check = new CertificateCheck(server);
        var tls = new SslStream(stream, false);
        stream = tls;
        try
        {
            await LimitAsync(server, server.ConnectTimeout, stop => tls.AuthenticateAsClientAsync(check.Options, stop), cancellation);
        }
        catch (AuthenticationException error)
        {
            throw check.Refusal is { } why
                ? new MailConnectionException(MailFailure.CertificateRefused, $"сертификат сервера {server.Host} не принят: {why}", error)
                : new MailConnectionException(MailFailure.ProtocolBroken, $"сервер {server.Host}:{server.Port} не говорит TLS", error);
        }
        catch (IOException error) when (error is not MailConnectionException)
        {
            throw new MailConnectionException(MailFailure.ProtocolBroken, $"сервер {server.Host}:{server.Port} не говорит TLS: проверьте порт и защиту", error);
        }
    }

    /// <summary>A line without its end.</summary>
    public async Task<string> ReadLineAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            var taken = found < 0 ? end - start : found + 1;
            line.Append(Encoding.Latin1.GetString(buffer, start, taken));
            start += taken;
            if (found >= 0)
            {
                return line.ToString().TrimEnd('\n').TrimEnd('\r');
            }

            if (line.Length > LongestLine)
            {
                throw new MailConnectionException(MailFailure.ProtocolBroken, $"сервер {server.Host} прислал строку длиннее {LongestLine / 1024} КБ");
            }

            await FillAsync(timeout, cancellation);
        }
    }

    /// <summary>Exactly so many bytes.</summary>
    public async Task ReadExactlyAsync(Memory<byte> into, TimeSpan timeout, CancellationToken cancellation)
    {
        while (!into.IsEmpty)
        {
            if (start == end)
            {
                await FillAsync(timeout, cancellation);
            }

            var taken = Math.Min(into.Length, end - start);
            buffer.AsMemory(start, taken).CopyTo(into);
            start += taken;
            into = into[taken..];
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await LimitAsync(server, server.ReplyTimeout, async stop => await stream.WriteAsync(bytes, stop), cancellation);
        }
        catch (IOException error) when (error is not MailConnectionException)
        {
            throw Closed(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await stream.DisposeAsync();
        }
        catch (IOException)
        {
            // A goodbye that does not get through: the connection is over either way.
        }

        tcp.Dispose();
    }

    private async Task FillAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        start = end = 0;
        try
        {
            await LimitAsync(server, timeout, async stop => end = await stream.ReadAsync(buffer, stop), cancellation);
        }
        catch (IOException error) when (error is not MailConnectionException)
        {
            throw Closed(error);
        }

        if (end == 0)
        {
            throw Closed(null);
        }
    }

    private MailConnectionException Closed(Exception? cause) =>
        new(MailFailure.Closed, $"сервер {server.Host}:{server.Port} закрыл соединение", cause);

    private static async Task LimitAsync(MailServer server, TimeSpan timeout, Func<CancellationToken, Task> step, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            await step(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MailConnectionException(MailFailure.TimedOut, $"сервер {server.Host}:{server.Port} молчит дольше {timeout.TotalSeconds:0} с");
        }
    }
}
