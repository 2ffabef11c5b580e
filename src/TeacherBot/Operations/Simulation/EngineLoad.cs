using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Turns;

namespace TeacherBot.Operations.Simulation;

/// <summary>Teachers who talk to the engine directly: real store, real outbox and delivery worker, a channel that ends in memory.</summary>
internal sealed class EngineLoad(Bot bot, SimulateOptions options) : IChannel, ILoad
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Outgoing>> waiting = new();
    private long sent;
    private int joined;

    public string Name => "console";

    public Latencies Turns { get; private set; } = new();

    /// <summary>Turns that end from now on, apart from those before.</summary>
    public Latencies MeasureAnew() => Turns = new Latencies();

    public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        if (outgoing.Kind == Store.DeliveryKind.Screen && waiting.TryGetValue(outgoing.Address.Reveal(), out var shown))
        {
            shown.TrySetResult(outgoing);
        }

        return Task.FromResult<SendOutcome>(new SendOutcome.Delivered(outgoing.EditTarget ?? Interlocked.Increment(ref sent)));
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var delivering = bot.Add(this, Pace.NoLimits, new NoDocuments()).RunAsync(stop.Token);
        await Pace.CrowdAsync(options, random => OneAsync(random, cancellation), cancellation);
        await stop.CancelAsync();
        await delivering;
    }

    private async Task OneAsync(Random random, CancellationToken cancellation)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"load{Interlocked.Increment(ref joined)}");
        var teacher = new LoadTeacher(random);
        var step = 0;
        var screen = await SayAsync(new Arrival($"{address}/0", Name, address, new CommandSaid("start", ""), null), cancellation);
        while (screen.Message!.Choices.ToList() is var choices && !LoadTeacher.IsDone(choices))
        {
            await Pace.ThinkAsync(options, random, cancellation);
            var (press, type) = teacher.Next(choices);
            var key = string.Create(CultureInfo.InvariantCulture, $"{address}/{++step}");
            screen = await SayAsync(
                press is { } choice
                    ? new Arrival(key, Name, address, null, bot.Stores.Tokens.Mint(screen.Person, screen.Version, choice, bot.Clock.GetUtcNow()))
                    : new Arrival(key, Name, address, new TextSaid(type ?? "/menu", false), null),
                cancellation);
        }

        waiting.TryRemove(address, out _);
    }

    private async Task<Outgoing> SayAsync(Arrival arrival, CancellationToken cancellation)
    {
        var shown = new TaskCompletionSource<Outgoing>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[arrival.Address] = shown;
        var started = Stopwatch.GetTimestamp();
        await bot.Turns.RunAsync(arrival, cancellation);
        Turns.Add(Stopwatch.GetElapsedTime(started));
        return await shown.Task.WaitAsync(cancellation);
    }
}
