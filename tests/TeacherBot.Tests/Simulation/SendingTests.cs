using System.Text;

namespace TeacherBot.Tests.Simulation;

public sealed class SendingTests : BotApiServerTest
{
    [Fact]
    public async Task Unknown_chat_is_refused_until_the_person_has_written()
    {
        Assert.Equal("Bad Request: chat not found", (await Api.SendAnyAsync(77, "x")).Error);
        Server.Person(77);
        Assert.Equal("Bad Request: chat not found", (await Api.SendAnyAsync(77, "x")).Error);
        Server.Person(77).SendCommand("start");
        Assert.Equal(200, (await Api.SendAnyAsync(77, "x")).Code);
    }

    [Fact]
    public async Task Blocked_chat_is_403_and_sending_again_is_noticed()
    {
        Chat.Block();
        Assert.Equal("Forbidden: bot was blocked by the user", (await Api.SendAnyAsync(Anna, "x")).Error);
        Assert.Empty(Server.Violations);
        Assert.Equal(403, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Contains(Server.Violations, v => v.Contains("has blocked the bot", StringComparison.Ordinal));
        Chat.Unblock();
        Assert.Equal(200, (await Api.SendAnyAsync(Anna, "x")).Code);
        var statuses = (await Api.UpdatesAsync()).Select(u => (string?)u!["my_chat_member"]!["new_chat_member"]!["status"]);
        Assert.Equal(["kicked", "member"], statuses);
    }

    [Fact]
    public async Task What_was_said_before_the_block_may_be_answered_once_more()
    {
        Chat.SendText("раз");
        Chat.Block();
        Assert.Equal(403, (await Api.SendAnyAsync(Anna, "x")).Code);
        var heard = await Api.UpdatesAsync();
        await Api.UpdatesAsync((int)heard[^1]!["update_id"]! + 1);
        Assert.Equal(403, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Empty(Server.Violations);
        Assert.Equal(403, (await Api.SendAnyAsync(Anna, "x")).Code);
        Assert.Single(Server.Violations);
    }

    [Theory]
    [InlineData("", "message text is empty")]
    [InlineData("  \n ", "text must be non-empty")]
    public async Task Empty_text_is_refused(string text, string error) =>
        Assert.Equal("Bad Request: " + error, (await Api.SendAnyAsync(Anna, text)).Error);

    [Fact]
    public async Task Length_counts_code_points_after_parsing()
    {
        Assert.Equal(200, (await Api.SendAnyAsync(Anna, string.Concat(Enumerable.Repeat("😀", 4096)))).Code);
        Assert.Equal("Bad Request: message is too long", (await Api.SendAnyAsync(Anna, new string('я', 4097))).Error);
        var tagged = "<b>" + new string('я', 4000) + "</b>" + string.Concat(Enumerable.Repeat("&amp;", 96));
        Assert.Equal(200, (await Api.CallAsync("sendMessage", new { chat_id = Anna, text = tagged, parse_mode = "HTML" })).Code);
    }

    [Fact]
    public async Task Raw_text_over_32768_bytes_is_refused_before_parsing()
    {
        var tagged = string.Concat(Enumerable.Repeat("<b></b>", 5000)) + "x";
        var answer = await Api.CallAsync("sendMessage", new { chat_id = Anna, text = tagged, parse_mode = "HTML" });
        Assert.Equal("Bad Request: text is too long", answer.Error);
    }

    [Fact]
    public async Task Text_is_trimmed_and_entities_follow()
    {
        var answer = await Api.CallAsync("sendMessage", new { chat_id = Anna, text = "  а <b>б</b> ", parse_mode = "HTML" });
        Assert.Equal("а б", (string?)answer.Ok["text"]);
        Assert.Equal(2, (int)answer.Ok["entities"]![0]!["offset"]!);
        Assert.Equal("а б", Chat.Latest!.Text);
    }

    [Fact]
    public async Task Document_keeps_its_russian_name_and_its_id_is_reusable()
    {
        var sent = (await UploadAsync("document", "отчёт.xlsx", "содержимое"u8.ToArray(), "подпись")).Ok;
        Assert.Equal("отчёт.xlsx", (string?)sent["document"]!["file_name"]);
        Assert.Equal("подпись", (string?)sent["caption"]);
        var id = (string)sent["document"]!["file_id"]!;
        Assert.Equal("содержимое", Encoding.UTF8.GetString(Server.File(id)!.Content));
        var again = (await Api.CallAsync("sendDocument", new { chat_id = Anna, document = id })).Ok;
        Assert.Equal(id, (string?)again["document"]!["file_id"]);
        Assert.Equal("отчёт.xlsx", Chat.Latest!.File!.Name);
        Assert.Equal(400, (await Api.CallAsync("sendDocument", new { chat_id = Anna, document = "nonsense" })).Code);
    }

    [Fact]
    public async Task Name_in_filename_star_or_mime_words_is_not_decoded()
    {
        using var form = new MultipartFormDataContent { { new StringContent("1001"), "chat_id" }, { new ByteArrayContent([1]), "document", "отчёт.xlsx" } };
        using var response = await Api.Http.PostAsync(new Uri("sendDocument", UriKind.Relative), form);
        Assert.StartsWith("=?utf-8?B?", (string?)(await ApiClient.ReadAsync(response)).Ok["document"]!["file_name"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caption_is_limited_to_1024_and_photo_has_no_name()
    {
        Assert.Equal("Bad Request: message caption is too long", (await UploadAsync("photo", "a.jpg", [1], new string('я', 1025))).Error);
        var photo = (await UploadAsync("photo", "a.jpg", [1], new string('я', 1024))).Ok;
        Assert.NotNull(photo["photo"]![0]!["file_id"]);
    }

    [Fact]
    public async Task Downloaded_file_is_what_was_sent()
    {
        Chat.SendDocument("письмо.txt", "текст"u8.ToArray());
        var document = (await Api.UpdatesAsync())[0]!["message"]!["document"]!;
        var file = (await Api.CallAsync("getFile", new { file_id = (string?)document["file_id"] })).Ok;
        var url = new Uri($"{Server.BaseUrl}/file/bot{Server.Token}/{file["file_path"]}");
        Assert.Equal("текст", await Api.Http.GetStringAsync(url));
        using var stranger = await Api.Http.GetAsync(new Uri($"{Server.BaseUrl}/file/bot1:x/{file["file_path"]}"));
        Assert.Equal(401, (int)stranger.StatusCode);
    }

    [Fact]
    public async Task Chat_action_needs_a_known_action()
    {
        Assert.Equal(200, (await Api.CallAsync("sendChatAction", new { chat_id = Anna, action = "typing" })).Code);
        Assert.Equal(400, (await Api.CallAsync("sendChatAction", new { chat_id = Anna, action = "thinking" })).Code);
    }

    private async Task<ApiAnswer> UploadAsync(string parameter, string name, byte[] content, string caption)
    {
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(new StringContent("1001"), "chat_id");
        form.Add(new StringContent(caption), "caption");
        var file = new ByteArrayContent(content);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{parameter}\"; filename=\"{name}\"");
        form.Add(file);
        using var response = await Api.Http.PostAsync(new Uri(parameter == "photo" ? "sendPhoto" : "sendDocument", UriKind.Relative), form);
        return await ApiClient.ReadAsync(response);
    }
}
