using System.Text.Json.Nodes;

namespace TeacherBot.Tests.Simulation;

public sealed class KeyboardTests : BotApiServerTest
{
    [Fact]
    public async Task Callback_data_is_limited_to_64_bytes()
    {
        Assert.Equal(200, (await WithButtonAsync(new { text = "x", callback_data = new string('я', 32) })).Code);
        Assert.Equal("Bad Request: BUTTON_DATA_INVALID", (await WithButtonAsync(new { text = "x", callback_data = new string('я', 33) })).Error);
        Assert.Contains(Server.Violations, v => v.Contains("BUTTON_DATA_INVALID", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Button_without_action_or_text_is_refused()
    {
        Assert.Contains("buttons are unallowed", (await WithButtonAsync(new { text = "x" })).Error, StringComparison.Ordinal);
        Assert.Contains("buttons are unallowed", (await WithButtonAsync(new { text = "x", callback_data = "" })).Error, StringComparison.Ordinal);
        Assert.Contains("must be non-empty", (await WithButtonAsync(new { text = " ", callback_data = "x" })).Error, StringComparison.Ordinal);
        Assert.Equal(3, Server.Violations.Count);
    }

    [Fact]
    public async Task Link_needs_a_dot_in_the_host()
    {
        Assert.Contains("Wrong HTTP URL", (await WithButtonAsync(new { text = "x", url = "http://localhost/a" })).Error, StringComparison.Ordinal);
        Assert.Equal(200, (await WithButtonAsync(new { text = "x", url = "https://ya.ru/a" })).Code);
        Assert.Equal("https://ya.ru/a", Chat.Latest!.Rows[0][0].Url);
    }

    [Fact]
    public async Task Thirteenth_button_of_a_row_is_silently_cut_and_recorded()
    {
        var labels = Enumerable.Range(1, 13).Select(i => $"{i}").ToArray();
        await Api.SendAsync(Anna, "?", labels);
        Assert.Equal(12, Chat.Latest!.Rows[0].Count);
        Assert.Contains(Server.Violations, v => v.Contains("1 buttons cut", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Big_keyboards_are_too_long()
    {
        var ten = Enumerable.Range(1, 10).Select(i => $"{i}").ToArray();
        Assert.Equal(200, (await KeysAsync([.. Enumerable.Repeat(ten, 10)])).Code);
        Assert.Equal("Bad Request: reply markup is too long", (await KeysAsync([.. Enumerable.Repeat(ten, 10), ["x"]])).Error);
        Assert.Equal("Bad Request: reply markup is too long", (await WithButtonAsync(new { text = new string('я', 11_000), callback_data = "x" })).Error);
    }

    [Fact]
    public async Task Reply_keyboard_is_shown_until_removed()
    {
        await Api.CallAsync("sendMessage", new { chat_id = Anna, text = "a", reply_markup = new { keyboard = new[] { new object[] { "да", new { text = "нет" } } } } });
        Assert.Equal(["да", "нет"], Chat.ReplyKeyboard[0]);
        await Api.SendAsync(Anna, "b");
        Assert.NotEmpty(Chat.ReplyKeyboard);
        await Api.CallAsync("sendMessage", new { chat_id = Anna, text = "c", reply_markup = new { remove_keyboard = true } });
        Assert.Empty(Chat.ReplyKeyboard);
    }

    [Fact]
    public async Task Message_gives_the_keyboard_back()
    {
        var answer = await KeysAsync(["да"]);
        Assert.Equal("да", (string?)((JsonObject)answer.Ok)["reply_markup"]!["inline_keyboard"]![0]![0]!["callback_data"]);
    }

    private Task<ApiAnswer> KeysAsync(params string[][] labels) =>
        Api.CallAsync("sendMessage", new { chat_id = Anna, text = "?", reply_markup = ApiClient.Keys(labels) });

    private Task<ApiAnswer> WithButtonAsync(object button) =>
        Api.CallAsync("sendMessage", new { chat_id = Anna, text = "?", reply_markup = new { inline_keyboard = new[] { new[] { button } } } });
}
