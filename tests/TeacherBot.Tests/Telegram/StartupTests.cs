using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Telegram;

public sealed class StartupTests : ReceiverTest
{
    [Fact]
    public async Task Polling_start_introduces_the_bot_and_keeps_what_is_pending()
    {
        Chat.SendText("пока вас не было");

        var ready = Assert.IsType<StartOutcome.Ready>(await StartAsync(new() { Token = Server.Token }));

        Assert.Equal("teacher_bot", ready.Me.Username);
        Assert.Equal(1, Server.PendingUpdates);
        Assert.Equal(TelegramTexts.Description, Server.Profile["setMyDescription||"]);
        Assert.Equal(TelegramTexts.ShortDescription, Server.Profile["setMyShortDescription||"]);
        var menu = Assert.Single(Server.Profile, p => p.Key.StartsWith("setMyCommands", StringComparison.Ordinal));
        Assert.Contains("all_private_chats", menu.Key, StringComparison.Ordinal);
        Assert.All(["start", "menu", "mydata", "help", "privacy", "cancel"], c => Assert.Contains($"\"{c}\"", menu.Value, StringComparison.Ordinal));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Revoked_token_is_told_from_trouble()
    {
        Server.Faults.Script(Fault.ServerError, "getMe");
        Assert.IsType<StartOutcome.TryLater>(await StartAsync(new() { Token = Server.Token }));
        Server.Faults.Script(Fault.TooManyRequests, "deleteWebhook");
        Assert.Equal(new StartOutcome.TryLater("429 TooManyRequests", TimeSpan.FromSeconds(1)), await StartAsync(new() { Token = Server.Token }));
        Server.RevokeToken();
        Assert.IsType<StartOutcome.TokenRefused>(await StartAsync(new() { Token = Server.Token }));
    }

    [Fact]
    public async Task Profile_that_is_not_taken_does_not_stop_the_start()
    {
        Server.Faults.Script(Fault.TooManyRequests, "setMyCommands");

        Assert.IsType<StartOutcome.Ready>(await StartAsync(new() { Token = Server.Token }));
    }

    [Theory]
    [InlineData(null, "s", "WebhookUrl")]
    [InlineData("ftp://x.org/", "s", "WebhookUrl")]
    [InlineData("https://x.org/", null, "WebhookSecret")]
    [InlineData("https://x.org/", "с пробелом", "WebhookSecret")]
    public async Task Webhook_without_address_or_secret_is_a_setting_to_mend(string? url, string? secret, string setting)
    {
        var outcome = await StartAsync(new() { Token = Server.Token, Mode = TelegramMode.Webhook, WebhookUrl = url, WebhookSecret = secret });

        Assert.Equal(setting, Assert.IsType<StartOutcome.Misconfigured>(outcome).Setting);
    }

    [Fact]
    public async Task Webhook_start_sets_it()
    {
        var options = new TelegramOptions { Token = Server.Token, Mode = TelegramMode.Webhook, WebhookUrl = "https://127.0.0.1:1/hook", WebhookSecret = "s" };

        Assert.IsType<StartOutcome.Ready>(await StartAsync(options));

        Assert.True((await Client.GetWebhookInfoAsync(default)).TryGetValue(out var info));
        Assert.Equal(options.WebhookUrl, info.Url);
    }

    [Fact]
    public void Options_do_not_print_their_secrets()
    {
        var text = new TelegramOptions { Token = "1:secret", Proxy = "http://u:password@p", WebhookSecret = "hook" }.ToString();

        Assert.Equal("Telegram Polling", text);
    }

    private Task<StartOutcome> StartAsync(TelegramOptions options) =>
        new TelegramStartup(Client, options, NullLogger<TelegramStartup>.Instance).RunAsync(default);
}
