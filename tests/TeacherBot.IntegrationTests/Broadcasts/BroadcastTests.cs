using TeacherBot.IntegrationTests.Journeys;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Store;
using Xunit.Abstractions;

namespace TeacherBot.IntegrationTests.Broadcasts;

/// <summary>
/// Issue #4: nobody is lost, nobody gets it twice, and the ledger says what the server says. TEACHERBOT_LONG=1 runs the whole length.
/// </summary>
public sealed class BroadcastTests(ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("TEACHERBOT_LONG") == "1";

    private static readonly FaultPlan Storm = new()
    {
        TooManyRequests = 0.002,
        ServerError = 0.003,
        BadGateway = 0.003,
        DropBefore = 0.005,
        DropAfter = 0.005,
    };

    [Fact]
    public async Task A_broadcast_killed_again_and_again_reaches_everybody_once()
    {
        var (recipients, kills, seed) = Long ? (10_000, 100, 4) : (1_200, 10, 4);
        output.WriteLine($"seed {seed}, {recipients} recipients, {kills} kills");
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(Long ? 30 : 5));
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Seed = seed, Faults = Storm, KeepLog = true }, time.Token);
        await using var serve = new ServeProcess(server) { AtAnyHour = true, MessagesPerSecond = 200 };
        var world = new BroadcastWorld(server, serve);
        await world.PrepareAsync(recipients, time.Token);
        serve.Start();
        await serve.ReadyAsync(time.Token);
        var steered = new SteeredKills(server, serve);
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(100, 1000), time.Token);
            await steered.NextAsync(kill % 2, time.Token);
            serve.Start();
            await serve.ReadyAsync(time.Token);
        }

        await world.FinishAsync(time.Token);
        await serve.KillAsync();
        output.WriteLine(steered.ToString());
        Assert.Empty(server.Violations);
        AssertLedger(server, await world.LedgerAsync(), recipients);
    }

    [Fact]
    public async Task A_server_with_lower_limits_of_its_own_is_obeyed_and_everybody_is_reached()
    {
        var recipients = Long ? 1_000 : 60;
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(Long ? 20 : 3));
        var rules = new FloodRules { OverallPerSecond = 11, RepliesFreeFor = TimeSpan.FromSeconds(30) };
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Seed = 5, Flood = rules, KeepLog = true }, time.Token);
        await using var serve = new ServeProcess(server) { AtAnyHour = true, MessagesPerSecond = 30 };
        var world = new BroadcastWorld(server, serve);
        await world.PrepareAsync(recipients, time.Token);
        serve.Start();
        await serve.ReadyAsync(time.Token);
        await world.FinishAsync(time.Token);
        await serve.KillAsync();

        output.WriteLine($"{server.TooMany} answers 429");
        Assert.NotEqual(0, server.TooMany);
        Assert.Empty(server.Violations);
        var ledger = await world.LedgerAsync();
        Assert.All(ledger.Values, line => Assert.Equal(DeliveryState.Delivered, line.State));
        AssertLedger(server, ledger, recipients);
    }

    // Line by line: what is delivered stands in the chat once under the same id; what is unknown stands there once or not at all.
    private void AssertLedger(BotApiServer server, IReadOnlyDictionary<long, LedgerLine> ledger, int recipients)
    {
        Assert.Equal(recipients, ledger.Count);
        Assert.All(ledger.Values, line => Assert.Contains(line.State, (DeliveryState[])[DeliveryState.Delivered, DeliveryState.Unknown]));
        foreach (var (chat, line) in ledger)
        {
            var seen = server.Person(chat).Visible;
            if (line.State == DeliveryState.Delivered)
            {
                Assert.Equal([line.Message!.Value], seen.Select(m => (long)m.Id));
            }
            else
            {
                Assert.InRange(seen.Count, 0, 1);
            }
        }

        var unknown = ledger.Values.Count(l => l.State == DeliveryState.Unknown);
        output.WriteLine($"{recipients - unknown} delivered, {unknown} unknown, of these seen {ledger.Count(l => l.Value.State == DeliveryState.Unknown && server.Person(l.Key).Visible.Count == 1)}");
    }
}
