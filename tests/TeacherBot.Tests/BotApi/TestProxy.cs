using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TeacherBot.Tests.BotApi;

/// <summary>A SOCKS5 proxy (RFC 1928, RFC 1929) for one user, which leads every name to one loopback port.</summary>
internal sealed class TestProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string user;
    private readonly string password;
    private readonly int target;

    public TestProxy(string user, string password, int target)
    {
        (this.user, this.password, this.target) = (user, password, target);
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string? AskedHost { get; private set; }

    public void Dispose() => listener.Dispose();

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
                if (await GreetAsync(stream))
                {
                    using var server = new TcpClient();
                    await server.ConnectAsync(IPAddress.Loopback, target);
                    await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 });
                    await Task.WhenAny(stream.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(stream));
                }
            }
            catch (IOException)
            {
                // One side closed; that is the end of the tunnel.
            }
        }
    }

    private async Task<bool> GreetAsync(NetworkStream stream)
    {
        var head = await TakeAsync(stream, 2);
        await TakeAsync(stream, head[1]);
        await stream.WriteAsync(new byte[] { 5, 2 });
        await TakeAsync(stream, 1);
        var given = (await TakeTextAsync(stream), await TakeTextAsync(stream));
        var welcome = given == (user, password);
        await stream.WriteAsync(new byte[] { 1, (byte)(welcome ? 0 : 1) });
        if (welcome)
        {
            var request = await TakeAsync(stream, 4);
            AskedHost = request[3] == 3 ? await TakeTextAsync(stream) : Convert.ToHexString(await TakeAsync(stream, request[3] == 1 ? 4 : 16));
            await TakeAsync(stream, 2);
        }

        return welcome;
    }

    private static async Task<string> TakeTextAsync(NetworkStream stream) =>
        Encoding.UTF8.GetString(await TakeAsync(stream, (await TakeAsync(stream, 1))[0]));

    private static async Task<byte[]> TakeAsync(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
