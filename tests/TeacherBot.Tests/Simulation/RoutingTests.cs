using System.Text;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Tests.Simulation;

public sealed class RoutingTests : BotApiServerTest
{
    [Fact]
    public async Task Wrong_token_is_401_and_calling_on_is_noticed()
    {
        using var stranger = new ApiClient(Server, "1:wrong");
        Assert.Equal(401, (await stranger.CallAsync("getMe")).Code);
        Assert.Empty(Server.Violations);
        Assert.Equal(401, (await stranger.CallAsync("getMe")).Code);
        Assert.Contains(Server.Violations, v => v.Contains("after 401", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Revoked_token_is_401()
    {
        Assert.Equal(424242, (long)(await Api.CallAsync("getMe")).Ok["id"]!);
        Server.RevokeToken();
        Assert.Equal(401, (await Api.CallAsync("getMe")).Code);
    }

    [Fact]
    public async Task Unknown_method_and_other_paths_are_404()
    {
        Assert.Equal(404, (await Api.CallAsync("sendTelepathy")).Code);
        using var elsewhere = await Api.Http.GetAsync(new Uri(Server.BaseUrl + "/"));
        Assert.Equal(404, (int)elsewhere.StatusCode);
    }

    [Fact]
    public async Task Method_names_in_any_case_and_get_requests_work()
    {
        using var response = await Api.Http.GetAsync(new Uri($"SENDMESSAGE?chat_id={Anna}&text={Uri.EscapeDataString("а+б & в")}", UriKind.Relative));
        Assert.Equal("а+б & в", (string?)(await ApiClient.ReadAsync(response)).Ok["text"]);
    }

    [Fact]
    public async Task Form_fields_work()
    {
        using var form = new FormUrlEncodedContent([new("chat_id", "1001"), new("text", "привет мир"), new("reply_markup", """{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}""")]);
        using var response = await Api.Http.PostAsync(new Uri("sendMessage", UriKind.Relative), form);
        Assert.Equal("привет мир", (string?)(await ApiClient.ReadAsync(response)).Ok["text"]);
        Assert.Equal("b", Chat.Latest!.Rows[0][0].Data);
    }

    [Fact]
    public async Task Broken_json_is_400()
    {
        using var body = new StringContent("{\"chat_id\":", Encoding.UTF8, "application/json");
        using var response = await Api.Http.PostAsync(new Uri("sendMessage", UriKind.Relative), body);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Upload_over_50_mb_is_413()
    {
        using var body = new ByteArrayContent(new byte[RequestReader.MaxUploadBytes + 1]);
        using var response = await Api.Http.PostAsync(new Uri("sendDocument", UriKind.Relative), body);
        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task Bot_texts_are_checked_and_kept()
    {
        (await Api.CallAsync("setMyCommands", new { commands = new[] { new { command = "start", description = "Начать" } }, language_code = "ru" })).Ok.ToString();
        Assert.Contains("\"start\"", Server.Profile["setMyCommands||ru"], StringComparison.Ordinal);
        Assert.EndsWith("BOT_COMMAND_INVALID", (await Api.CallAsync("setMyCommands", new { commands = new[] { new { command = "Старт", description = "x" } } })).Error, StringComparison.Ordinal);
        Assert.Equal(400, (await Api.CallAsync("setMyShortDescription", new { short_description = new string('я', 121) })).Code);
        Assert.Equal(200, (await Api.CallAsync("setMyDescription", new { description = new string('я', 512) })).Code);
    }
}
