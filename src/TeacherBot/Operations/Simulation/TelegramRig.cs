using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Operations.Simulation;

/// <summary>A bot with its Telegram channel at work, and the Bot API server it works with, both in this process over loopback HTTP.</summary>
internal sealed class TelegramRig : IAsyncDisposable
{
    private readonly BotApiClient api;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];

    private TelegramRig(BotApiServer server, BotApiClient api)
    {
        Server = server;
        this.api = api;
    }

    public BotApiServer Server { get; }

    /// <summary>From arrival in the turn runner to commit.</summary>
    public Latencies Turns { get; } = new();

    public DeliveryWorker Deliveries { get; private set; } = null!;

    public static async Task<TelegramRig> StartAsync(Bot bot, BotApiServerOptions options, PaceLimits limits, CancellationToken cancellation)
    {
        var server = await BotApiServer.StartAsync(options, cancellation);
        var telegram = new TelegramOptions { Token = server.Token, ApiBaseUrl = server.BaseUrl };
        var rig = new TelegramRig(server, new BotApiClient(telegram.ToBotApi()));
        await rig.RunAsync(bot, telegram, limits, cancellation);
        return rig;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running);
        stop.Dispose();
        api.Dispose();
        await Server.DisposeAsync();
    }

    private async Task RunAsync(Bot bot, TelegramOptions telegram, PaceLimits limits, CancellationToken cancellation)
    {
        var log = NullLogger<TelegramChannel>.Instance;
        var kept = new KeptFiles(bot.Database, KeptFiles.BotOf(telegram.Token), bot.Clock, log);
        var channel = new TelegramChannel(api, new TelegramRenderer(bot.Stores.Tokens), bot.Clock, log, kept);
        Deliveries = bot.Add(channel, limits, new NoDocuments());
        running.Add(Deliveries.RunAsync(stop.Token));
        var me = await new TelegramStartup(api, telegram, NullLogger<TelegramStartup>.Instance).RunAsync(cancellation) is StartOutcome.Ready ready
            ? ready.Me
            : throw new InvalidOperationException("The simulated Bot API server refused its own token.");
        var receiver = new TelegramReceiver(api, me, (arrival, token) => TimedAsync(bot, arrival, token), bot.Clock, NullLogger<TelegramReceiver>.Instance);
        running.Add(receiver.PollAsync(new LongPollingOptions { Time = bot.Clock }, stop.Token));
    }

    private async Task<TeacherBot.Turns.TurnOutcome> TimedAsync(Bot bot, TeacherBot.Turns.Arrival arrival, CancellationToken cancellation)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var outcome = await bot.Turns.RunAsync(arrival, cancellation);
        Turns.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started));
        return outcome;
    }
}
