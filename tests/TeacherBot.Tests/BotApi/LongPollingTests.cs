using System.Text.Json;
using TeacherBot.BotApi;
using static TeacherBot.Tests.BotApi.ScriptedServer;

namespace TeacherBot.Tests.BotApi;

public class LongPollingTests
{
    private const string Empty = """{"ok":true,"result":[]}""";
    private readonly InstantTime time = new();
    private readonly List<PollingReport> reports = [];
    private readonly List<long[]> batches = [];

    [Fact]
    public async Task Next_offset_is_sent_only_after_the_handler_has_completed()
    {
        var pollsWhileHandling = 0;
        var inFlight = 0;
        var script = Script(Batch(10, 11), Batch(12), Empty);
        using var server = new ScriptedServer(request =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inFlight));
            var answer = script(request);
            Interlocked.Decrement(ref inFlight);
            return answer;
        });
        var end = await RunAsync(server, 4, async (_, _) =>
        {
            var before = server.Requests.Count;
            await Task.Yield();
            pollsWhileHandling += server.Requests.Count - before;
        });
        Assert.Equal(PollingEnd.Stopped, end);
        Assert.Equal([null, 12, 13, 13], Offsets(server).Take(4));
        Assert.Equal(0, pollsWhileHandling);
        Assert.Equal([[10, 11], [12]], batches);
    }

    [Fact]
    public async Task Failed_handler_gets_the_same_batch_again_and_its_exception_is_reported()
    {
        using var server = new ScriptedServer(Script(Batch(10), Batch(10), Empty));
        var thrown = new InvalidOperationException("x");
        var calls = 0;
        await RunAsync(server, 3, (_, _) => calls++ == 0 ? Task.FromException(thrown) : Task.CompletedTask);
        Assert.Equal([null, null, 11], Offsets(server).Take(3));
        Assert.Same(thrown, Assert.Single(reports, report => report.Condition == PollingCondition.HandlerFailed).HandlerFailure);
        Assert.Equal([PollingCondition.Receiving, PollingCondition.HandlerFailed, PollingCondition.Receiving], reports.Select(report => report.Condition));
    }

    [Fact]
    public async Task Ids_drawn_anew_below_the_old_ones_are_confirmed_by_their_own()
    {
        using var server = new ScriptedServer(Script(Batch(900), Batch(5), Empty));
        await RunAsync(server, 3);
        Assert.Equal([null, 901, 6], Offsets(server).Take(3));
    }

    [Fact]
    public async Task Malformed_update_moves_the_offset()
    {
        using var server = new ScriptedServer(Script("""{"ok":true,"result":[{"update_id":7,"message":5}]}""", Empty));
        await RunAsync(server, 2);
        Assert.Equal([null, 8], Offsets(server).Take(2));
    }

    [Fact]
    public async Task Conflict_is_waited_out_with_growing_capped_pauses_and_then_forgotten()
    {
        const string conflict = """{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}""";
        using var server = new ScriptedServer(Script(conflict, conflict, conflict, conflict, Empty, "<html/>", Empty));
        await RunAsync(server, 7, longest: TimeSpan.FromSeconds(5));
        Assert.Equal([1, 2, 4, 5, 1], time.Waits.Take(5).Select(wait => wait.TotalSeconds));
        Assert.Equal(
            [PollingCondition.Conflict, PollingCondition.Conflict, PollingCondition.Conflict, PollingCondition.Conflict,
                PollingCondition.Receiving, PollingCondition.Unreachable, PollingCondition.Receiving],
            reports.Take(7).Select(report => report.Condition));
    }

    [Fact]
    public async Task Jitter_shortens_a_pause_by_up_to_a_half()
    {
        using var server = new ScriptedServer(Script("<html/>", "<html/>", Empty));
        await RunAsync(server, 3, jitter: 0.5);
        Assert.Equal([0.75, 1.5], time.Waits.Take(2).Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Pause_asked_for_is_kept_to_the_second_whatever_the_jitter_and_the_cap()
    {
        using var server = new ScriptedServer(Script("""{"ok":false,"error_code":429,"parameters":{"retry_after":77}}""", Empty));
        await RunAsync(server, 2, jitter: 0.9, longest: TimeSpan.FromSeconds(5));
        Assert.Equal(77, time.Waits.First().TotalSeconds);
        Assert.Equal(PollingCondition.Paused, reports[0].Condition);
    }

    [Fact]
    public async Task Revoked_token_ends_the_receiving()
    {
        using var server = new ScriptedServer(_ => Answer(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}"""));
        Assert.Equal(PollingEnd.Unauthorized, await RunAsync(server, 100));
        Assert.Single(server.Requests);
        Assert.Equal(PollingCondition.Unauthorized, Assert.Single(reports).Condition);
    }

    [Fact]
    public async Task Stop_during_the_handler_confirms_nothing()
    {
        using var server = new ScriptedServer(Script(Batch(10), Empty));
        using var api = new BotApiClient(server.Options);
        using var stop = new CancellationTokenSource();
        var end = await Polling(api, 0, TimeSpan.FromSeconds(5)).ReceiveAsync(
            async (_, cancellationToken) =>
            {
                await stop.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            },
            stop.Token);
        Assert.Equal(PollingEnd.Stopped, end);
        Assert.Equal([null], Offsets(server));
    }

    [Fact]
    public async Task Second_receiver_on_the_same_object_is_refused()
    {
        using var server = new ScriptedServer(Script(Batch(10), Empty));
        using var api = new BotApiClient(server.Options);
        using var stop = new CancellationTokenSource();
        var polling = Polling(api, 0, TimeSpan.FromSeconds(5));
        await polling.ReceiveAsync(
            async (_, _) =>
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => polling.ReceiveAsync((_, _) => Task.CompletedTask, stop.Token));
                await stop.CancelAsync();
            },
            stop.Token);
    }

    private static Func<WireRequest, byte[]?> Script(params string[] answers)
    {
        var next = 0;
        return _ =>
        {
            var answer = answers[Math.Min(next++, answers.Length - 1)];
            return Answer(answer.StartsWith('<') ? 502 : 200, answer);
        };
    }

    private static string Batch(params long[] ids) =>
        $$"""{"ok":true,"result":[{{string.Join(',', ids.Select(id => $$"""{"update_id":{{id}}}"""))}}]}""";

    private static IEnumerable<long?> Offsets(ScriptedServer server) => server.Requests.Select(request =>
        JsonDocument.Parse(request.Body).RootElement.TryGetProperty("offset", out var offset) ? offset.GetInt64() : (long?)null);

    private LongPolling Polling(IBotApi api, double jitter, TimeSpan longest) =>
        new(api, new LongPollingOptions { Time = time, Jitter = () => jitter, LongestWait = longest }, reports.Add);

    /// <summary>Polls until the server has answered so many requests.</summary>
    private async Task<PollingEnd> RunAsync(
        ScriptedServer server, int polls, Func<IReadOnlyList<Update>, CancellationToken, Task>? handle = null, double jitter = 0, TimeSpan? longest = null)
    {
        using var stop = new CancellationTokenSource();
        using var client = new BotApiClient(server.Options);
        var api = StoppingApi.Over(client, polls, stop);
        return await Polling(api, jitter, longest ?? TimeSpan.FromSeconds(30)).ReceiveAsync(
            (batch, cancellationToken) =>
            {
                batches.Add([.. batch.Select(update => update.UpdateId)]);
                return handle?.Invoke(batch, cancellationToken) ?? Task.CompletedTask;
            },
            stop.Token);
    }
}
