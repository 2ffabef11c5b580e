using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Channels.Email.Sending;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Pages;
using TeacherBot.Store;
using TeacherBot.Tests.Telegram;

namespace TeacherBot.Tests.Pages;

/// <summary>
/// Whoever typed it and wherever it shows, a text is a text: names, schools, questions, practices, file names come to people by one of three
/// renderings of a message, and each is tried with malice in every place a text can stand.
/// </summary>
public sealed class HostileTests
{
    public static TheoryData<string> Malice =>
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onfocus='alert(1)' autofocus='", "</textarea></button></form><form action=//evil.test><button>Открыть</button>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "<!--", "]]>", "<a href=\"javascript:alert(1)\">сюда</a>", "\u202Eнаоборот\u0000нуль",
    ];

    [Theory]
    [MemberData(nameof(Malice))]
    public async Task On_a_page_it_is_a_text(string bad)
    {
        var screen = new PageScreen([Everywhere(bad)], bad, "guard", "key", c => c.Key) { Notes = [new PageNote("note", DateTimeOffset.UnixEpoch, Everywhere(bad))], Word = bad, HasBoard = true };
        await using var renderer = new HtmlRenderer(new ServiceCollection().AddLogging().BuildServiceProvider(), NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<ScreenPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Screen"] = screen }))).ToHtmlString());

        var page = new HtmlParser().ParseDocument(html);
        Assert.All(page.All, e => Assert.Contains(e.LocalName, "html head meta title link body main h1 h2 h3 p section article small time blockquote form input label textarea button div a figure figcaption svg rect img".Split(' ')));
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "autofocus", a.Name));
        Assert.All(page.QuerySelectorAll("form"), f => Assert.StartsWith("/page", f.GetAttribute("action"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Matches("^(/page|https?://)", a.GetAttribute("href")!));
        Assert.Contains(page.QuerySelectorAll("p"), p => Same(bad, p.TextContent));
        Assert.Contains(page.QuerySelectorAll("button"), b => Same(bad, b.TextContent));
        Assert.Contains(page.QuerySelectorAll("img"), i => Same(bad, i.GetAttribute("alt")!));
    }

    [Theory]
    [MemberData(nameof(Malice))]
    public void In_a_letter_it_is_a_text(string bad)
    {
        var page = new HtmlParser().ParseDocument(new LetterHtml("bot@school.test", bad, "token").Of(Everywhere(bad), true, null));

        Assert.All(page.All, e => Assert.Contains(e.LocalName, "html head meta title body p h1 h2 h3 b strong div span small blockquote ul li a br img hr table tr td tbody".Split(' ')));
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "autofocus", a.Name));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Matches("^(mailto:|https?://)", a.GetAttribute("href")!));
        Assert.Contains(Text(bad), Text(page.Body!.TextContent), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Malice))]
    public void In_Telegram_it_is_a_text(string bad)
    {
        var texts = new TelegramRenderer(TelegramParts.NewTokens()).Render(Everywhere(bad), "somebody", 1, DateTimeOffset.UnixEpoch).Texts;

        // What Telegram takes for mark-up: everything else must stand as an entity.
        Assert.All(texts, t => Assert.DoesNotMatch("<(?!/?(b|i|u|s|code|pre|blockquote|tg-spoiler)>)", t));
        Assert.Contains(Text(bad), Text(WebUtility.HtmlDecode(string.Concat(texts))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_methods_and_ways_out_of_the_folder_do_nothing()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        var link = await world.LinkAsync();
        using var http = new HttpClient { BaseAddress = world.Site };
        foreach (var (method, path) in ((string, string)[])
        [
            ("PUT", link), ("DELETE", link), ("HEAD", link), ("OPTIONS", link), ("PATCH", "/page"), ("DELETE", "/page"), ("GET", "/page/leave"), ("PUT", "/page/leave"), ("POST", "/page/style.css"), ("TRACE", "/page"),
        ])
        {
            using var asked = new HttpRequestMessage(new HttpMethod(method), path);
            Assert.Contains((await http.SendAsync(asked)).StatusCode, (HttpStatusCode[])[HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound]);
        }

        foreach (var path in (string[])["/page/picture/..%2f..%2f..%2fetc%2fpasswd", "/page/file/..%2fkeys", "/page/../keys", "/p/..%2f..%2fkeys", "/page/picture/%00", "/etc/passwd"])
        {
            var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.DoesNotContain("root:", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest || path.StartsWith("/p/", StringComparison.Ordinal), path);
        }

        // The link is as good as before.
        using var anna = world.Visitor();
        await anna.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
    }

    // Every place of a message that a text can stand in.
    private static Message Everywhere(string bad) => new(
        [.. Enum.GetValues<ParagraphKind>().Select(kind => new Paragraph(kind, bad))],
        [[new Choice("press", bad) { Chosen = true }, new Choice("act.x", bad + " ") { Kind = ChoiceKind.Action }], [new Choice("https://school.test/?a=\"><b>", bad + "  ") { Kind = ChoiceKind.Link }]],
        Privacy.Personal)
    {
        ExpectsText = true,
        Picture = new Picture("hash", bad),
        Document = new DocumentRecipe("kind", "object", bad),
        Chart = new Chart(bad, [new ChartBar(bad, bad, 1, 3)]),
    };

    private static bool Same(string bad, string shown) => Text(shown).Contains(Text(bad), StringComparison.Ordinal);

    // Nul is no letter anywhere, and spaces are the browser's.
    private static string Text(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\0' or '\uFFFD')));
}
