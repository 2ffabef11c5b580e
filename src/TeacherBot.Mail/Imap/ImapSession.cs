using System.Globalization;
using System.Text;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Imap;

/// <summary>One connection: greeted, secured, signed in. Its log has names of commands and results only.</summary>
internal sealed class ImapSession : IAsyncDisposable
{
    private readonly MailServer server;
    private readonly MailWire wire;
    private readonly HashSet<string> can = new(StringComparer.OrdinalIgnoreCase);
    private int tags;

    private ImapSession(MailServer server, MailWire wire)
    {
        this.server = server;
        this.wire = wire;
        Reader = new ImapReader(wire, server);
    }

    public ImapReader Reader { get; }

    /// <summary>Gets every untagged line, whichever command it comes with.</summary>
    public Action<ImapLine>? Heard { get; set; }

    public bool Can(string capability) => can.Contains(capability);

    public static async Task<ImapSession> OpenAsync(MailServer server, CancellationToken cancellation)
    {
        var session = new ImapSession(server, await MailWire.OpenAsync(server, cancellation));
        try
        {
            await session.GreetAsync(cancellation);
            return session;
        }
        catch
        {
            await session.wire.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one command; literals in it wait for the server's «+».</summary>
    /// <param name="name">What the log gets.</param>
    /// <exception cref="ImapRefusedException">NO or BAD.</exception>
    /// <exception cref="MailConnectionException">The connection is of no use any more.</exception>
    public async Task<ImapLine> RunAsync(string name, string arguments, CancellationToken cancellation, ReadOnlyMemory<byte>? literal = null)
    {
        var tag = await WriteAsync(name, arguments, name, cancellation);
        if (literal is { } bytes)
        {
            await UntilContinuedAsync(name, tag, cancellation);
            await wire.WriteAsync(bytes, cancellation);
            await wire.WriteAsync("\r\n"u8.ToArray(), cancellation);
        }

        return await UntilDoneAsync(name, tag, cancellation);
    }

    /// <summary>Sends a command and gives its tag.</summary>
    public async Task<string> WriteAsync(string name, string arguments, string shown, CancellationToken cancellation)
    {
        if (arguments.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            throw new ArgumentException("A command must be one line.", nameof(arguments));
        }

        var tag = string.Create(CultureInfo.InvariantCulture, $"t{++tags}");
        server.Log?.Invoke($"C: {tag} {shown}");
        await wire.WriteAsync(Encoding.UTF8.GetBytes($"{tag} {name}{(arguments.Length > 0 ? " " : "")}{arguments}\r\n"), cancellation);
        return tag;
    }

    public async Task WriteLineAsync(string line, string shown, CancellationToken cancellation)
    {
        server.Log?.Invoke("C: " + shown);
        await wire.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellation);
    }

    public async Task<ImapLine> ReadAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var line = await Reader.ReadAsync(timeout, cancellation);
        Remember(line.Code);
        if (line.IsUntagged)
        {
            if (line.Word(0) == "CAPABILITY")
            {
                Remember("CAPABILITY " + string.Join(' ', line.Values.Skip(1).Select(v => v.Text())));
            }

            Heard?.Invoke(line);
        }

        return line;
    }

    public async Task<ImapLine> UntilDoneAsync(string name, string tag, CancellationToken cancellation)
    {
        var said = false;
        while (true)
        {
            var line = await ReadAsync(server.ReplyTimeout, cancellation);
            if (line.Tag == tag)
            {
                server.Log?.Invoke($"S: {tag} {line.Word(0)}");
                return line.Word(0) == "OK" ? line : throw new ImapRefusedException(name, line.Code);
            }

            // The server's challenge to a failed XOAUTH2 wants an empty answer.
            if (line.Tag == "+" && !said)
            {
                said = true;
                await WriteLineAsync("", "", cancellation);
            }
            else if (line.IsUntagged && line.Word(0) == "BYE" && name != "LOGOUT")
            {
                throw new MailConnectionException(MailFailure.TurnedAway, $"сервер {server.Host} закрывает соединение: BYE {line.Code}".TrimEnd());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await WriteAsync("LOGOUT", "", "LOGOUT", moment.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It does not listen any more; that is what was wanted.
        }

        await wire.DisposeAsync();
    }

    /// <summary>A string argument, quoted.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private async Task UntilContinuedAsync(string name, string tag, CancellationToken cancellation)
    {
        while (await ReadAsync(server.ReplyTimeout, cancellation) is var line && line.Tag != "+")
        {
            if (line.Tag == tag)
            {
                throw new ImapRefusedException(name, line.Code);
            }
        }
    }

    private async Task GreetAsync(CancellationToken cancellation)
    {
        var greeting = await ReadAsync(server.ReplyTimeout, cancellation);
        if (!greeting.IsUntagged || greeting.Word(0) is not ("OK" or "PREAUTH"))
        {
            throw new MailConnectionException(
                greeting.Word(0) == "BYE" ? MailFailure.TurnedAway : MailFailure.ProtocolBroken, $"сервер {server.Host} не приветствует: проверьте порт и защиту");
        }

        if (can.Count == 0)
        {
            await RunAsync("CAPABILITY", "", cancellation);
        }

        if (server.Security == MailSecurity.StartTls)
        {
            await StartTlsAsync(cancellation);
        }

        await new ImapSignIn(server, this).RunAsync(greeting.Word(0) == "PREAUTH", cancellation);
    }

    private async Task StartTlsAsync(CancellationToken cancellation)
    {
        if (!Can("STARTTLS"))
        {
            throw new MailConnectionException(MailFailure.NoStartTls, $"сервер {server.Host}:{server.Port} не предлагает STARTTLS; без шифрования почта не читается");
        }

        await RunAsync("STARTTLS", "", cancellation);
        await wire.SecureAsync(cancellation);
        can.Clear();
        await RunAsync("CAPABILITY", "", cancellation);
    }

    private void Remember(string? code)
    {
        if (code?.StartsWith("CAPABILITY ", StringComparison.OrdinalIgnoreCase) == true)
        {
            can.Clear();
            can.UnionWith(code.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        }
    }
}
