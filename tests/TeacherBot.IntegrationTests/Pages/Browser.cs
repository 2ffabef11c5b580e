using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TeacherBot.IntegrationTests.Pages;

/// <summary>A phone or a desk with Debian's Chromium: what is read on it, what is pressed, and whether everybody could.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly string name;
    private readonly bool scripts;
    private int shots;

    private Browser(IPlaywright playwright, IBrowser browser, IPage page, bool scripts, string name) =>
        (this.playwright, this.browser, Page, this.scripts, this.name) = (playwright, browser, page, scripts, name);

    public IPage Page { get; }

    /// <summary>Refused by the page's own rules, or broken: none is expected.</summary>
    public List<string> Complaints { get; } = [];

    /// <param name="name">Of the pictures, which are kept only where TEACHERBOT_SHOTS names a folder.</param>
    public static async Task<Browser> OpenAsync(int width, int height, bool scripts, string name)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumTheoryAttribute.Program, Args = ["--no-sandbox"] });
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = scripts, Locale = "ru-RU", AcceptDownloads = true });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(8_000);
        var opened = new Browser(playwright, browser, page, scripts, $"{name}-{width}-{(scripts ? "js" : "nojs")}");
        page.Console += (_, message) =>
        {
            // Nobody is promised a picture for the tab.
            if (!message.Location.Contains("favicon", StringComparison.Ordinal))
            {
                opened.Complaints.Add(message.Text);
            }
        };
        return opened;
    }

    /// <summary>Presses the button with these words, and waits for what comes.</summary>
    public Task PressAsync(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words }).First.ClickAsync();

    public Task FollowAsync(string words) => Page.GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();

    /// <summary>Nothing serious stands in the way of anybody, and nothing is wider than the screen: both are looked at where scripts run, for the tools are scripts.</summary>
    public async Task LookAsync()
    {
        if (Environment.GetEnvironmentVariable("TEACHERBOT_SHOTS") is { } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{++shots:00}.png"), FullPage = true });
        }

        if (!scripts)
        {
            return;
        }

        var found = await Page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(' ', v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "wider than the screen: " + Page.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
