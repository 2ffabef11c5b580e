using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Serving;

/// <summary>The Telegram channel inside the service: sending, and receiving by polling or webhook once the server knows the bot.</summary>
internal sealed class TelegramPart : IDisposable
{
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

    public const string WebhookRoute = "/telegram/webhook";

    /// <summary>Starts sending and receiving; the result wakes the sending.</summary>
    public DeliveryWorker Start(WorkerCrew crew, IDocuments documents)
    {
        var channel = new TelegramChannel(api, new TelegramRenderer(bot.Stores.Tokens), bot.Clock, logs.CreateLogger<TelegramChannel>());
        var deliveries = bot.Add(channel, options.ToPace(), documents);
        crew.Start("telegram.sending", deliveries.RunAsync, () => deliveries.Working ? null : "refused by the server");
        crew.Start("telegram.receiving", ReceiveAsync, () => failure);
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

    public bool HasWebhook => options.Mode == TelegramMode.Webhook;

    public void Dispose() => api.Dispose();

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        if (await IntroduceAsync(cancellation) is not { } me)
        {
            return;
        }

        failure = null;
        var receiver = new TelegramReceiver(api, me, bot.Turns.RunAsync, bot.Clock, logs.CreateLogger<TelegramReceiver>());
        if (!HasWebhook)
        {
            await receiver.PollAsync(new LongPollingOptions { Time = bot.Clock }, cancellation);
            return;
        }

        webhook = new TelegramWebhook(receiver, new WebhookSecret(options.WebhookSecret!), logs.CreateLogger<TelegramWebhook>());
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    // Null when trying again is useless; the reason stays in sight.
    private async Task<BotIdentity?> IntroduceAsync(CancellationToken cancellation)
    {
        var log = logs.CreateLogger<TelegramStartup>();
        var startup = new TelegramStartup(api, options, log);
        while (true)
        {
            switch (await startup.RunAsync(cancellation))
            {
                case StartOutcome.Ready ready:
                    return ready.Me;
                case StartOutcome.TryLater later:
                    failure = later.Reason;
                    ServeLog.TelegramNotStarted(log, later.Reason, later.Wait);
                    await Task.Delay(later.Wait, bot.Clock, cancellation);
                    break;
                case StartOutcome.TokenRefused refused:
                    failure = "token refused";
                    ServeLog.TelegramRefused(log, "Telegram:Token", refused.Hint);
                    return null;
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
