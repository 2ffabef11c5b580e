using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

public sealed class FaultTests : BotApiServerTest
{
    [Fact]
    public async Task Dropped_before_leaves_no_message_dropped_after_does()
    {
        Server.Faults.Script(Fault.DropBefore, "sendMessage");
        await Assert.ThrowsAsync<HttpRequestException>(() => Api.SendAnyAsync(Anna, "x"));
        Assert.Empty(Chat.Visible);
        Server.Faults.Script(Fault.DropAfter, "sendMessage", Anna);
        await Assert.ThrowsAsync<HttpRequestException>(() => Api.SendAnyAsync(Anna, "x"));
        Assert.Single(Chat.Visible);
        Assert.Equal([CallOutcome.Dropped, CallOutcome.AppliedAnswerLost], Server.Log.Calls.Select(c => c.Outcome));
        Assert.Equal(Chat.Latest!.Id, Server.Log.Calls[1].MessageId);
    }

    [Fact]
    public async Task Scripted_errors_hit_only_what_they_name()
    {
        Server.Person(2).Meet();
        Server.Faults.Script(Fault.ServerError, "sendMessage", 2);
        Server.Faults.Script(Fault.BadGateway, "getMe");
        Assert.Equal(200, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Equal("Internal Server Error", (await Api.SendAnyAsync(2, "x")).Error);
        Assert.Equal(200, (await Api.SendAnyAsync(2, "x")).Code);
        using var gateway = await Api.Http.PostAsync(new Uri("getMe", UriKind.Relative), null);
        Assert.Equal((502, "text/html"), ((int)gateway.StatusCode, gateway.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<html>", await gateway.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Injected_429_holds_for_the_chat_only()
    {
        Server.Person(2).Meet();
        Server.Faults.Script(Fault.TooManyRequests, "sendMessage", Anna);
        Assert.Equal(429, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Equal(200, (await Api.SendAnyAsync(2, "x")).Code);
        Assert.Empty(Server.Violations);
        Assert.Equal(429, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Single(Server.Violations);
    }

    [Fact]
    public async Task Delayed_answer_comes_after_the_message_is_there()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Faults = new FaultPlan { DelayFor = TimeSpan.FromHours(1) } });
        using var api = new ApiClient(server);
        server.Person(1).Meet();
        server.Faults.Script(Fault.Delay);
        using var giveUp = new CancellationTokenSource();
        var call = api.CallAsync("sendMessage", new { chat_id = 1, text = "x" }, giveUp.Token);
        await server.Person(1).WaitAsync(c => c.Visible.Count == 1, Soon);
        Assert.False(call.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Block_window_refuses_and_tells_both_changes()
    {
        Server.Faults.Script(Fault.BlockWindow, "sendMessage");
        Assert.Equal(403, (await Api.SendAnyAsync(Anna, "x")).Code);
        await Chat.WaitAsync(c => !c.IsBlocked, Soon);
        Assert.Equal(2, (await Api.UpdatesAsync()).Count);
    }

    [Fact]
    public async Task Same_seed_gives_the_same_fates_and_about_the_asked_share()
    {
        var first = await FatesAsync(7);
        Assert.Equal(first, await FatesAsync(7));
        Assert.NotEqual(first, await FatesAsync(8));
        Assert.InRange(first.Count(s => s == 500), 60, 140);
        Assert.InRange(first.Count(s => s == 502), 60, 140);
    }

    [Fact]
    public async Task Duplicated_update_comes_once_more_after_confirmation()
    {
        Server.Faults.Plan = new FaultPlan { DuplicateUpdate = 1 };
        Chat.SendText("x");
        var id = (long)(await Api.UpdatesAsync())[0]!["update_id"]!;
        Assert.Equal(id, (long)Assert.Single(await Api.UpdatesAsync(id + 1))!["update_id"]!);
        Assert.Empty(await Api.UpdatesAsync(id + 1));
    }

    [Fact]
    public async Task Swapped_updates_are_of_one_person_and_of_different_kinds()
    {
        var id = await Api.SendAsync(Anna, "?", ["да"]);
        Server.Faults.Plan = new FaultPlan { SwapUpdates = 1, SwapWithin = TimeSpan.FromDays(1) };
        Chat.SendText("раньше");
        Chat.Press(id, "да");
        Chat.SendText("первый");
        Chat.SendText("второй");
        var updates = await Api.UpdatesAsync();
        Assert.NotNull(updates[0]!["callback_query"]);
        Assert.Equal(["раньше", "первый", "второй"], updates.Skip(1).Select(u => (string?)u!["message"]!["text"]));
    }

    [Fact]
    public async Task Held_update_is_released_without_a_partner()
    {
        await using var server = await BotApiServer.StartAsync(Options with { WaitScale = 1, Faults = new FaultPlan { SwapUpdates = 1, SwapWithin = TimeSpan.FromMilliseconds(1) } });
        using var api = new ApiClient(server);
        server.Person(1).SendText("x");
        var updates = (await api.CallAsync("getUpdates", new { timeout = 20 }, Soon)).Ok;
        Assert.Single((System.Text.Json.Nodes.JsonArray)updates);
    }

    private async Task<List<int>> FatesAsync(int seed)
    {
        await using var server = await BotApiServer.StartAsync(Options with { Seed = seed, Faults = new FaultPlan { ServerError = 0.1, BadGateway = 0.1 } });
        using var api = new ApiClient(server);
        server.Person(1).Meet();
        var fates = new List<int>();
        for (var i = 0; i < 1000; i++)
        {
            fates.Add((await api.SendAnyAsync(1, "x")).Code);
        }

        return fates;
    }
}
