using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Broadcasts;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Store;

namespace TeacherBot.Operations.Simulation;

/// <summary>What a simulated broadcast measured. Durations in milliseconds; presses from the press to the screen that answers it.</summary>
internal sealed record BroadcastReport(
    int Recipients,
    double FreezeSeconds,
    double Seconds,
    double PerSecond,
    double OfTheoreticalTime,
    int Sent,
    int NotSent,
    int FullestSecond,
    long TooManyRequests,
    double LongestOverstay,
    int Violations,
    int Repeated,
    long Presses,
    double PressP95Ms,
    double PressP99Ms,
    double RssBeforeMb,
    double PeakRssMb);

/// <summary>
/// A broadcast to many people at a rate, over the real store and delivery worker: to a Bot API server that enforces that rate in any
/// sliding second, with teachers pressing buttons meanwhile, or to a channel that ends in memory.
/// </summary>
internal sealed class BroadcastLoad(Bot bot, SimulateOptions options)
{
    private const string Text = "# Семинар\nРазбираем работы учеников и собираем карточки для двух уровней класса.\n[Записаться](мероприятие:seminar-uravneniya)";

    private readonly BroadcastLimits limits = new(options.PerSecond, 2);
    private readonly Latencies presses = new();
    private long accepted;
    private int joined;

    public async Task<BroadcastReport> RunAsync(CancellationToken cancellation)
    {
        var telegram = options.Channel == "telegram";
        var audience = new Audience(bot, telegram ? TelegramChannel.ChannelName : "console");
        await audience.JoinAsync(options.Broadcast, cancellation);
        var id = await audience.WriteAsync(Text, cancellation);
        var freezing = Stopwatch.GetTimestamp();
        await FreezeAsync(id, cancellation);
        var frozen = Stopwatch.GetElapsedTime(freezing);
        return telegram ? await OverHttpAsync(id, frozen, cancellation) : await InMemoryAsync(id, frozen, cancellation);
    }

    private async Task FreezeAsync(string id, CancellationToken cancellation)
    {
        var job = new FreezeJob(bot.Database, bot.Turns, bot.Catalog, limits, bot.Clock);
        while (await job.RunAsync(new Job(0, JobKinds.Broadcast, id, null, 1), cancellation) is JobOutcome.Later)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<BroadcastReport> InMemoryAsync(string id, TimeSpan frozen, CancellationToken cancellation)
    {
        var worker = bot.Add(new Sink(() => Interlocked.Increment(ref accepted)), new PaceLimits(options.PerSecond, 1, 3), new NoDocuments());
        return await SendAsync(id, worker, frozen, null, cancellation);
    }

    private async Task<BroadcastReport> OverHttpAsync(string id, TimeSpan frozen, CancellationToken cancellation)
    {
        var limits = new TelegramOptions { Token = "", MessagesPerSecond = options.PerSecond }.ToPace();
        await using var rig = await TelegramRig.StartAsync(bot, ServerOptions(), limits, cancellation);
        for (var i = 0; i < options.Broadcast; i++)
        {
            rig.Server.Person(Audience.FirstChat + i).Meet();
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var teacher = new TelegramTeacher(options, presses);
        var pressing = Pace.CrowdAsync(
            options, random => teacher.WalkAsync(rig.Server.Person(100_000 + Interlocked.Increment(ref joined)), random, stop.Token), stop.Token);
        var report = await SendAsync(id, rig.Deliveries, frozen, rig.Server, cancellation);
        await stop.CancelAsync();
        await pressing;
        return report;
    }

    private BotApiServerOptions ServerOptions() => new()
    {
        Seed = options.Seed,
        KeepLog = false,
        Flood = new FloodRules
        {
            OverallPerSecond = int.MaxValue,
            UnaskedPerSecond = options.PerSecond,
            RepliesFreeFor = TimeSpan.FromSeconds(30),
            Hidden = options.Hidden > 0 ? new HiddenLimits { OverallPerSecond = options.Hidden } : null,
        },
    };

    private async Task<BroadcastReport> SendAsync(
        string id, DeliveryWorker worker, TimeSpan frozen, BotApiServer? server, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var loop = new WorkLoop("Broadcasts", TimeSpan.FromSeconds(0.5), bot.Clock, NullLogger.Instance);
        var feeding = new BroadcastWorker(bot.Database, bot.Turns, bot.Catalog, limits, loop);
        feeding.Queued += worker.Wake;
        using var memory = new PeakMemory();
        var delivering = server is null ? worker.RunAsync(stop.Token) : Task.CompletedTask;
        var started = Stopwatch.GetTimestamp();
        await bot.Database.WriteAsync(unit => BroadcastStore.Start(unit, id, bot.Clock.GetUtcNow()), cancellation);
        var fed = feeding.RunAsync(stop.Token);
        while (bot.Database.Read(unit => BroadcastStore.Find(unit, id))!.Status != BroadcastStatus.Finished)
        {
            await Task.Delay(100, cancellation);
        }

        var took = Stopwatch.GetElapsedTime(started);
        await stop.CancelAsync();
        await Task.WhenAll(delivering, fed);
        return Report(id, frozen, took, server, memory);
    }

    private BroadcastReport Report(string id, TimeSpan frozen, TimeSpan took, BotApiServer? server, PeakMemory memory)
    {
        var broadcast = bot.Database.Read(unit => BroadcastStore.Find(unit, id))!;
        var sent = broadcast.Of(BroadcastCounts.Sent);
        return new BroadcastReport(
            options.Broadcast,
            frozen.TotalSeconds,
            took.TotalSeconds,
            sent / took.TotalSeconds,
            took.TotalSeconds / (options.Broadcast / (double)options.PerSecond),
            sent,
            broadcast.Recipients() - sent,
            server?.FullestSecond ?? 0,
            server?.TooMany ?? 0,
            server?.Waits.Select(w => w.Late?.TotalSeconds ?? 0).DefaultIfEmpty().Max() ?? 0,
            server?.Violations.Count ?? 0,
            Repeated(server),
            presses.Count,
            presses.Percentile(0.95),
            presses.Percentile(0.99),
            memory.BeforeMb,
            memory.PeakMb);
    }

    private static int Repeated(BotApiServer? server) =>
        server?.Log.Accepted.Where(a => a.ChatId >= Audience.FirstChat).GroupBy(a => a.ChatId).Sum(g => g.Count() - 1) ?? 0;

    // Accepts everything, as a fast peer would.
    private sealed class Sink(Func<long> next) : IChannel
    {
        public string Name => "console";

        public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation) =>
            Task.FromResult<SendOutcome>(new SendOutcome.Delivered(next()));
    }
}

/// <summary>The largest resident memory while it lives, looked at ten times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer timer;
    private long peak;

    public PeakMemory()
    {
        BeforeMb = Now();
        timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    public double BeforeMb { get; }

    public double PeakMb => Interlocked.Read(ref peak) / 1048576.0;

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        var now = (long)(Now() * 1048576);
        if (now > Interlocked.Read(ref peak))
        {
            Interlocked.Exchange(ref peak, now);
        }
    }

    private static double Now()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }
}
