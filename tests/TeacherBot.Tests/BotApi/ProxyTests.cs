using System.Text;
using TeacherBot.BotApi;
using static TeacherBot.Tests.BotApi.ScriptedServer;

namespace TeacherBot.Tests.BotApi;

public class ProxyTests
{
    [Fact]
    public async Task Http_proxy_gets_the_request_with_user_and_password()
    {
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:p@ss"));
        using var proxy = new ScriptedServer(request => request.Header("Proxy-Authorization") == basic
            ? True()
            : Answer(407, "", "Proxy-Authenticate: Basic realm=\"p\"\r\n"));
        using var api = Through($"http://me:p%40ss@127.0.0.1:{proxy.Port}", "http://api.test");
        Assert.IsType<BotApiResult<bool>.Ok>(await api.LeaveChatAsync(1, CancellationToken.None));
        Assert.Equal($"POST http://api.test/bot{Token}/leaveChat HTTP/1.1", proxy.Requests.Last().Line);
    }

    [Fact]
    public async Task Http_proxy_that_refuses_the_tunnel_means_not_sent()
    {
        using var proxy = new ScriptedServer(_ => Answer(403, "<html>no</html>"));
        using var api = Through($"http://127.0.0.1:{proxy.Port}", "https://api.test");
        var result = Assert.IsType<BotApiResult<bool>.NotSent>(await api.LeaveChatAsync(1, CancellationToken.None));
        Assert.Equal("the proxy refused", result.Cause);
        Assert.Equal("CONNECT api.test:443 HTTP/1.1", Assert.Single(proxy.Requests).Line);
    }

    [Fact]
    public async Task Socks_proxy_with_the_wrong_password_means_not_sent()
    {
        using var server = new ScriptedServer(_ => True());
        using var proxy = new TestProxy("me", "other", server.Port);
        using var api = Through($"socks5://me:secret@127.0.0.1:{proxy.Port}", "http://api.test");
        var result = Assert.IsType<BotApiResult<bool>.NotSent>(await api.LeaveChatAsync(1, CancellationToken.None));
        Assert.DoesNotContain("secret", result.Cause, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Socks_proxy_resolves_the_name_and_passes_the_request()
    {
        using var server = new ScriptedServer(_ => True());
        using var proxy = new TestProxy("me", "p@ss", server.Port);
        using var api = Through($"socks5://me:p%40ss@127.0.0.1:{proxy.Port}", "http://api.test");
        Assert.IsType<BotApiResult<bool>.Ok>(await api.LeaveChatAsync(1, CancellationToken.None));
        Assert.Equal("api.test", proxy.AskedHost);
        Assert.Equal($"POST /bot{Token}/leaveChat HTTP/1.1", Assert.Single(server.Requests).Line);
    }

    private static BotApiClient Through(string proxy, string server) =>
        new(new BotApiOptions { Token = Token, BaseUrl = server, Proxy = proxy });
}
