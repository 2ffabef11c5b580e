using System.Text.Json.Nodes;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

public sealed class PollingTests : BotApiServerTest
{
    [Fact]
    public async Task Unconfirmed_updates_come_again_and_a_higher_offset_confirms()
    {
        Chat.SendText("один");
        Chat.SendText("два");
        var first = await Api.UpdatesAsync();
        Assert.Equal(2, first.Count);
        Assert.Equal(Id(first[0]) + 1, Id(first[1]));
        Assert.Equal(2, (await Api.UpdatesAsync()).Count);
        var rest = await Api.UpdatesAsync(Id(first[0]) + 1);
        Assert.Equal("два", (string?)Assert.Single(rest)!["message"]!["text"]);
        Assert.Equal("два", (string?)Assert.Single(await Api.UpdatesAsync())!["message"]!["text"]);
    }

    [Fact]
    public async Task Limit_is_clamped()
    {
        for (var i = 0; i < 105; i++)
        {
            Chat.SendText("x");
        }

        Assert.Equal(100, (await Api.UpdatesAsync(limit: 1000)).Count);
        Assert.Single(await Api.UpdatesAsync(limit: 0));
        Assert.Equal(7, (await Api.UpdatesAsync(limit: 7)).Count);
    }

    [Fact]
    public async Task Negative_offset_forgets_all_but_the_last()
    {
        Chat.SendText("а");
        Chat.SendText("б");
        Chat.SendText("в");
        Assert.Equal(2, (await Api.UpdatesAsync(-2)).Count);
        Assert.Equal(2, (await Api.UpdatesAsync()).Count);
    }

    [Fact]
    public async Task Offset_far_in_the_future_confirms_nothing()
    {
        Chat.SendText("x");
        var id = Id((await Api.UpdatesAsync())[0]);
        Assert.Single(await Api.UpdatesAsync(id + 12));
        Assert.Single(await Api.UpdatesAsync());
        Assert.Empty(await Api.UpdatesAsync(id + 11));
        Assert.Empty(await Api.UpdatesAsync());
    }

    [Fact]
    public async Task Redrawn_ids_are_lower_and_old_offset_serves_them()
    {
        Chat.SendText("x");
        var id = Id((await Api.UpdatesAsync())[0]);
        Server.RedrawUpdateIds();
        Assert.Empty(await Api.UpdatesAsync(id + 1));
        Chat.SendText("y");
        var after = Assert.Single(await Api.UpdatesAsync(id + 1));
        Assert.True(Id(after) < id);
    }

    [Fact]
    public async Task Presses_expire_after_150_seconds_texts_after_a_day()
    {
        var message = await Api.SendAsync(Anna, "?", ["да"]);
        Chat.SendText("x");
        Chat.Press(message, "да");
        Clock.Advance(TimeSpan.FromSeconds(149));
        Assert.Equal(2, (await Api.UpdatesAsync()).Count);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(Assert.Single(await Api.UpdatesAsync())!["message"]);
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Empty(await Api.UpdatesAsync());
    }

    [Fact]
    public async Task Allowed_updates_stick_and_apply_at_creation()
    {
        await Api.CallAsync("getUpdates", new { allowed_updates = new[] { "message" } });
        var message = await Api.SendAsync(Anna, "?", ["да"]);
        Chat.Press(message, "да");
        await Api.CallAsync("getUpdates", new { });
        Chat.Press(message, "да");
        Chat.SendText("x");
        await Api.CallAsync("getUpdates", new { allowed_updates = Array.Empty<string>() });
        Chat.Press(message, "да");
        var got = await Api.UpdatesAsync();
        Assert.Equal(2, got.Count);
        Assert.NotNull(got[0]!["message"]);
        Assert.NotNull(got[1]!["callback_query"]);
    }

    [Fact]
    public async Task Long_poll_wakes_on_an_update()
    {
        await using var patient = await BotApiServer.StartAsync();
        using var api = new ApiClient(patient);
        var poll = api.CallAsync("getUpdates", new { timeout = 50 }, Soon);
        patient.Person(5).SendText("x");
        Assert.Single((JsonArray)(await poll).Ok);
    }

    [Fact]
    public async Task Older_of_two_pollers_gets_409_and_it_is_recorded()
    {
        await using var patient = await BotApiServer.StartAsync(new BotApiServerOptions { InFlightGrace = TimeSpan.Zero });
        using var api = new ApiClient(patient);
        Task<ApiAnswer>[] polls = [api.CallAsync("getUpdates", new { timeout = 50 }, Soon), api.CallAsync("getUpdates", new { timeout = 50 }, Soon)];
        var first = await Task.WhenAny(polls);
        var older = await first;
        Assert.Equal(409, older.Code);
        Assert.Contains("terminated by other getUpdates", older.Error, StringComparison.Ordinal);
        Assert.Contains("getUpdates in parallel", patient.Violations);
        patient.Person(5).SendText("x");
        Assert.Equal(200, (await polls.Single(p => p != first)).Code);
    }

    [Fact]
    public async Task Polling_with_a_webhook_set_is_409()
    {
        Assert.Equal(200, (await Api.CallAsync("setWebhook", new { url = "http://127.0.0.1:9/hook" })).Code);
        Assert.Equal(409, (await Api.CallAsync("getUpdates")).Code);
        Chat.SendText("x");
        Assert.Equal(1, (int)(await Api.CallAsync("getWebhookInfo")).Ok["pending_update_count"]!);
        await Api.CallAsync("deleteWebhook");
        Assert.Single(await Api.UpdatesAsync());
    }

    private static long Id(JsonNode? update) => (long)update!["update_id"]!;
}
