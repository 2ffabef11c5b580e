using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TeacherBot.Channels.Email.Receiving;
using TeacherBot.Operations;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;
using TeacherBot.Pages;
using TeacherBot.Pages.Public;

namespace TeacherBot.Tests.Pages.Public;

/// <summary>What a running service shows without a session: pages for everybody, and the links of letters.</summary>
internal sealed class PublicHost : IAsyncDisposable
{
    private readonly WebApplication web;

    private PublicHost(WebApplication web) => this.web = web;

    public Uri Site => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<PublicHost> StartAsync(Bot bot, WebSettings? settings = null, Mailings? mailings = null)
    {
        var web = ServiceWeb.Build(new Settings { Web = (settings ?? new()) with { Urls = "http://127.0.0.1:0" } });
        new PagesPart(bot, "https://pages.test", new TeacherBot.Operations.Simulation.NoDocuments()).Map(web);
        new PublicDoor(bot, true).Map(web);
        if (mailings is not null)
        {
            new UnsubscribeDoor(mailings, true).Map(web);
        }

        await web.StartAsync();
        return new(web);
    }

    public PageVisitor Visitor() => new(Site);

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await web.DisposeAsync();
    }
}
