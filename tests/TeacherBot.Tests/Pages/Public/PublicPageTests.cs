using System.Net;
using System.Net.Sockets;
using System.Text;
using TeacherBot.Channels.Console;
using TeacherBot.Core.Events;
using TeacherBot.Store;
using TeacherBot.Tests.Access;
using TeacherBot.Tests.Operations;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Pages.Public;

/// <summary>The page of a municipality over real HTTP: what strangers see of a town, and what they never do.</summary>
public sealed class PublicPageTests
{
    private const string Hostile = "<script>alert('1')</script>\"'>&";

    [Fact]
    public async Task A_town_that_is_not_there_and_one_without_a_page_get_the_same_words()
    {
        using var shell = new Shell();
        Change(shell, "publicPage:", "#", untilEnd: true);
        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot);
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/atlantis");
        var (html, status) = (visitor.Html, visitor.Status);
        Assert.Equal(HttpStatusCode.NotFound, status);
        foreach (var path in (string[])["/m/zarechny", "/m/", "/m/..%2f..%2fetc%2fpasswd", "/m/zarechny/privacy/..%2f..", "/m/ZARECHNY", "/m/atlantis/privacy", "/m/zarechny/index.html"])
        {
            await visitor.GoAsync(path);
            Assert.Equal((html, HttpStatusCode.NotFound), (visitor.Html, visitor.Status));
        }

        // Whoever is asked for consent must be able to read what to, page or not.
        await visitor.GoAsync("/m/zarechny/privacy");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.DoesNotContain("/m/zarechny\"", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_town_full_of_people_and_their_needs_looks_like_an_empty_one()
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-public-").FullName;
        var content = SecondTown.Add(Repository.Content, folder);
        using var channel = await AccessChat.OpenAsync(new("console", (message, _) => ConsoleRenderer.Render(message)), content);
        await using var host = await PublicHost.StartAsync(channel.Bot);
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/zarechny");
        var empty = visitor.Html;
        await visitor.GoAsync("/m/zarechny/privacy");
        var texts = visitor.Html;
        await new AccessTown(channel).FoundAsync();

        await visitor.GoAsync("/m/zarechny");
        Assert.Equal(empty, visitor.Html);
        Assert.All(AccessTown.Records, r => Assert.DoesNotContain(r.Word, visitor.Html, StringComparison.OrdinalIgnoreCase));
        Assert.All((string[])["отребност", "ефицит", "ШНРО", "ШНСУ", "<style", "style=", "<script"], word => Assert.DoesNotContain(word, visitor.Html, StringComparison.Ordinal));
        await visitor.GoAsync("/m/zarechny/privacy");
        Assert.Equal(texts, visitor.Html);
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task It_has_what_is_to_come_and_nothing_of_the_office_itself()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        var at = shell.Clock.Now.AddDays(3);
        var row = new EventRow("e1", "zarechny") { Kind = "семинар", Title = "Открытый семинар", Place = "Гимназия № 3", StartsAt = at, EndsAt = at.AddHours(2), Version = 1 };
        await bot.Database.WriteAsync(unit =>
        {
            foreach (var one in (EventRow[])
            [
                row, row with { Id = "e2", Kind = "десант", Title = "Помощь школе 4" }, row with { Id = "e3", Status = EventStatus.Draft, Title = "Черновик" }, row with { Id = "e4", Status = EventStatus.Cancelled, Title = "Отменённое" },
                row with { Id = "e5", StartsAt = at.AddDays(-9), Title = "Прошедшее" }, row with { Id = "e6", Kind = "вебинар", Place = "", Link = "https://meet.example/secret", Title = "Вебинар без пароля" },
            ])
            {
                EventStore.Apply(unit, bot.Stores.People, "P", shell.Clock.Now, new SaveEvent(one));
            }
        });
        await using var host = await PublicHost.StartAsync(bot);
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/zarechny");
        Assert.All((string[])["Город Заречный", "Состояние на 29 ноября 2026 года", "Открытый семинар", "Почему теряются корни", "Вебинар без пароля", "Онлайн; ссылка придёт тем, кто записался", "Курсы повышения квалификации", "metodist@zarechny.example"], text => Assert.Contains(text, visitor.Text, StringComparison.Ordinal));
        Assert.All((string[])["Помощь школе 4", "Черновик", "Отменённое", "Прошедшее", "meet.example", "zarechny.example/vebinar"], text => Assert.DoesNotContain(text, visitor.Html, StringComparison.Ordinal));
        Assert.Equal((1, 1, 1, 1), (Count(visitor.Html, "<h1"), Count(visitor.Html, "<main"), Count(visitor.Html, "<header"), Count(visitor.Html, "<footer")));
    }

