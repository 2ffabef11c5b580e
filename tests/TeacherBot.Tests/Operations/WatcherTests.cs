using System.Net;
using TeacherBot.Operations.Serving;

namespace TeacherBot.Tests.Operations;

/// <summary>Health and metrics are this machine's, and whose the operator named.</summary>
public sealed class WatcherTests : IDisposable
{
    private static readonly string[] Paths = ["/metrics", "/health/live", "/health/ready"];

    private readonly Shell shell = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task Whoever_comes_from_elsewhere_or_through_a_proxy_finds_nothing_there()
    {
        shell.Keys["Web:Urls"] = "http://0.0.0.0:0";
        await using var service = await ServeHost.StartAsync(shell.Read().Settings, false, TimeProvider.System, default);
        var port = new Uri(service.Urls[0]).Port;
        var outer = Outer();
        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync("127.0.0.1", port, path));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync("127.0.0.1", port, path, "203.0.113.7"));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync("127.0.0.1", port, path, "127.0.0.1"));
            if (outer is not null)
            {
                Assert.Equal(HttpStatusCode.NotFound, await AskAsync(outer, port, path));
            }
        }
    }

    [Fact]
    public async Task Whoever_was_named_sees_them_by_an_address_that_a_named_proxy_vouches_for()
    {
        (shell.Keys["Web:KnownProxies"], shell.Keys["Web:Watchers"]) = ("127.0.0.1", "203.0.113.0/24");
        await using var service = await ServeHost.StartAsync(shell.Read().Settings, false, TimeProvider.System, default);
        var port = new Uri(service.Urls[0]).Port;
        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync("127.0.0.1", port, path, "198.51.100.7"));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync("127.0.0.1", port, path, "203.0.113.7, 198.51.100.7"));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync("127.0.0.1", port, path, "127.0.0.1"));
            Assert.Equal(HttpStatusCode.OK, await AskAsync("127.0.0.1", port, path, "203.0.113.7"));
            Assert.Equal(HttpStatusCode.OK, await AskAsync("127.0.0.1", port, path));
        }
    }

    [Theory]
    [InlineData("Web:KnownProxies", "nginx", "«nginx»")]
    [InlineData("Web:KnownProxies", "127.0.0.1; 10.0.0.0-10.0.0.9", "«10.0.0.0-10.0.0.9»")]
    [InlineData("Web:KnownProxies", "10", "«10»")]
    [InlineData("Web:KnownProxies", "0.0.0.0/0", "любой встречный")]
    [InlineData("Web:Watchers", "::/0", "любой встречный")]
    [InlineData("Web:Watchers", "10.0.0.0/33", "«10.0.0.0/33»")]
    public async Task A_wrong_address_is_named_with_its_setting(string key, string value, string named)
    {
        shell.Keys[key] = value;
        var printed = await shell.RunAsync("config check");
        Assert.NotEqual(0, printed.Exit);
        Assert.Contains(key, printed.Out + printed.Error, StringComparison.Ordinal);
        Assert.Contains(named, printed.Out + printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_when_everybody_would_be_one_client()
    {
        shell.Keys["Web:PublicUrl"] = "https://bot.example.ru";
        Assert.Contains("Web:KnownProxies", (await shell.RunAsync("doctor")).Out, StringComparison.Ordinal);
        shell.Keys["Web:KnownProxies"] = "127.0.0.1, 10.20.0.0/16, ::1";
        Assert.DoesNotContain("Web:KnownProxies", (await shell.RunAsync("doctor")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_what_a_policy_lacks()
    {
        var town = Path.Combine(shell.Content, "municipalities", "zarechny", "municipality.yml");
        await File.WriteAllTextAsync(town, (await File.ReadAllTextAsync(town)).Replace("  email: open", "  email: neutral", StringComparison.Ordinal));
        var lacking = (await shell.RunAsync("doctor")).Out;
        Assert.Contains("neutral без страницы: zarechny", lacking, StringComparison.Ordinal);
        Assert.Contains("telegram без основания: zarechny", lacking, StringComparison.Ordinal);

        shell.Keys["Web:PublicUrl"] = "https://bot.example.ru";
        await File.WriteAllTextAsync(town, (await File.ReadAllTextAsync(town)).Replace("  console: open", "  console: open\n  basis: приказ № 5 от 01.09.2026", StringComparison.Ordinal));
        Assert.DoesNotContain("порядок каналов", (await shell.RunAsync("doctor")).Out, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        http.Dispose();
        shell.Dispose();
    }

    // Of another card than loopback; null on a machine that has none.
    private static string? Outer() => System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address)
        .FirstOrDefault(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !IPAddress.IsLoopback(a))?.ToString();

    private async Task<HttpStatusCode> AskAsync(string host, int port, string path, string? forwarded = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{host}:{port}{path}"));
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
