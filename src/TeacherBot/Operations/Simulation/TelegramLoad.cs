using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Operations.Simulation;

/// <summary>Teachers in Telegram: every update and every send goes over loopback HTTP to an in-process Bot API server.</summary>
internal sealed class TelegramLoad(Bot bot, SimulateOptions options) : ILoad
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int joined;

    public Latencies Turns { get; } = new();

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Seed = options.Seed, KeepLog = false }, cancellation);
        var telegram = new TelegramOptions { Token = server.Token, ApiBaseUrl = server.BaseUrl };
        using var api = new BotApiClient(telegram.ToBotApi());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var channel = new TelegramChannel(api, new TelegramRenderer(bot.Stores.Tokens), bot.Clock, NullLogger<TelegramChannel>.Instance);
        var delivering = bot.Add(channel, Pace.NoLimits, new NoDocuments()).RunAsync(stop.Token);
        var me = await new TelegramStartup(api, telegram, NullLogger<TelegramStartup>.Instance).RunAsync(cancellation) is StartOutcome.Ready ready
            ? ready.Me
            : throw new InvalidOperationException("The simulated Bot API server refused its own token.");
        var receiver = new TelegramReceiver(api, me, TimedAsync, bot.Clock, NullLogger<TelegramReceiver>.Instance);
        var receiving = receiver.PollAsync(new LongPollingOptions { Time = bot.Clock }, stop.Token);
        await Pace.CrowdAsync(options, random => OneAsync(server, random, cancellation), cancellation);
        await stop.CancelAsync();
        await delivering;
        await receiving;
    }

    private async Task<TeacherBot.Turns.TurnOutcome> TimedAsync(TeacherBot.Turns.Arrival arrival, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await bot.Turns.RunAsync(arrival, cancellation);
        Turns.Add(Stopwatch.GetElapsedTime(started));
        return outcome;
    }

    private async Task OneAsync(BotApiServer server, Random random, CancellationToken cancellation)
    {
        var chat = server.Person(100_000 + Interlocked.Increment(ref joined));
        var teacher = new LoadTeacher(random);
        chat.SendCommand("start");
        VisibleMessage? before = null;
        while (true)
        {
            var screen = await NextAsync(chat, before, cancellation);
            var choices = Choices(screen);
            if (LoadTeacher.IsDone(choices))
            {
                return;
            }

            await Pace.ThinkAsync(options, random, cancellation);
            var (press, type) = teacher.Next(choices);
            before = screen;
            if (press is { } choice)
            {
                chat.Press(screen.Id, choices.IndexOf(choice));
            }
            else
            {
                chat.SendText(type ?? "/menu");
            }
        }
    }

    private static async Task<VisibleMessage> NextAsync(Telegram.Chat chat, VisibleMessage? before, CancellationToken cancellation)
    {
        await chat.WaitAsync(c => IsNew(c.Latest, before), cancellation).WaitAsync(Patience, cancellation);
        return chat.Latest!;
    }

    private static bool IsNew(VisibleMessage? latest, VisibleMessage? before) =>
        latest is { Rows.Count: > 0 } && (before is null || latest.Id != before.Id || latest.Edits != before.Edits);

    // A screen token is s.VERSION.KEY.MAC: the key is all a load teacher wants to know.
    private static List<Choice> Choices(VisibleMessage message) =>
        [.. message.Rows.SelectMany(r => r).Select(b => new Choice(b.Data is { } data ? KeyOf(data) : "link", b.Label))];

    internal static string KeyOf(string data)
    {
        var from = data.IndexOf('.', 2) + 1;
        return data[from..data.LastIndexOf('.')];
    }
}
