using System.Net;
using System.Text.RegularExpressions;
using TeacherBot.Operations.Serving;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Operations;

/// <summary>The whole service in this process, on a free port.</summary>
public sealed partial class ServeTests : IDisposable
{
    private readonly Shell shell = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task Ready_service_answers_health_and_metrics()
    {
        await using var service = await StartAsync();

        var ready = await http.GetAsync(new Uri(service.Urls[0] + "/health/ready"));
        var live = await http.GetAsync(new Uri(service.Urls[0] + "/health/live"));
        var metrics = await http.GetStringAsync(new Uri(service.Urls[0] + "/metrics"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Contains("database: ok", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("\n# TYPE teacherbot_outbox_pending gauge\n", metrics, StringComparison.Ordinal);
        Assert.All(metrics.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(ExpositionLine(), line));
    }

    [Fact]
    public async Task Commands_beside_a_running_service_run_inside_it()
    {
        await using var service = await StartAsync();

        var invited = await shell.RunAsync("invite methodist --scope zarechny");
        var refused = await shell.RunAsync("invite methodist --scope atlantis");
        var listed = await shell.RunAsync("invite list");
        var verified = await shell.RunAsync("db verify");
        var doctor = await shell.RunAsync("doctor");

        Assert.Equal((0, 2, 0, 0, 0), (invited.Exit, refused.Exit, listed.Exit, verified.Exit, doctor.Exit));
        Assert.Contains("/start i_", invited.Out, StringComparison.Ordinal);
        Assert.Contains("atlantis", refused.Error, StringComparison.Ordinal);
        Assert.Contains("methodist", listed.Out, StringComparison.Ordinal);
        Assert.Contains("служба работает", doctor.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_are_not_reachable_over_the_network()
    {
        await using var service = await StartAsync();

        using var body = new StringContent("""["role","list"]""", System.Text.Encoding.UTF8, "application/json");
        var answer = await http.PostAsync(new Uri(service.Urls[0] + "/command"), body);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(service.DatabasePath + ".sock"));
        }
    }

    [Fact]
    public async Task Second_service_on_one_database_is_refused()
    {
        await using var service = await StartAsync();

        var second = await shell.RunAsync("serve");

        Assert.Equal(2, second.Exit);
        Assert.Contains(service.DatabasePath, second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_in_use_is_named_with_the_setting_that_changes_it()
    {
        await using var service = await StartAsync();
        using var other = new Shell();
        other.Keys["Web:Urls"] = service.Urls[0];

        var printed = await other.RunAsync("serve");

        Assert.Equal(2, printed.Exit);
        Assert.Contains("Web:Urls", printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_held_without_a_service_to_ask_says_so()
    {
        using var bot = await shell.OpenAsync();

        var printed = await shell.RunAsync("invite list");

        Assert.Equal(1, printed.Exit);
        Assert.Contains("fuser", printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_broken_after_a_good_start_serves_the_last_good_one_and_says_so()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(shell.Content, "common", "areas.yml"));

        await using var service = await StartAsync();

        var ready = await http.GetAsync(new Uri(service.Urls[0] + "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("content: folder broken", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("содержание службы", (await shell.RunAsync("doctor")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telegram_is_connected_and_an_invite_carries_a_link_to_the_bot()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions(), default);
        shell.Keys["Telegram:Token"] = server.Token;
        shell.Keys["Telegram:ApiBaseUrl"] = server.BaseUrl;
        await using var service = await StartAsync();

        await BecomesAsync(service, HttpStatusCode.OK);

        Assert.Matches(@"https://t\.me/\w+\?start=i_[0-9a-z]{16}\b", (await shell.RunAsync("invite head --scope zarechny")).Out);
        Assert.Contains("токен принят", (await shell.RunAsync("doctor")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_accepts_an_invite_gets_the_menu_of_commands_for_a_role_and_others_do_not()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions(), default);
        shell.Keys["Telegram:Token"] = server.Token;
        shell.Keys["Telegram:ApiBaseUrl"] = server.BaseUrl;
        await using var service = await StartAsync();
        await BecomesAsync(service, HttpStatusCode.OK);
        var link = (await shell.RunAsync("invite methodist --scope zarechny")).Out;
        var code = link[link.IndexOf("i_", StringComparison.Ordinal)..].Split('\n', ' ')[0].Trim();

        await JoinAsync(server.Person(71), null);
        await JoinAsync(server.Person(72), code);

        // The menu is no message: nothing in the chat tells when it is there.
        var soon = Soon();
        while (!server.Profile.Keys.Any(k => k.Contains("72", StringComparison.Ordinal)))
        {
            await Task.Delay(20, soon);
        }

        Assert.Contains("role", server.Profile.Single(p => p.Key.Contains("72", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Profile.Keys, k => k.Contains("71", StringComparison.Ordinal));
    }

    private static async Task JoinAsync(Chat chat, string? code)
    {
        chat.SendCommand("start", code);
        foreach (var label in new[] { "Начать", "Согласен, согласна" })
        {
            await chat.WaitAsync(c => c.Latest?.HasButton(label) == true, Soon());
            chat.Press(chat.Latest!.Id, label);
        }

        await chat.WaitAsync(c => c.Latest?.HasButton("Согласен, согласна") == false, Soon());
    }

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Fact]
    public async Task Refused_token_keeps_the_service_from_being_ready()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions(), default);
        shell.Keys["Telegram:Token"] = "1:wrong";
        shell.Keys["Telegram:ApiBaseUrl"] = server.BaseUrl;
        await using var service = await StartAsync();

        await SaysAsync(service, "telegram.receiving: token refused");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri(service.Urls[0] + "/health/ready"))).StatusCode);
        Assert.Equal(1, (await shell.RunAsync("doctor")).Exit);
    }

    [Fact]
    public async Task Webhook_turns_strangers_away()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions(), default);
        shell.Keys["Telegram:Token"] = server.Token;
        shell.Keys["Telegram:ApiBaseUrl"] = server.BaseUrl;
        shell.Keys["Telegram:Mode"] = "webhook";
        shell.Keys["Telegram:WebhookUrl"] = "https://bot.example/telegram/webhook";
        shell.Keys["Telegram:WebhookSecret"] = "secret";
        await using var service = await StartAsync();
        await BecomesAsync(service, HttpStatusCode.OK);

        using var body = new StringContent("""{"update_id":1}""");
        var answer = await http.PostAsync(new Uri(service.Urls[0] + TelegramPart.WebhookRoute), body);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    public void Dispose()
    {
        http.Dispose();
        shell.Dispose();
    }

    private Task<ServeHost> StartAsync() => ServeHost.StartAsync(shell.Read().Settings, false, TimeProvider.System, default);

    private Task BecomesAsync(ServeHost service, HttpStatusCode status) => UntilAsync(service, answer => Task.FromResult(answer.StatusCode == status));

    private Task SaysAsync(ServeHost service, string line) =>
        UntilAsync(service, async answer => (await answer.Content.ReadAsStringAsync()).Contains(line, StringComparison.Ordinal));

    private async Task UntilAsync(ServeHost service, Func<HttpResponseMessage, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await holds(await http.GetAsync(new Uri(service.Urls[0] + "/health/ready"), patience.Token)))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    [GeneratedRegex(@"^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+=""[^""]*"",?)+\})? -?[0-9.E+-]+)$")]
    private static partial Regex ExpositionLine();
}
