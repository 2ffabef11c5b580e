using TeacherBot.Channels.Telegram;
using TeacherBot.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Configuration;
using TeacherBot.Segments;

namespace TeacherBot.Operations.Serving;

/// <summary>The one place where the parts that run beside each other in the service are put together.</summary>
internal sealed class ServiceWorkers(Bot bot, ServiceState state, ILoggerFactory logs) : IAsyncDisposable
{
    private static readonly TimeSpan ContentInterval = TimeSpan.FromSeconds(5);

    private readonly ILogger log = logs.CreateLogger<ServiceWorkers>();
    private TelegramPart? telegram;
    private EmailPart? email;

    /// <summary>Names of the channels that are on.</summary>
    public IReadOnlyList<string> Start(Settings settings, bool allowDemo, IEndpointRouteBuilder routes)
    {
        var background = new Background(bot, settings.Files.Path, new(settings.Telegram.MessagesPerSecond, settings.Delivery.WeeklyCap, settings.Privacy.MinimumGroup), logs);
        var crew = state.Workers;
        crew.Start("content", stop => Watch(settings.Content.Resolved, allowDemo).RunAsync(ContentInterval, stop));
        crew.Start("schedule", background.Schedule.RunAsync);
        crew.Start("jobs", background.Jobs.RunAsync);
        crew.Start("broadcasts", background.Broadcasts.RunAsync);
        crew.Start("maintenance", background.Maintenance.RunAsync);
        crew.Start("needs", new NeedSnapshotWorker(
            bot.Database, bot.Catalog, settings.Privacy.MinimumGroup, bot.Clock, logs.CreateLogger<NeedSnapshotWorker>()).RunAsync);
        var channels = new List<string>();
        if (settings.Telegram.IsOn)
        {
            StartTelegram(settings, background, routes);
            channels.Add(TelegramChannel.ChannelName);
        }

        if (settings.Email.IsOn)
        {
            email = new EmailPart(settings, bot, logs);
            Wakes(email.Start(crew, background, routes), background);
            channels.Add(ChannelNames.Email);
        }

        if (channels.Count == 0)
        {
            ServeLog.NoChannel(log);
        }

        return channels;
    }

    public async ValueTask DisposeAsync()
    {
        telegram?.Dispose();
        await (email?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private void StartTelegram(Settings settings, Background background, IEndpointRouteBuilder routes)
    {
        telegram = new TelegramPart(settings.Telegram, bot, logs);
        if (telegram.HasWebhook)
        {
            routes.MapPost(TelegramPart.WebhookRoute, telegram.HandleAsync);
        }

        Wakes(telegram.Start(state.Workers, background), background);
    }

    private static void Wakes(DeliveryWorker deliveries, Background background)
    {
        background.Jobs.Queued += deliveries.Wake;
        background.Broadcasts.Queued += deliveries.Wake;
    }

    /// <summary>A changed folder comes into use when it is clean, and stays out with its problems told when it is not.</summary>
    public ContentWatch Watch(string folder, bool allowDemo) => new(folder, bot.Catalog, bot.Clock)
    {
        OnLoaded = async (loaded, cancellation) =>
        {
            DemoTowns.Refuse(loaded.Catalog, allowDemo);
            await ContentStart.PublishAsync(bot.Database, loaded, bot.Clock.GetUtcNow(), cancellation);
            state.ContentProblems = [];
            ServeLog.ContentLoaded(log, loaded.Catalog.Hash);
        },
        OnBroken = problems =>
        {
            state.ContentProblems = problems;
            ServeLog.ContentBroken(log, problems.Length, problems[0].ToString());
        },
    };
}
