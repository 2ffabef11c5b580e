using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

public sealed class CallbackTests : BotApiServerTest
{
    [Fact]
    public async Task Press_carries_the_message_and_its_answer_shows_a_toast()
    {
        var id = await Api.SendAsync(Anna, "вопрос", ["да", "нет"]);
        Assert.Empty(Chat.Toasts);
        var callback = Chat.Press(id, 1)!;
        var update = (await Api.UpdatesAsync())[0]!["callback_query"]!;
        Assert.Equal((callback, "нет", id), ((string?)update["id"], (string?)update["data"], (int)update["message"]!["message_id"]!));
        Assert.Equal(200, (await AnswerAsync(callback, "готово")).Code);
        Assert.Equal(new Toast(callback, "готово", true), Assert.Single(Chat.Toasts));
    }

    [Fact]
    public async Task Second_answer_is_refused_and_reported()
    {
        var callback = await PressAsync();
        Assert.Equal(200, (await AnswerAsync(callback)).Code);
        Assert.Equal("Bad Request: query is too old and response timeout expired or query ID is invalid", (await AnswerAsync(callback)).Error);
        Assert.Equal([callback], Server.CallbackReport().AnsweredTwice);
    }

    [Fact]
    public async Task Late_answer_is_refused_and_reported()
    {
        var callback = await PressAsync();
        Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Contains("query is too old", (await AnswerAsync(callback)).Error, StringComparison.Ordinal);
        Assert.Equal([callback], Server.CallbackReport().AnsweredLate);
    }

    [Fact]
    public async Task Only_delivered_presses_count_as_unanswered()
    {
        var callback = await PressAsync();
        Assert.Empty(Server.CallbackReport().Unanswered);
        await Api.UpdatesAsync();
        Assert.Equal([callback], Server.CallbackReport().Unanswered);
        await AnswerAsync(callback);
        Assert.Empty(Server.CallbackReport().Unanswered);
    }

    [Fact]
    public async Task Answer_repeated_because_the_first_was_lost_is_no_fault()
    {
        var callback = await PressAsync();
        Server.Faults.Script(Fault.DropAfter, "answerCallbackQuery");
        await Assert.ThrowsAsync<HttpRequestException>(() => AnswerAsync(callback));
        Assert.Equal(400, (await AnswerAsync(callback)).Code);
        Assert.Empty(Server.CallbackReport().AnsweredTwice);
    }

    [Fact]
    public async Task Long_toast_and_unknown_id_are_refused()
    {
        var callback = await PressAsync();
        Assert.Equal("Bad Request: MESSAGE_TOO_LONG", (await AnswerAsync(callback, new string('я', 201))).Error);
        Assert.Contains("query is too old", (await AnswerAsync("123")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_not_on_the_visible_copy_cannot_be_pressed_but_forged()
    {
        var id = await Api.SendAsync(Anna, "вопрос", ["да"]);
        await Api.CallAsync("editMessageText", new { chat_id = Anna, message_id = id, text = "всё" });
        Assert.Throws<InvalidOperationException>(() => Chat.Press(id, "да"));
        Assert.Throws<InvalidOperationException>(() => Chat.Press(id, 0));
        Chat.PressData(id, "да");
        Chat.DeleteMessage(id);
        Chat.PressData(id, "да");
        var updates = await Api.UpdatesAsync();
        Assert.Equal("всё", (string?)updates[0]!["callback_query"]!["message"]!["text"]);
        Assert.Equal(0, (int)updates[1]!["callback_query"]!["message"]!["date"]!);
    }

    private async Task<string> PressAsync() => Chat.Press(await Api.SendAsync(Anna, "вопрос", ["да"]), "да")!;

    private Task<ApiAnswer> AnswerAsync(string id, string text = "") =>
        Api.CallAsync("answerCallbackQuery", new { callback_query_id = id, text, show_alert = true });
}
