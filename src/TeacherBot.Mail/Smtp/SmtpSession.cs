using System.Text;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Smtp;

/// <summary>One connection: greeted, secured, signed in. Its log has verbs and codes only.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private const int MostLines = 200;

    private readonly MailServer server;
    private readonly MailWire wire;

    private SmtpSession(MailServer server, MailWire wire)
    {
        this.server = server;
        this.wire = wire;
    }

    public SmtpExtensions Can { get; private set; } = new();

    public static async Task<SmtpSession> OpenAsync(MailServer server, string hello, CancellationToken cancellation)
    {
        var session = new SmtpSession(server, await MailWire.OpenAsync(server, cancellation));
        try
        {
            Expect(await session.ReadAsync(server.ReplyTimeout, cancellation), "приветствие");
            await session.HelloAsync(hello, cancellation);
            if (server.Security == MailSecurity.StartTls)
            {
                await session.StartTlsAsync(hello, cancellation);
            }

            await new SmtpSignIn(server, session).RunAsync(cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says one command and reads its reply; <paramref name="shown"/> is what the log gets of it.</summary>
    public async Task<SmtpReply> SayAsync(string command, string shown, CancellationToken cancellation)
    {
        await WriteAsync([(command, shown)], cancellation);
        return await ReadAsync(server.ReplyTimeout, cancellation);
    }

    /// <summary>Says commands in one go; their replies are to be read one by one.</summary>
    public async Task WriteAsync(IReadOnlyList<(string Command, string Shown)> commands, CancellationToken cancellation)
    {
        foreach (var (command, shown) in commands)
        {
            if (command.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            {
                throw new ArgumentException("A command must be one line.", nameof(commands));
            }

            server.Log?.Invoke("C: " + shown);
        }

        await wire.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(commands.Select(c => c.Command + "\r\n"))), cancellation);
    }

    public async Task WriteLetterAsync(ReadOnlyMemory<byte> stuffed, CancellationToken cancellation)
    {
        server.Log?.Invoke($"C: ({stuffed.Length} байт)");
        const int piece = 64 * 1024;
        for (var from = 0; from < stuffed.Length; from += piece)
        {
            await wire.WriteAsync(stuffed.Slice(from, Math.Min(piece, stuffed.Length - from)), cancellation);
        }
    }

    public async Task<SmtpReply> ReadAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var lines = new List<string>();
        do
        {
            lines.Add(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(await wire.ReadLineAsync(timeout, cancellation))));
        }
        while (lines[^1] is { Length: > 3 } line && line[3] == '-' && lines.Count < MostLines);

        var reply = SmtpReply.Read(lines)
            ?? throw new MailConnectionException(MailFailure.ProtocolBroken, $"ответ сервера {server.Host} не похож на SMTP: проверьте порт и защиту");
        server.Log?.Invoke($"S: {reply.Code} {reply.Enhanced}".TrimEnd());
        return reply;
    }

    /// <summary>Takes leave where the server still listens.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await WriteAsync([("QUIT", "QUIT")], moment.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It does not listen any more; that is what was wanted.
        }

        await wire.DisposeAsync();
    }

    private async Task HelloAsync(string hello, CancellationToken cancellation) =>
        Can = SmtpExtensions.Of(Expect(await SayAsync("EHLO " + hello, "EHLO", cancellation), "EHLO"));

    private async Task StartTlsAsync(string hello, CancellationToken cancellation)
    {
        if (!Can.StartTls)
        {
            throw new MailConnectionException(MailFailure.NoStartTls, $"сервер {server.Host}:{server.Port} не предлагает STARTTLS; без шифрования почта не отправляется");
        }

        Expect(await SayAsync("STARTTLS", "STARTTLS", cancellation), "STARTTLS");
        await wire.SecureAsync(cancellation);
        await HelloAsync(hello, cancellation);
    }

    private static SmtpReply Expect(SmtpReply reply, string what) => reply.IsGood ? reply
        : throw new MailConnectionException(MailFailure.TurnedAway, $"сервер отказал на шаге «{what}»: {reply.Code} {reply.Enhanced}".TrimEnd());
}
