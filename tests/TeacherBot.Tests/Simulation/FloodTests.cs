using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

public sealed class FloodTests : BotApiServerTest
{
    internal override BotApiServerOptions Options => base.Options with { Flood = new FloodRules { OverallPerSecond = 5, PerChatBurst = 2 } };

    [Fact]
    public async Task Chat_over_its_burst_is_429_with_retry_after_in_both_places()
    {
        await Api.SendAsync(Anna, "1");
        await Api.SendAsync(Anna, "2");
        var answer = await Api.SendAnyAsync(Anna, "3");
        Assert.Equal((429, 1, TimeSpan.FromSeconds(1)), (answer.Code, (int)answer.Json["parameters"]!["retry_after"]!, answer.RetryAfter));
        Assert.Equal("Too Many Requests: retry after 1", answer.Error);
        Assert.Equal(2, Chat.Visible.Count);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Api.SendAsync(Anna, "3");
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Sending_before_the_time_is_over_is_a_violation()
    {
        await Api.SendAsync(Anna, "1");
        await Api.SendAsync(Anna, "2");
        await Api.SendAnyAsync(Anna, "3");
        Assert.Equal(429, (await Api.SendAnyAsync(Anna, "3")).Code);
        Assert.Contains(Server.Violations, v => v.StartsWith("chat 1001: sendMessage before retry_after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Overall_limit_binds_all_chats()
    {
        for (var i = 1; i <= 5; i++)
        {
            Server.Person(i).Meet();
            await Api.SendAsync(i, "x");
        }

        Assert.Equal(429, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Empty(Server.Violations);
        Assert.Equal(429, (await Api.SendAnyAsync(1, "x")).Code);
        Assert.NotEmpty(Server.Violations);
    }

    [Fact]
    public async Task Edits_in_private_chats_are_free()
    {
        var id = await Api.SendAsync(Anna, "0");
        for (var i = 1; i <= 10; i++)
        {
            Assert.Equal(200, (await Api.CallAsync("editMessageText", new { chat_id = Anna, message_id = id, text = $"{i}" })).Code);
        }
    }

    [Fact]
    public async Task Replies_are_free_overall_when_so_configured()
    {
        await using var server = await BotApiServer.StartAsync(Options with { Flood = new FloodRules { OverallPerSecond = 1, RepliesFreeFor = TimeSpan.FromSeconds(30) } });
        using var api = new ApiClient(server);
        for (var i = 1; i <= 3; i++)
        {
            server.Person(i).SendText("x");
            await api.SendAsync(i, "y");
        }

        server.Person(4).Meet();
        server.Person(5).Meet();
        await api.SendAsync(4, "y");
        Assert.Equal(429, (await api.SendAnyAsync(5, "y")).Code);
    }
}
