using System.Diagnostics;
using System.Text.RegularExpressions;
using TeacherBot.Content;
using TeacherBot.IntegrationTests.Journeys;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.IntegrationTests.Pages;

/// <summary>People with a browser and the running program: from a link in Telegram to the profile, and from the board to a file.</summary>
public sealed partial class BrowserTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("teacherbot-browser-").FullName;
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(4));

    [ChromiumTheory]
    [InlineData(360, 740, false)]
    [InlineData(360, 740, true)]
    [InlineData(1280, 800, true)]
    public async Task A_teacher_of_a_neutral_town_starts_in_Telegram_and_sees_the_profile_on_the_page(int width, int height, bool scripts)
    {
        await using var server = await BotApiServer.StartAsync();
        await using var serve = new ServeProcess(server) { Settings = { ["Web__PublicUrl"] = "https://pages.test", ["Content__Path"] = Neutral(Repository.Content) } };
        serve.Start();
        await serve.ReadyAsync(limit.Token);
        var chat = server.Person(1001);
        await using var browser = await Browser.OpenAsync(width, height, scripts, "teacher");
        await OpenAsync(browser, serve, chat);
        await WalkAsync(browser);

        Assert.Empty(browser.Complaints);
        Assert.NotEqual(0, await browser.Page.Locator("figure.chart svg[aria-label*='из 3']").CountAsync());
        Assert.Contains("профиль", await browser.Page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
        Assert.All(chat.Visible, m => Assert.DoesNotContain("Математика", m.Text, StringComparison.OrdinalIgnoreCase));
    }

    [ChromiumTheory]
    [InlineData(360, 740, false)]
    [InlineData(360, 740, true)]
    [InlineData(1280, 800, true)]
    public async Task A_coordinator_opens_the_board_and_downloads_the_map(int width, int height, bool scripts)
    {
        var town = await DemoAsync();
        await using var server = await BotApiServer.StartAsync();
        await using var serve = new ServeProcess(server) { Settings = { ["Web__PublicUrl"] = "https://pages.test" } };
        foreach (var (name, value) in Place(town))
        {
            serve.Settings[name] = value;
        }

        serve.Start();
        await serve.ReadyAsync(limit.Token);
        var code = Invite().Match(await RunAsync(town, "invite", "coordinator", "--scope", "zarechny")).Value;
        var chat = server.Person(2002);
        chat.SendCommand("start", code);
        await AgreeAsync(chat);
        chat.SendCommand("page");
        await using var browser = await Browser.OpenAsync(width, height, scripts, "board");
        await OpenAsync(browser, serve, chat, start: false);
        await browser.FollowAsync("Доска");
        await browser.LookAsync();
        await LookAroundAsync(browser);
        foreach (var path in (string[])["/m/zarechny", "/m/zarechny/privacy"])
        {
            await browser.Page.GotoAsync(serve.Address + path);
            await browser.LookAsync();
        }

        Assert.Empty(browser.Complaints);
    }

    public void Dispose()
    {
        limit.Dispose();
        Directory.Delete(folder, true);
    }

    // Every page of the board that a link of its first page leads to, and a map as a file.
    private static async Task LookAroundAsync(Browser browser)
    {
        var board = new Uri(browser.Page.Url);
        var links = await browser.Page.Locator("main a[href^='/page/board/']").AllAsync();
        var addresses = (await Task.WhenAll(links.Select(l => l.GetAttributeAsync("href")))).Distinct().ToList();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            await browser.Page.GotoAsync(new Uri(board, address).ToString());
            await browser.LookAsync();
        }

        await browser.Page.GotoAsync(new Uri(board, "/page/board/map").ToString());
        var file = await browser.Page.RunAndWaitForDownloadAsync(() => browser.PressAsync("Excel"));
        var bytes = await File.ReadAllBytesAsync((await file.PathAsync())!);
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("PK"u8, bytes.AsSpan(0, 2));
    }

    private async Task OpenAsync(Browser browser, ServeProcess serve, Chat chat, bool start = true)
    {
        if (start)
        {
            chat.SendCommand("start");
        }

        await chat.WaitAsync(c => LinkIn(c) is not null, limit.Token);
        await browser.Page.GotoAsync(serve.Address + new Uri(LinkIn(chat)!).AbsolutePath);
        await browser.LookAsync();
        await browser.PressAsync("Открыть");
        await browser.LookAsync();
    }

    [GeneratedRegex("i_[a-z0-9]+")]
    private static partial Regex Invite();

    private static string? LinkIn(Chat chat) => chat.Visible.SelectMany(m => m.Rows).SelectMany(r => r).Select(b => b.Url).LastOrDefault(u => u?.StartsWith("https://pages.test/p/", StringComparison.Ordinal) == true);

    private async Task AgreeAsync(Chat chat)
    {
        foreach (var label in (string[])["Начать", "Согласен, согласна"])
        {
            await chat.WaitAsync(c => c.Visible.Any(m => m.HasButton(label)), limit.Token);
            var message = chat.Visible.Last(m => m.HasButton(label));
            chat.Press(message.Id, label);
        }

        await chat.WaitAsync(c => !c.Visible.Any(m => m.HasButton("Согласен, согласна")), limit.Token);
    }

    private async Task WalkAsync(Browser browser)
    {
        var teacher = new VirtualTeacher(new TeacherEyes(((ContentResult.Loaded)ContentLoader.Load(Repository.Content, new DateOnly(2026, 11, 29))).Catalog), 7, (90, 70, 50));
        for (var step = 0; step < 120; step++)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (step % 8 == 0)
            {
                await browser.LookAsync();
            }

            var buttons = browser.Page.Locator("section:not(.notes) button[name=token]");
            var move = teacher.Next(new Seen(string.Join('\n', await browser.Page.Locator("section:not(.notes) p, section:not(.notes) h1, section:not(.notes) blockquote").AllInnerTextsAsync()), [.. (await buttons.AllInnerTextsAsync()).Select(t => t.Trim())]));
            switch (move)
            {
                case Move.Finish:
                    await browser.LookAsync();
                    return;
                case Move.Press press:
                    await buttons.Nth(press.Button).ClickAsync();
                    break;
                case Move.Type when await browser.Page.Locator("textarea").CountAsync() == 0:
                    // Several at once are pressed here one by one; the chat takes their numbers as well.
                    await browser.PressAsync("Не знаю");
                    break;
                case Move.Type type:
                    await browser.Page.Locator("textarea").FillAsync(type.Text);
                    await browser.PressAsync("Отправить");
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        Assert.Fail("There is no end: " + await browser.Page.InnerTextAsync("main"));
    }

    private string Neutral(string content)
    {
        var copy = Path.Combine(folder, "content");
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            if (Path.GetFileName(file) == "municipality.yml")
            {
                File.WriteAllText(target, File.ReadAllText(target).Replace("telegram: open", "telegram: neutral", StringComparison.Ordinal));
            }
        }

        return copy;
    }

    private async Task<string> DemoAsync()
    {
        var town = Path.Combine(folder, "town");
        await RunAsync(town, "demo", "--seed-population", "40", "--into", town);
        return town;
    }

    private static Dictionary<string, string> Place(string town) => new()
    {
        ["Storage__ConnectionString"] = $"Data Source={Path.Combine(town, "teacherbot.db")}",
        ["Security__KeysPath"] = Path.Combine(town, "keys"),
        ["Files__Path"] = Path.Combine(town, "files"),
    };

    private static async Task<string> RunAsync(string town, params string[] words)
    {
        var published = Environment.GetEnvironmentVariable("TEACHERBOT_PUBLISHED") ?? AppContext.BaseDirectory;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(published, "teacherbot.dll"), .. words]) { RedirectStandardOutput = true };
        foreach (var (name, value) in Place(town))
        {
            start.Environment["TEACHERBOT__" + name] = value;
        }

        start.Environment["TEACHERBOT__Content__Path"] = Repository.Content;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
