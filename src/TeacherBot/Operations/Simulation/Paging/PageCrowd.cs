using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;
using TeacherBot.Pages;
using TeacherBot.Store;

namespace TeacherBot.Operations.Simulation.Paging;

/// <summary>People on their pages: the web server of `serve` on loopback, and users who came in by its door, each by a one-time link.</summary>
internal sealed class PageCrowd : IAsyncDisposable
{
    private const int AddressesOfNetwork = 250;

    private readonly SimulateOptions pace;
    private readonly WebApplication web;
    private readonly ConcurrentQueue<PageUser> users = new();

    private PageCrowd(SimulateOptions options, WebApplication web)
    {
        // One page a second from each is a rate of as many as there are.
        pace = options with { Teachers = options.PageUsers, Rate = options.PageUsers };
        this.web = web;
    }

    /// <summary>Opens the server, invents the people and lets them in.</summary>
    public static async Task<PageCrowd> OpenAsync(Bot bot, SimulateOptions options, CancellationToken cancellation)
    {
        var web = ServiceWeb.Build(new Settings { Web = new WebSettings { Urls = "http://127.0.0.1:0" } });
        var crowd = new PageCrowd(options, web);
        try
        {
            new PagesPart(bot, "http://localhost", new NoDocuments()).Map(web);
            await web.StartAsync(cancellation);
            var links = await bot.Database.WriteAsync(unit => Enumerable.Range(0, options.PageUsers).Select(number => Link(bot, unit, number)).ToList(), cancellation);
            await crowd.EnterAsync(links);
            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>All of them for so long; who was in the middle of something goes on there the next time.</summary>
    public async Task<PageTimes> RunAsync(TimeSpan time, CancellationToken cancellation)
    {
        var times = new PageTimes();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(time);
        await Pace.CrowdAsync(pace, random => OneAsync(random, times, stop.Token), stop.Token);
        return times;
    }

    public async ValueTask DisposeAsync()
    {
        while (users.TryDequeue(out var user))
        {
            user.Dispose();
        }

        await web.StopAsync();
        await web.DisposeAsync();
    }

    private async Task OneAsync(Random random, PageTimes times, CancellationToken cancellation)
    {
        if (!users.TryDequeue(out var user))
        {
            throw new InvalidOperationException("There are fewer page users than places for them.");
        }

        try
        {
            await user.WalkAsync(() => Pace.ThinkAsync(pace, random, cancellation), random, times);
        }
        finally
        {
            users.Enqueue(user);
        }
    }

    private async Task EnterAsync(List<string> links)
    {
        var site = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        foreach (var (number, link) in links.Index())
        {
            var user = new PageUser(site, new IPAddress([127, 1, (byte)(number / AddressesOfNetwork), (byte)(1 + (number % AddressesOfNetwork))]));
            users.Enqueue(user);
            await user.EnterAsync(link);
        }
    }

    private static string Link(Bot bot, UnitOfWork unit, int number)
    {
        var (now, code) = (bot.Clock.GetUtcNow(), PageSession.NewSecret());
        var address = string.Create(CultureInfo.InvariantCulture, $"page{number}");
        var speaker = bot.Stores.People.FindOrAdd(unit, ChannelNames.Console, address, TimeOrderedId.Of(now, (ulong)number, "page user"), null, now);
        PageStore.Make(unit, speaker.Person.Id, code, now);
        return "/p/" + code;
    }
}
