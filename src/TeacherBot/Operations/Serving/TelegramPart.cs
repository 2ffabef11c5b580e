using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Serving;

/// <summary>The Telegram channel inside the service: sending, and receiving by polling or webhook once the server knows the bot.</summary>
internal sealed class TelegramPart : IDisposable
{
    public const string WebhookRoute = "/telegram/webhook";

    private readonly TelegramOptions options;
    private readonly Bot bot;
    private readonly ILoggerFactory logs;
    private readonly BotApiClient api;
    private volatile string? failure = "not connected yet";
    private volatile TelegramWebhook? webhook;

    public TelegramPart(TelegramSettings settings, Bot bot, ILoggerFactory logs)
    {
        this.bot = bot;
        this.logs = logs;
        options = new TelegramOptions
        {
            Token = settings.Token!,
            ApiBaseUrl = settings.ApiBaseUrl,
            Mode = settings.Mode,
            Proxy = settings.Proxy,
            MessagesPerSecond = settings.MessagesPerSecond,
            WebhookUrl = settings.WebhookUrl,
            WebhookSecret = settings.WebhookSecret,
        };
        api = new BotApiClient(options.ToBotApi());
    }

    public bool HasWebhook => options.Mode == TelegramMode.Webhook;

    /// <summary>Starts sending and receiving; the result wakes the sending.</summary>
    public DeliveryWorker Start(WorkerCrew crew, Background background)
    {
        background.Files.Add(TelegramChannel.ChannelName, new TelegramFiles(api));
        var log = logs.CreateLogger<TelegramChannel>();
        var kept = new KeptFiles(bot.Database, KeptFiles.BotOf(options.Token), bot.Clock, log);
        var channel = new TelegramChannel(api, new TelegramRenderer(bot.Stores.Tokens), bot.Clock, log, kept);
        var deliveries = bot.Add(channel, options.ToPace(), background.Documents);
        crew.Start("telegram.sending", deliveries.RunAsync, () => deliveries.Circuit.Failure);
        crew.Start("telegram.receiving", stop => ReceiveAsync(deliveries.Circuit, stop), () => failure);
        return deliveries;
    }

    /// <summary>An update posted by the server; 503 until the start is over, and the server posts it again.</summary>
    public Task HandleAsync(HttpContext context)
    {
        if (webhook is { } ready)
        {
            return ready.HandleAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    public void Dispose() => api.Dispose();

    // A refused token stops sending too; once it is accepted again, which sending finds out, both go on.
    private async Task ReceiveAsync(ChannelCircuit circuit, CancellationToken cancellation)
    {
        while (await IntroduceAsync(circuit, cancellation) is { } me)
        {
            failure = null;
            var receiver = new TelegramReceiver(api, me, bot.Turns.RunAsync, bot.Clock, logs.CreateLogger<TelegramReceiver>());
            if (HasWebhook)
            {
                webhook = new TelegramWebhook(receiver, new WebhookSecret(options.WebhookSecret!), logs.CreateLogger<TelegramWebhook>());
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            if (await receiver.PollAsync(new LongPollingOptions { Time = bot.Clock }, cancellation) == PollingEnd.Stopped)
            {
                return;
            }

            await RefusedAsync(circuit, "getUpdates refused", cancellation);
        }
    }

    private async Task RefusedAsync(ChannelCircuit circuit, string code, CancellationToken cancellation)
    {
        failure = "token refused";
        circuit.Break(code);
        await circuit.MendedAsync(cancellation);
    }

    // Null when trying again is useless; the reason stays in sight.
    private async Task<BotIdentity?> IntroduceAsync(ChannelCircuit circuit, CancellationToken cancellation)
    {
        var log = logs.CreateLogger<TelegramStartup>();
        var startup = new TelegramStartup(api, options, log);
        while (true)
        {
            switch (await startup.RunAsync(cancellation))
            {
                case StartOutcome.Ready ready:
                    bot.Catalog.NameInTelegram(ready.Me.Username);
                    return ready.Me;
                case StartOutcome.TryLater later:
                    failure = later.Reason;
                    ServeLog.TelegramNotStarted(log, later.Reason, later.Wait);
                    await Task.Delay(later.Wait, bot.Clock, cancellation);
                    break;
                case StartOutcome.TokenRefused refused:
                    ServeLog.TelegramRefused(log, "Telegram:Token", refused.Hint);
                    await RefusedAsync(circuit, "getMe refused", cancellation);
                    break;
                case StartOutcome.Misconfigured wrong:
                    failure = wrong.Setting;
                    ServeLog.TelegramRefused(log, "Telegram:" + wrong.Setting, wrong.Hint);
                    return null;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }
}
