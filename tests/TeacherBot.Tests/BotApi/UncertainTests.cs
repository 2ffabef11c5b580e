using System.Net;
using System.Net.Sockets;
using System.Text;
using TeacherBot.BotApi;
using static TeacherBot.Tests.BotApi.ScriptedServer;

namespace TeacherBot.Tests.BotApi;

public class UncertainTests
{
    private static readonly SendMessage Hello = new(1, "x");

    [Theory]
    [InlineData(502, "<html><h1>502 Bad Gateway</h1></html>")]
    [InlineData(200, "<html>captive portal</html>")]
    [InlineData(200, """{"ok":true,"result":{"message_id":5""")]
    [InlineData(200, """{"ok":true,"result":{"message_id":"five"}}""")]
    [InlineData(200, """{"ok":true}""")]
    public async Task Answer_that_tells_nothing_is_ambiguous(int status, string body) =>
        Assert.IsType<BotApiResult<SentMessage>.Ambiguous>(await SendAsync(_ => Answer(status, body)));

    [Theory]
    [InlineData(301)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(407)]
    public async Task Page_of_a_gateway_that_turned_the_request_away_is_not_sent(int status) =>
        Assert.IsType<BotApiResult<SentMessage>.NotSent>(await SendAsync(_ => Answer(status, "<html/>", "Location: http://127.0.0.1:1/\r\n")));

    [Fact]
    public async Task Connection_dropped_after_the_request_was_read_is_ambiguous() =>
        Assert.IsType<BotApiResult<SentMessage>.Ambiguous>(await SendAsync(_ => null));

    [Fact]
    public async Task Answer_cut_in_its_middle_is_ambiguous()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var api = new BotApiClient(OptionsFor(listener, "http"));
        var call = api.SendMessageAsync(Hello, CancellationToken.None);
        using (var client = await listener.AcceptTcpClientAsync())
        {
            await ReadAsync(client.GetStream());
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true,"));
        }

        Assert.IsType<BotApiResult<SentMessage>.Ambiguous>(await call);
    }

    [Fact]
    public async Task Refused_connection_is_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = OptionsFor(listener, "http");
        listener.Stop();
        using var api = new BotApiClient(options);
        var result = await api.SendMessageAsync(Hello, CancellationToken.None);
        Assert.Contains("ConnectionRefused", Assert.IsType<BotApiResult<SentMessage>.NotSent>(result).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_tls_is_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var api = new BotApiClient(OptionsFor(listener, "https"));
        var call = api.SendMessageAsync(Hello, CancellationToken.None);
        using (var client = await listener.AcceptTcpClientAsync())
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
            Assert.IsType<BotApiResult<SentMessage>.NotSent>(await call);
        }
    }

    [Fact]
    public async Task Request_on_a_reused_connection_that_closes_is_not_sent_again()
    {
        var count = 0;
        using var server = new ScriptedServer(_ => Interlocked.Increment(ref count) == 1 ? True() : null);
        using var api = new BotApiClient(server.Options);
        Assert.IsType<BotApiResult<bool>.Ok>(await api.LeaveChatAsync(1, CancellationToken.None));
        Assert.IsType<BotApiResult<bool>.Ambiguous>(await api.LeaveChatAsync(2, CancellationToken.None));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Method_without_parameters_is_a_post_with_a_body()
    {
        using var server = new ScriptedServer(_ => null);
        using var api = new BotApiClient(server.Options);
        Assert.IsType<BotApiResult<BotIdentity>.Ambiguous>(await api.GetMeAsync(CancellationToken.None));
        var request = Assert.Single(server.Requests);
        Assert.Equal($"POST /bot{Token}/getMe HTTP/1.1", request.Line);
        Assert.Equal("{}", request.Text);
    }

    [Fact]
    public async Task Silence_until_the_timeout_is_ambiguous()
    {
        using var server = new ScriptedServer(request => request.Line.Contains("sendMessage", StringComparison.Ordinal) ? [] : True());
        using var api = new BotApiClient(server.Options with { RequestTimeout = TimeSpan.FromMilliseconds(400) });
        await api.LeaveChatAsync(1, CancellationToken.None);
        var result = await api.SendMessageAsync(Hello, CancellationToken.None);
        Assert.Equal("no answer in time", Assert.IsType<BotApiResult<SentMessage>.Ambiguous>(result).Cause);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_throws_with_the_callers_token()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new ScriptedServer(_ =>
        {
            cancel.Cancel();
            return null;
        });
        using var api = new BotApiClient(server.Options);
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.SendMessageAsync(Hello, cancel.Token));
        Assert.Equal(cancel.Token, thrown.CancellationToken);
    }

    private static BotApiOptions OptionsFor(TcpListener listener, string scheme) =>
        new() { Token = Token, BaseUrl = $"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}" };

    private static async Task<BotApiResult<SentMessage>> SendAsync(Func<WireRequest, byte[]?> script)
    {
        using var server = new ScriptedServer(script);
        using var api = new BotApiClient(server.Options);
        return await api.SendMessageAsync(Hello, CancellationToken.None);
    }
}
