using System.Net;
using System.Net.Sockets;
using System.Text;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Tests.Mail.Wire;

/// <summary>
/// A mail server that says what it was told to: each connection plays the next script. «C:» waits for a line that begins so, «S:» says a
/// line, «SB:» says it without an end, «DATA» waits for a lone dot, «CUT» closes.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public ScriptedServer(params string[] scripts)
    {
        listener.Start();
        running = RunAsync(scripts);
    }

    /// <summary>Lines that came, without letters.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    public MailServer Server => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, MailSecurity.None) { ReplyTimeout = TimeSpan.FromSeconds(5), ConnectTimeout = TimeSpan.FromSeconds(5) };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
    }

    private async Task RunAsync(string[] scripts)
    {
        try
        {
            foreach (var script in scripts)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                await PlayAsync(client.GetStream(), script);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client went away or the test is over.
        }
    }

    private async Task PlayAsync(NetworkStream stream, string script)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        foreach (var step in script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "CUT")
            {
                return;
            }

            if (step.StartsWith("S:", StringComparison.Ordinal))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(step[2..].Trim() + "\r\n"), stop.Token);
            }
            else if (step.StartsWith("SB:", StringComparison.Ordinal))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(step[3..].Trim()), stop.Token);
            }
            else
            {
                await HearAsync(reader, step);
            }
        }

        // Until the client has had enough.
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            Heard.Add(line);
        }
    }

    private async Task HearAsync(StreamReader reader, string step)
    {
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (step == "DATA")
            {
                if (line == ".")
                {
                    return;
                }

                continue;
            }

            Heard.Add(line);
            if (line.Contains(step[2..].Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }
    }
}