    [Fact]
    public async Task What_was_written_with_malice_is_text_and_never_too_much()
    {
        using var shell = new Shell();
        Change(shell, "title: город Заречный (вымышленный)", $"title: '{Hostile.Replace("'", "''", StringComparison.Ordinal)}'");
        Change(shell, "contact: методист Центра развития образования, metodist@zarechny.example", $"contact: '{Hostile.Replace("'", "''", StringComparison.Ordinal)}'");
        using var bot = await shell.OpenAsync();
        var at = shell.Clock.Now.AddDays(3);
        await bot.Database.WriteAsync(unit =>
        {
            for (var i = 0; i < 150; i++)
            {
                EventStore.Apply(unit, bot.Stores.People, "P", shell.Clock.Now, new SaveEvent(new EventRow($"e{i:D3}", "zarechny")
                {
                    Kind = "семинар",
                    Title = Hostile,
                    Place = Hostile,
                    Annotation = string.Concat(Enumerable.Repeat(Hostile + "\U0001F600 ", 40)),
                    StartsAt = at,
                    EndsAt = at.AddHours(2),
                    Version = 1,
                }));
            }
        });
        await using var host = await PublicHost.StartAsync(bot);
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/zarechny");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.DoesNotContain("<script", visitor.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Hostile, visitor.Text, StringComparison.Ordinal);
        Assert.Contains("остальное — у организатора", visitor.Text, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(visitor.Html), 10_000, 100_000);
        await visitor.GoAsync("/m/zarechny/privacy");
        Assert.DoesNotContain("<script", visitor.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_is_hardened_is_only_read_and_needs_no_session()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot);
        using var http = new HttpClient { BaseAddress = host.Site };
        foreach (var path in (string[])["/m/zarechny", "/m/zarechny/privacy", "/m/atlantis"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(("nosniff", "no-store"), (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.CacheControl!.ToString()));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString(), ignoreCase: true);
            foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch])
            {
                using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent("x") };
                using var refused = await http.SendAsync(request);
                Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
            }

            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative)));
            Assert.Equal((answer.StatusCode, ""), (head.StatusCode, await head.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task A_path_that_climbs_is_nothing_even_as_a_raw_line()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot);
        foreach (var path in (string[])["/m/../../etc/passwd", "/m/..%2f..%2fcontent", "/m/zarechny/../../keys", "/m//etc/passwd", "/m/%2e%2e/%2e%2e"])
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, host.Site.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            using var reader = new StreamReader(stream);
            Assert.StartsWith("HTTP/1.1 404", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Consent_texts_stand_with_their_versions_as_people_are_asked()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot);
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/zarechny/privacy");
        var town = bot.Catalog.Value.Municipalities["zarechny"];
        Assert.All(town.Consents.Values, consent =>
        {
            Assert.Contains(consent.Title, visitor.Text, StringComparison.Ordinal);
            Assert.All(consent.Text.Split("\n\n"), part => Assert.Contains(part.Trim(), visitor.Text, StringComparison.Ordinal));
        });
        Assert.All((string[])["Редакция 2", "Управление образования города Заречного", "77-26-000001"], text => Assert.Contains(text, visitor.Text, StringComparison.Ordinal));
        Assert.InRange(Encoding.UTF8.GetByteCount(visitor.Html), 1000, 100_000);
    }

    internal static void Change(Shell shell, string old, string mended, bool untilEnd = false)
    {
        var file = Path.Combine(shell.Content, "municipalities", "zarechny", "municipality.yml");
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, untilEnd ? text[..text.IndexOf(old, StringComparison.Ordinal)] : text.Replace(old, mended, StringComparison.Ordinal));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
