using System.Net;
using TeacherBot.Operations.Configuration;
using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Pages.Public;

/// <summary>Who is counted as whom at doors that anybody can knock at.</summary>
public sealed class DoorLimitTests
{
    private const int Most = 60;

    [Fact]
    public async Task Behind_a_proxy_that_nobody_named_a_made_up_address_changes_nothing()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot);
        using var http = new HttpClient { BaseAddress = host.Site };
        for (var i = 0; i < Most; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await KnockAsync(http, $"203.0.113.{i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await KnockAsync(http, "203.0.113.250"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await KnockAsync(http, null));
    }

    [Fact]
    public async Task Behind_a_named_proxy_each_client_is_counted_alone()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot, new WebSettings { KnownProxies = "127.0.0.1; ::1" });
        using var http = new HttpClient { BaseAddress = host.Site };
        for (var i = 0; i < Most; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await KnockAsync(http, "203.0.113.7"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await KnockAsync(http, "203.0.113.7"));
        Assert.Equal(HttpStatusCode.NotFound, await KnockAsync(http, "203.0.113.8"));

        // What the client itself wrote before the proxy's own word counts for nothing.
        Assert.Equal(HttpStatusCode.TooManyRequests, await KnockAsync(http, "203.0.113.99, 203.0.113.7"));

        // A household of version 6 is one, however many addresses it has.
        for (var i = 0; i < Most; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await KnockAsync(http, $"2001:db8:1:2::{i:x}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await KnockAsync(http, "2001:db8:1:2:ffff::1"));
        Assert.Equal(HttpStatusCode.NotFound, await KnockAsync(http, "2001:db8:1:3::1"));
    }

    [Fact]
    public async Task Who_is_stopped_uses_up_nothing_of_others_and_all_together_are_stopped_too()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot, new WebSettings { KnownProxies = "127.0.0.0/8" });
        using var http = new HttpClient { BaseAddress = host.Site };
        for (var i = 0; i < 700; i++)
        {
            await KnockAsync(http, "203.0.113.7");
        }

        Assert.Equal(HttpStatusCode.NotFound, await KnockAsync(http, "203.0.113.8"));
        var clients = 0;
        while (await KnockAsync(http, $"198.51.{clients / 200}.{clients % 200}") != HttpStatusCode.TooManyRequests)
        {
            Assert.InRange(++clients, 1, 600);
        }

        // Other doors have other ceilings.
        using var answer = await http.PostAsync(new Uri("/p/" + new string('A', 26), UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> KnockAsync(HttpClient http, string? forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/m/atlantis", UriKind.Relative));
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
