using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

public sealed class PeopleTests : BotApiServerTest
{
    private const long Group = -100500;

    [Theory]
    [InlineData(OtherKind.Voice, "voice")]
    [InlineData(OtherKind.VideoNote, "video_note")]
    [InlineData(OtherKind.Sticker, "sticker")]
    [InlineData(OtherKind.Photo, "photo")]
    [InlineData(OtherKind.Location, "location")]
    [InlineData(OtherKind.ForwardedPoll, "poll")]
    [InlineData(OtherKind.OwnContact, "contact")]
    [InlineData(OtherKind.ForeignContact, "contact")]
    [InlineData(OtherKind.Document, "document")]
    [InlineData(OtherKind.Dice, "dice")]
    internal async Task Every_other_kind_arrives_as_itself(OtherKind kind, string field)
    {
        Chat.SendOther(kind);
        var message = Assert.Single(await Api.UpdatesAsync())!["message"]!;
        Assert.NotNull(message[field]);
        Assert.Null(message["text"]);
        if (kind is OtherKind.OwnContact or OtherKind.ForeignContact)
        {
            Assert.Equal(kind == OtherKind.OwnContact, (long)message["contact"]!["user_id"]! == Anna);
        }
    }

    [Fact]
    public async Task Command_has_its_entity_and_edit_comes_as_edited_message()
    {
        Chat.SendCommand("start", "key");
        Chat.EditLast("/start key2");
        var updates = await Api.UpdatesAsync();
        Assert.Equal(("/start key", 6), ((string?)updates[0]!["message"]!["text"], (int)updates[0]!["message"]!["entities"]![0]!["length"]!));
        Assert.Equal("/start key2", (string?)updates[1]!["edited_message"]!["text"]);
        Assert.Equal((int)updates[0]!["message"]!["message_id"]!, (int)updates[1]!["edited_message"]!["message_id"]!);
    }

    [Fact]
    public async Task Waiting_ends_when_the_bot_changes_something()
    {
        var seen = Chat.WaitAsync(c => c.Latest?.HasButton("да") == true, Soon);
        await Api.SendAsync(Anna, "?");
        Assert.False(seen.IsCompleted);
        await Api.SendAsync(Anna, "?", ["да"]);
        await seen;
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        var seen = Chat.WaitAsync(_ => false, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seen);
    }

    [Fact]
    public async Task Who_has_blocked_the_bot_must_unblock_before_writing()
    {
        Chat.Block();
        Assert.Throws<InvalidOperationException>(() => Chat.SendText("x"));
        Chat.Unblock();
        Chat.SendText("x");
        Assert.Equal(3, (await Api.UpdatesAsync()).Count);
    }

    [Fact]
    public async Task In_groups_the_bot_sees_only_commands_to_it()
    {
        var group = Server.Group(Group).Meet();
        group.SendText("болтовня", Anna);
        group.SendText("/report@other_bot", Anna);
        group.SendText("/report@teacher_bot", Anna);
        group.SendText("/help", Anna);
        var texts = (await Api.UpdatesAsync()).Select(u => (string?)u!["message"]!["text"]);
        Assert.Equal(["/report@teacher_bot", "/help"], texts);
        await Api.SendAsync(Group, "ответ", ["да"]);
        group.Press(group.Latest!.Id, "да", Anna);
        var press = (await Api.UpdatesAsync())[^1]!["callback_query"]!;
        Assert.Equal((Anna, Group), ((long)press["from"]!["id"]!, (long)press["message"]!["chat"]!["id"]!));
    }

    [Fact]
    public async Task Group_left_or_thrown_out_of_is_403()
    {
        Server.Group(Group).Meet();
        Assert.Equal(200, (await Api.CallAsync("leaveChat", new { chat_id = Group })).Code);
        Assert.Equal(403, (await Api.SendAnyAsync(Group, "x")).Code);
        Server.Group(Group).Unblock(Anna);
        Assert.Equal(200, (await Api.SendAnyAsync(Group, "x")).Code);
        Server.Group(Group).Block(Anna);
        Assert.Contains("kicked", (await Api.SendAnyAsync(Group, "x")).Error, StringComparison.Ordinal);
        Assert.Equal(400, (await Api.CallAsync("leaveChat", new { chat_id = Anna })).Code);
    }

    [Fact]
    public async Task Visible_lists_the_bots_messages_oldest_first_with_formatting_source()
    {
        Chat.SendText("моё");
        await Api.CallAsync("sendMessage", new { chat_id = Anna, text = "<b>один</b>", parse_mode = "HTML" });
        await Api.SendAsync(Anna, "a < b");
        Assert.Equal(["<b>один</b>", "a &lt; b"], Chat.Visible.Select(m => m.Html));
        Assert.Equal(["один", "a < b"], Chat.Visible.Select(m => m.Text));
        Chat.ClearHistory();
        Assert.Empty(Chat.Visible);
    }

    [Fact]
    public async Task Many_people_at_once_lose_nothing()
    {
        await using var server = await BotApiServer.StartAsync(Options with { KeepLog = false });
        using var api = new ApiClient(server);
        await Parallel.ForEachAsync(Enumerable.Range(1, 200), Soon, async (i, _) =>
        {
            server.Person(i).SendText("x");
            for (var n = 0; n < 5; n++)
            {
                await api.SendAsync(i, $"{i}:{n}");
            }
        });
        Assert.Equal(200, server.PendingUpdates);
        Assert.All(Enumerable.Range(1, 200), i => Assert.Equal(Enumerable.Range(0, 5).Select(n => $"{i}:{n}"), server.Person(i).Visible.Select(m => m.Text)));
        Assert.Equal((1000, 0), (server.Log.Requests, server.Log.Calls.Count));
    }
}
