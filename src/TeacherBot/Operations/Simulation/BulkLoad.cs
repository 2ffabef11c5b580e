using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Store;

namespace TeacherBot.Operations.Simulation;

/// <summary>
/// A mass of unasked messages to people who are silent, while others press buttons: how long the mass takes, whether the server ever saw
/// too many in a second, whether its waits were obeyed, whether its record and the outbox agree, and how soon a press is answered.
/// </summary>
internal sealed class BulkLoad(Bot bot, SimulateOptions options)
{
    private const int Chunk = 500;
    private const long FirstRecipient = 10_000_000;

    private static readonly TimeSpan MostPatience = TimeSpan.FromHours(12);

    private readonly Latencies answers = new();
    private int joined;

    /// <summary>Makes the messages of some recipients wait in the outbox; replaced by whoever has another way to queue them.</summary>
    public Action<UnitOfWork, IReadOnlyList<long>, DateTimeOffset> Queue { get; init; } = Say;

    public async Task<BulkReport> RunAsync(CancellationToken cancellation)
    {
        var limits = new TelegramOptions { Token = "", MessagesPerSecond = options.BulkRate }.ToPace();
        await using var rig = await TelegramRig.StartAsync(bot, ServerOptions(), limits, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var teacher = new TelegramTeacher(options, answers);
        var pressing = Pace.CrowdAsync(
            options, random => teacher.WalkAsync(rig.Server.Person(100_000 + Interlocked.Increment(ref joined)), random, stop.Token), stop.Token);
        var before = rig.Server.Log.AcceptedCount;
        var started = Stopwatch.GetTimestamp();
        await QueueAsync(rig, cancellation);
        var ended = await UntilDoneAsync(started, cancellation);
        await stop.CancelAsync();
        await pressing;
        return Report(rig.Server, ended, before);
    }

    private BotApiServerOptions ServerOptions() => new()
    {
        Seed = options.Seed,
        KeepLog = false,
        Flood = new FloodRules
        {
            OverallPerSecond = int.MaxValue,
            UnaskedPerSecond = options.BulkRate,
            RepliesFreeFor = TimeSpan.FromSeconds(30),
            Hidden = options.Hidden > 0 ? new HiddenLimits { OverallPerSecond = options.Hidden } : null,
        },
    };

    private async Task QueueAsync(TelegramRig rig, CancellationToken cancellation)
    {
        for (var from = 0; from < options.Bulk; from += Chunk)
        {
            var chats = Enumerable.Range(from, Math.Min(Chunk, options.Bulk - from)).Select(i => FirstRecipient + i).ToList();
            chats.ForEach(chat => rig.Server.Person(chat).Meet());
            await bot.Database.WriteAsync(unit => Queue(unit, chats.ConvertAll(chat => AddressOf(unit, chat)), bot.Clock.GetUtcNow()), cancellation);
            rig.Deliveries.Wake();
        }
    }

    private long AddressOf(UnitOfWork unit, long chat)
    {
        var address = chat.ToString(CultureInfo.InvariantCulture);
        return bot.Stores.People.FindOrAdd(unit, TelegramChannel.ChannelName, address, "bulk" + address, null, bot.Clock.GetUtcNow()).Address;
    }

    private static void Say(UnitOfWork unit, IReadOnlyList<long> addresses, DateTimeOffset at)
    {
        var message = new Message(
            [new Paragraph(ParagraphKind.Prose, "Уважаемые коллеги! Приглашаем вас на семинар.")], ImmutableArray<ImmutableArray<Choice>>.Empty, Privacy.Neutral);
        var body = StateJson.Text(message, StateJson.Default.Message);
        foreach (var address in addresses)
        {
            OutboxStore.Say(unit, address, TelegramChannel.ChannelName, Lane.Bulk, body, at);
        }
    }

    // Done when no unasked row waits and none is on its way; looked at rarely, since looking costs too.
    private async Task<TimeSpan> UntilDoneAsync(long started, CancellationToken cancellation)
    {
        while (Stopwatch.GetElapsedTime(started) < MostPatience)
        {
            await Task.Delay(100, cancellation);
            if (bot.Database.Read(unit => OutboxDepth.All(unit).All(d => d.Lane == Lane.Reply)
                && OutboxStore.Sending(unit, TelegramChannel.ChannelName).All(s => s.Lane == Lane.Reply)))
            {
                return Stopwatch.GetElapsedTime(started);
            }
        }

        throw new TimeoutException("The bulk was not sent in twelve hours.");
    }

    private BulkReport Report(BotApiServer server, TimeSpan took, long before)
    {
        var copies = server.Log.Accepted.Skip((int)before).Where(a => a.ChatId >= FirstRecipient).GroupBy(a => a.ChatId).ToDictionary(g => g.Key, g => g.Count());
        return new BulkReport(
            options.Bulk,
            took.TotalSeconds,
            (double)options.Bulk / options.BulkRate,
            server.FullestSecond,
            server.Violations.Count,
            server.Waits.Count,
            server.Waits.Select(w => w.Late?.TotalSeconds ?? 0).DefaultIfEmpty().Max(),
            options.Bulk - copies.Count,
            copies.Values.Sum() - copies.Count,
            answers.Count,
            answers.Percentile(0.5),
            answers.Percentile(0.95),
            answers.Percentile(0.99));
    }
}

/// <summary>What became of the bulk, and of the presses beside it (milliseconds from the press to the changed screen).</summary>
/// <param name="Theory">Seconds at the full rate.</param>
/// <param name="Waits">429s told by the server; <paramref name="Latest"/> is the longest that a wait was overstayed, in seconds.</param>
internal sealed record BulkReport(
    int Recipients, double Seconds, double Theory, int FullestSecond, int Violations, int Waits, double Latest, int Lost, int Repeated,
    long Presses, double PressP50Ms, double PressP95Ms, double PressP99Ms);
