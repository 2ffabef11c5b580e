using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;
using TeacherBot.Pages;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Pages;

/// <summary>The real bot with a mailbox and a real web server on loopback.</summary>
internal sealed partial class PageWorld : IAsyncDisposable
{
    public const string Anna = "anna@mail.test";

    private readonly WebApplication web;

    private PageWorld(EmailWorld mail, WebApplication web) => (Mail, this.web) = (mail, web);

    public EmailWorld Mail { get; }

    public Uri Site => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="publicUrl">As people reach it; tests reach it on loopback.</param>
    public static async Task<PageWorld> OpenAsync(string publicUrl = "http://pages.test", string? content = null)
    {
        var mail = await EmailWorld.OpenAsync(content: content);
        var web = ServiceWeb.Build(new Settings { Web = new WebSettings { Urls = "http://127.0.0.1:0" } });
        new PagesPart(mail.Bot, publicUrl, mail.Documents).Map(web);
        await web.StartAsync();
        return new PageWorld(mail, web);
    }

    public PageVisitor Visitor() => new(Site);

    /// <summary>Asks for a link by a letter; the result is its path.</summary>
    public async Task<string> LinkAsync(string address = Anna)
    {
        await Mail.AnswerAsync(address, "страница");
        return NewestLink(address);
    }

    public string NewestLink(string address = Anna) =>
        new Uri(Mail.Taken.Where(t => t.To == address).SelectMany(t => Links().Matches(t.Letter.Text!)).Last().Value).AbsolutePath;

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await web.DisposeAsync();
        Mail.Dispose();
    }

    [GeneratedRegex("https?://pages\\.test/p/\\w+")]
    private static partial Regex Links();
}
