using System.Diagnostics;
using TeacherBot.Content;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Simulation.Telegram;
using Xunit.Abstractions;

namespace TeacherBot.IntegrationTests.Journeys;

/// <summary>Issue #2: 200 teachers at once over a Bot API server that misbehaves, with and without the program being killed.</summary>
public sealed class JourneyTests(ITestOutputHelper output)
{
    private const int Teachers = 200;
    private const int ItemsInPlan = 27;
    private const int Kills = 50;

    private static readonly FaultPlan Storm = new()
    {
        TooManyRequests = 0.003,
        ServerError = 0.003,
        BadGateway = 0.003,
        DropBefore = 0.005,
        DropAfter = 0.005,
        BlockWindow = 0.0005,
        BlockFor = TimeSpan.FromSeconds(2),
        DuplicateUpdate = 0.02,
        SwapUpdates = 0.02,
    };

    // Kills wanted inside each window.
    private const int InWindow = 10;

    [Fact]
    public Task Two_hundred_clumsy_teachers_on_a_bad_network_all_finish_and_nothing_is_lost_or_doubled() =>
        RunAsync(seed: 20261122, Storm, 0, (_, _, _, _) => Task.CompletedTask);

    [Fact]
    public Task The_program_killed_fifty_times_goes_on_where_each_person_was() =>
        RunAsync(
            seed: 50,
            FaultPlan.None,
            Kills,
            async (server, serve, random, stop) =>
            {
                var steered = new SteeredKills(server, serve);
                for (var kill = 0; kill < Kills; kill++)
                {
                    await Task.Delay(random.Next(100, 1000), stop);
                    await steered.NextAsync(Window(steered), stop);
                    serve.Start();
                    await serve.ReadyAsync(stop);
                }

                output.WriteLine(steered.ToString());
                Assert.True(steered.BetweenSendAndRecord >= InWindow, steered.ToString());
                Assert.True(steered.BetweenCommitAndAcknowledgement >= InWindow, steered.ToString());
            });

    // The window that was hit less, until both were hit enough, and then at random: everybody finishes before the last of the fifty, and
    // those hit nothing.
    private static int Window(SteeredKills steered) =>
        Math.Min(steered.BetweenSendAndRecord, steered.BetweenCommitAndAcknowledgement) >= InWindow ? 0
        : steered.BetweenSendAndRecord <= steered.BetweenCommitAndAcknowledgement ? 1 : 2;

    private async Task RunAsync(int seed, FaultPlan faults, int disturbances, Func<BotApiServer, ServeProcess, Random, CancellationToken, Task> disturb)
    {
        output.WriteLine($"seed {seed}");
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Seed = seed, Faults = faults, KeepLog = true }, time.Token);
        await using var serve = new ServeProcess(server);
        serve.Start();
        await serve.ReadyAsync(time.Token);

        var eyes = new TeacherEyes(((ContentResult.Loaded)ContentLoader.Load(Repository.Content, new DateOnly(2026, 11, 29))).Catalog);
        var teachers = Enumerable.Range(1, Teachers).Select(i => (Chat: server.Person(1000 + i), Teacher: new ClumsyTeacher(server.Person(1000 + i), eyes, seed + i))).ToList();
        var clock = Stopwatch.StartNew();
        var walks = Task.WhenAll(teachers.Select(t => Task.Run(() => t.Teacher.WalkAsync(time.Token), time.Token)));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(time.Token);
        var disturbing = disturb(server, serve, new Random(seed), over.Token);
        try
        {
            await walks;
        }
        catch (OperationCanceledException)
        {
            // Told below, with what the program said.
        }

        if (!disturbing.IsCompleted)
        {
            // Everybody finished before the last kill; the remaining ones hit an idle program.
            await disturbing;
        }

        output.WriteLine($"{teachers.Count(t => t.Teacher.Finished)} finished in {clock.Elapsed.TotalSeconds:F0} s, {server.Log.Requests} requests");
        server.Faults.Plan = FaultPlan.None;
        await Task.Delay(TimeSpan.FromSeconds(7), CancellationToken.None);
        await serve.KillAsync();

        Assert.True(teachers.TrueForAll(t => t.Teacher.Finished), $"{teachers.Count(t => !t.Teacher.Finished)} did not finish\n{serve.Output}");
        var atKills = disturbances == 0 ? 0 : 2;
        Assert.All(teachers, t => AssertScreens(server, t.Chat, t.Teacher, atKills));
        var truth = StoredTruth.Read(serve.Database, ItemsInPlan);
        Assert.Equal(Teachers, truth.Completed);
        Assert.Equal(Teachers, truth.WithAllResponses);
        Assert.Equal(0, truth.Mismatches);
        Assert.True(truth.Quarantined == 0, $"{truth.Quarantined} inputs put aside\n{serve.Complaints}");
        Assert.DoesNotContain(truth.Integrity, line => line != "ok");
        Assert.Empty(server.Violations);
        Assert.DoesNotContain(server.CallbackReport().Unanswered, press => !serve.Kills.Any(k => k >= server.DeliveredAt(press) && k - server.DeliveredAt(press) < AtTheKill));
    }

    // An answer to a press is on the wire beside everything else: a kill may come between the acknowledgement and it. Nothing but the
    // spinning of the button is lost, and that Telegram ends by itself.
    private static readonly TimeSpan AtTheKill = TimeSpan.FromSeconds(1);

    // At most one copy may stand armed for each send whose outcome nobody knew, and one more. A kill makes a send in flight one of
    // those without the server knowing; the same question met by more than two kills would be a run of its own.
    private static void AssertScreens(BotApiServer server, Chat chat, ClumsyTeacher teacher, int atKills)
    {
        var ambiguous = server.Log.Calls.Count(c => c.ChatId == chat.Id && (c.Outcome is CallOutcome.Dropped or CallOutcome.AppliedAnswerLost || c.Status >= 500));
        teacher.LookAgain();
        Assert.True(teacher.MostCopies <= 1 + ambiguous + atKills, $"chat {chat.Id} showed {teacher.MostCopies} live copies with {ambiguous} ambiguous sends");
        Assert.NotNull(chat.Visible.LastOrDefault(m => m.Rows.Count > 0));
    }
}
