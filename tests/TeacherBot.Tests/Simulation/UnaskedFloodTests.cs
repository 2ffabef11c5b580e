using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

/// <summary>A server that watches unasked messages and has limits it does not tell.</summary>
public sealed class UnaskedFloodTests : BotApiServerTest
{
    internal override BotApiServerOptions Options => base.Options with
    {
        Flood = new FloodRules { OverallPerSecond = 1000, UnaskedPerSecond = 3, PerChatBurst = 20, RepliesFreeFor = TimeSpan.FromSeconds(30) },
    };

    [Fact]
    public async Task One_too_many_in_any_second_is_a_violation_wherever_the_second_begins()
    {
        await SendAsync(1, 2);
        Clock.Advance(TimeSpan.FromMilliseconds(900));
        await SendAsync(3);
        Assert.Empty(Server.Violations);
        Clock.Advance(TimeSpan.FromMilliseconds(99));

        Assert.Equal(429, (await SendAnyAsync(4)).Code);
        Assert.Equal("more than 3 unasked messages in a second", Assert.Single(Server.Violations));
        Assert.Equal(3, Server.FullestSecond);
    }

    [Fact]
    public async Task Seconds_that_slide_on_take_the_full_rate_and_replies_are_not_counted()
    {
        for (var i = 0; i < 12; i++)
        {
            await SendAsync(10 + i);
            Chat.SendText("x");
            await Api.SendAsync(Anna, $"{i}");
            Clock.Advance(TimeSpan.FromMilliseconds(334));
        }

        Assert.Empty(Server.Violations);
        Assert.Equal(3, Server.FullestSecond);
        Assert.Equal(12, Server.Log.Accepted.Count(a => a.IsReply));
    }

    [Fact]
    public async Task Hidden_limit_asks_for_a_wait_and_notes_whether_it_was_obeyed_to_the_second()
    {
        await using var server = await BotApiServer.StartAsync(Options with
        {
            Flood = new FloodRules { OverallPerSecond = 1000, RepliesFreeFor = TimeSpan.FromSeconds(30), Hidden = new HiddenLimits { OverallPerSecond = 2 } },
        });
        using var api = new ApiClient(server);
        for (var i = 1; i <= 4; i++)
        {
            server.Person(i).Meet();
        }

        await api.SendAsync(1, "x");
        await api.SendAsync(2, "x");
        var told = (int)(await api.SendAnyAsync(3, "x")).Json["parameters"]!["retry_after"]!;
        Assert.InRange(told, 3, 40);
        Assert.Equal((0, told, null), (server.Waits.Single().Chat, server.Waits.Single().Seconds, server.Waits.Single().Late));

        // Somebody who has just written is answered all the same.
        server.Person(4).SendText("x");
        await api.SendAsync(4, "y");
        Assert.Empty(server.Violations);
        Clock.Advance(TimeSpan.FromSeconds(told - 1));
        Assert.Equal(429, (await api.SendAnyAsync(3, "x")).Code);
        Assert.Contains(server.Violations, v => v.Contains("before retry_after", StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromSeconds(1.5));
        await api.SendAsync(3, "x");

        Assert.Equal(TimeSpan.FromSeconds(0.5), Assert.Single(server.Waits).Late);
    }

    [Fact]
    public async Task Hidden_limit_of_a_chat_binds_that_chat()
    {
        await using var server = await BotApiServer.StartAsync(Options with
        {
            Flood = new FloodRules { OverallPerSecond = 1000, PerChatBurst = 100, Hidden = new HiddenLimits { PerChatPerMinute = 2 } },
        });
        using var api = new ApiClient(server);
        server.Person(1).Meet();
        server.Person(2).Meet();
        await api.SendAsync(1, "x");
        await api.SendAsync(1, "x");

        Assert.InRange((int)(await api.SendAnyAsync(1, "x")).Json["parameters"]!["retry_after"]!, 3, 40);
        Assert.Equal(1, server.Waits.Single().Chat);
        await api.SendAsync(2, "x");
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Every_accepted_message_is_a_line_of_the_record_also_when_its_answer_was_lost()
    {
        Server.Faults.Script(Fault.DropAfter, "sendMessage", Anna);
        await Assert.ThrowsAnyAsync<Exception>(() => Api.SendAnyAsync(Anna, "<b>x</b>"));
        var id = await Api.SendAsync(Anna, "y");
        Server.Faults.Script(Fault.ServerError, "sendMessage", Anna);
        await Api.SendAnyAsync(Anna, "z");

        Assert.Equal(
            [(Anna, AcceptedMessage.HashOf("<b>x</b>"), Clock.GetUtcNow()), (Anna, AcceptedMessage.HashOf("y"), Clock.GetUtcNow())],
            Server.Log.Accepted.Select(a => (a.ChatId, a.TextHash, a.At)));
        Assert.Equal(id, Server.Log.Accepted[1].MessageId);
    }

    [Fact]
    public async Task After_401_only_a_question_now_and_then_is_in_order()
    {
        Server.RevokeToken();
        Assert.Equal(401, (await Api.SendAnyAsync(Anna, "x")).Code);
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(401, (await Api.CallAsync("getMe")).Code);
        Assert.Empty(Server.Violations);
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(401, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Single(Server.Violations);

        Server.RestoreToken();
        await Api.SendAsync(Anna, "x");
    }

    private async Task SendAsync(params long[] chats)
    {
        foreach (var chat in chats)
        {
            Assert.Equal(200, (await SendAnyAsync(chat)).Code);
        }
    }

    private Task<ApiAnswer> SendAnyAsync(long chat)
    {
        Server.Person(chat).Meet();
        return Api.SendAnyAsync(chat, "x");
    }
}
