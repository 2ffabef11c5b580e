using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TeacherBot.BotApi;

namespace TeacherBot.Tests.BotApi;

/// <summary>One request as it came over the wire, each byte of it as one Latin-1 character where text is needed.</summary>
internal sealed record WireRequest(string Head, byte[] Body)
{
    public string Line => Head[..Head.IndexOf('\r', StringComparison.Ordinal)];

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Head.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();
}

/// <summary>A raw HTTP/1.1 server on the loopback whose answers, broken ones included, are written byte by byte; null closes the connection, an empty answer is silence.</summary>
internal sealed class ScriptedServer : IDisposable
{
    public const string Token = "7000000001:AAE-secret_of_the_bot";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<WireRequest, byte[]?> script;

    public ScriptedServer(Func<WireRequest, byte[]?> script)
    {
        this.script = script;
        listener.Start();
        // Away from the test's own context, whose few threads the tests need themselves.
        _ = Task.Run(AcceptAsync);
    }

    public ConcurrentQueue<WireRequest> Requests { get; } = [];

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public BotApiOptions Options => new() { Token = Token, BaseUrl = $"http://127.0.0.1:{Port}" };

    public static byte[] Answer(int status, string body, string headers = "") => Answer(status, Encoding.UTF8.GetBytes(body), headers);

    public static byte[] Answer(int status, byte[] body, string headers = "") =>
        [.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\n{headers}\r\n")), .. body];

    public static byte[] True() => Answer(200, """{"ok":true,"result":true}""");

    public void Dispose() => listener.Dispose();

    public static async Task<WireRequest?> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var request = new WireRequest(head.ToString(), []);
        var body = new byte[int.Parse(request.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return request with { Body = body };
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    Requests.Enqueue(request);
                    if (script(request) is not { } answer)
                    {
                        return;
                    }

                    await stream.WriteAsync(answer);
                }
            }
            catch (IOException)
            {
                // The client closed; that is its right.
            }
        }
    }
}
