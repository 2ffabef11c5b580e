using System.Text;
using TeacherBot.BotApi;
using static TeacherBot.Tests.BotApi.ScriptedServer;

namespace TeacherBot.Tests.BotApi;

public class RequestTests
{
    private static readonly InlineKeyboardMarkup Keyboard = new(
        [[new InlineKeyboardButton("Да", "a1")], [new InlineKeyboardButton("Сайт", Url: "https://example.org/a?b=1")]]);

    [Fact]
    public async Task Message_carries_html_keyboard_and_no_preview()
    {
        var (request, result) = await CallAsync("sendMessage-ok.json",
            api => api.SendMessageAsync(new SendMessage(5100000001, "<b>Вопрос</b> \"3\"") { ReplyMarkup = Keyboard }, CancellationToken.None));
        Assert.Equal($"POST /bot{Token}/sendMessage HTTP/1.1", request.Line);
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal("""{"chat_id":5100000001,"text":"<b>Вопрос</b> \"3\"","reply_markup":{"inline_keyboard":[[{"text":"Да","callback_data":"a1"}],[{"text":"Сайт","url":"https://example.org/a?b=1"}]]},"parse_mode":"HTML","link_preview_options":{"is_disabled":true}}""", request.Text);
        Assert.True(result.TryGetValue(out var sent));
        Assert.Equal((811, 5100000001, ChatType.Private), (sent.MessageId, sent.Chat.Id, sent.Chat.Type));
    }

    [Fact]
    public async Task Plain_message_with_preview_carries_neither_option()
    {
        var (request, _) = await CallAsync("sendMessage-ok.json", api => api.SendMessageAsync(
            new SendMessage(1, "a < b") { Html = false, LinkPreview = true, DisableNotification = true, ProtectContent = true }, CancellationToken.None));
        Assert.Equal("""{"chat_id":1,"text":"a < b","disable_notification":true,"protect_content":true}""", request.Text);
    }

    [Fact]
    public async Task Edit_names_message_and_keyboard()
    {
        var (request, result) = await CallAsync("sendMessage-ok.json", api => api.EditMessageTextAsync(
            new EditMessageText(1, 811, "x") { Html = false, ReplyMarkup = new([[new("Да", "a1")]]) }, CancellationToken.None));
        Assert.Equal("""{"chat_id":1,"message_id":811,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"Да","callback_data":"a1"}]]},"link_preview_options":{"is_disabled":true}}""", request.Text);
        Assert.IsType<BotApiResult<SentMessage>.Ok>(result);
    }

    [Fact]
    public async Task Uploaded_file_keeps_its_cyrillic_name_as_raw_utf8()
    {
        var content = Encoding.UTF8.GetBytes("two\r\nlines\0");
        var document = new SendDocument(5100000001, new InputFile.Bytes(content, "отчёт \"за\r\nгод\".xlsx")) { Caption = "<b>Готово</b>", ReplyMarkup = Keyboard };
        var (request, result) = await CallAsync("sendDocument-ok.json", api => api.SendDocumentAsync(document, CancellationToken.None));
        var boundary = request.Header("Content-Type")!.Split("boundary=")[1];
        Assert.StartsWith($"--{boundary}\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5100000001\r\n--{boundary}\r\n", request.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"caption\"\r\n\r\n<b>Готово</b>\r\n", request.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"reply_markup\"\r\n\r\n{\"inline_keyboard\":[[{\"text\":\"Да\"", request.Text, StringComparison.Ordinal);
        Assert.EndsWith($"Content-Disposition: form-data; name=\"document\"; filename=\"отчёт 'за__год'.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\ntwo\r\nlines\0\r\n--{boundary}--\r\n", request.Text, StringComparison.Ordinal);
        Assert.True(result.TryGetValue(out var sent));
        Assert.Equal("BQACAgIAAxkDAAIDLA", sent.Document?.FileId);
    }

    [Fact]
    public async Task Stored_photo_is_sent_by_its_id_without_an_upload()
    {
        var (request, _) = await CallAsync("sendMessage-ok.json", api => api.SendPhotoAsync(new SendPhoto(1, new InputFile.Stored("AgAC")), CancellationToken.None));
        Assert.Equal($"POST /bot{Token}/sendPhoto HTTP/1.1", request.Line);
        Assert.Equal("""{"photo":"AgAC","chat_id":1}""", request.Text);
    }

    public static TheoryData<string, string, Func<IBotApi, Task>> SmallCalls() => new()
    {
        { "setWebhook", """{"url":"https://a.ru/x","secret_token":"s3","max_connections":40,"allowed_updates":["message","edited_message","callback_query","my_chat_member"],"drop_pending_updates":false}""", api => api.SetWebhookAsync(new("https://a.ru/x", new("s3")), CancellationToken.None) },
        { "deleteWebhook", """{"drop_pending_updates":false}""", api => api.DeleteWebhookAsync(false, CancellationToken.None) },
        { "editMessageReplyMarkup", """{"chat_id":1,"message_id":2}""", api => api.EditMessageReplyMarkupAsync(1, 2, null, CancellationToken.None) },
        { "deleteMessage", """{"chat_id":1,"message_id":2}""", api => api.DeleteMessageAsync(1, 2, CancellationToken.None) },
        { "answerCallbackQuery", """{"callback_query_id":"q"}""", api => api.AnswerCallbackQueryAsync("q", null, false, CancellationToken.None) },
        { "answerCallbackQuery", """{"callback_query_id":"q","text":"Да","show_alert":true}""", api => api.AnswerCallbackQueryAsync("q", "Да", true, CancellationToken.None) },
        { "sendChatAction", """{"chat_id":1,"action":"upload_document"}""", api => api.SendChatActionAsync(1, ChatAction.UploadDocument, CancellationToken.None) },
        { "setMyCommands", """{"commands":[{"command":"help","description":"Помощь"}],"scope":{"type":"chat_member","chat_id":-5,"user_id":7},"language_code":"ru"}""", api => api.SetMyCommandsAsync([new("help", "Помощь")], BotCommandScope.ChatMember(-5, 7), "ru", CancellationToken.None) },
        { "setMyDescription", """{"description":"О боте"}""", api => api.SetMyDescriptionAsync("О боте", null, CancellationToken.None) },
        { "setMyShortDescription", """{"short_description":"О","language_code":"ru"}""", api => api.SetMyShortDescriptionAsync("О", "ru", CancellationToken.None) },
        { "leaveChat", """{"chat_id":-5}""", api => api.LeaveChatAsync(-5, CancellationToken.None) },
        { "getUpdates", """{"limit":100,"timeout":30,"allowed_updates":["message","edited_message","callback_query","my_chat_member"]}""", api => api.GetUpdatesAsync(new(), CancellationToken.None) },
    };

    [Theory]
    [MemberData(nameof(SmallCalls))]
    public async Task Call_puts_its_parameters_on_the_wire(string method, string body, Func<IBotApi, Task> call)
    {
        using var server = new ScriptedServer(_ => True());
        using var api = new BotApiClient(server.Options);
        await call(api);
        var request = Assert.Single(server.Requests);
        Assert.Equal($"POST /bot{Token}/{method} HTTP/1.1", request.Line);
        Assert.Equal(body, request.Text);
    }

    [Fact]
    public async Task File_is_downloaded_up_to_the_bound_and_refused_beyond_it()
    {
        using var server = new ScriptedServer(request => request.Line.StartsWith("GET", StringComparison.Ordinal)
            ? Answer(200, "12345")
            : Answer(200, """{"ok":true,"result":{"file_id":"f","file_unique_id":"u","file_size":5,"file_path":"documents/файл 1.csv"}}"""));
        using var api = new BotApiClient(server.Options);
        Assert.True((await api.GetFileAsync("f", CancellationToken.None)).TryGetValue(out var file));
        var refused = await api.DownloadFileAsync(file.FilePath!, 4, CancellationToken.None);
        Assert.Equal(BotApiFailure.EntityTooLarge, Assert.IsType<BotApiResult<byte[]>.Refused>(refused).Error.Kind);
        Assert.True((await api.DownloadFileAsync(file.FilePath!, 5, CancellationToken.None)).TryGetValue(out var bytes));
        Assert.Equal("12345"u8.ToArray(), bytes);
        Assert.Equal($"GET /file/bot{Token}/documents/%D1%84%D0%B0%D0%B9%D0%BB%201.csv HTTP/1.1", server.Requests.Last().Line);
    }

    [Theory]
    [InlineData("../getMe")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task File_path_that_leaves_the_folder_is_a_wrong_argument(string path)
    {
        using var api = new BotApiClient(new BotApiOptions { Token = Token });
        await Assert.ThrowsAsync<ArgumentException>(() => api.DownloadFileAsync(path, 1, CancellationToken.None));
    }

    private static async Task<(WireRequest, BotApiResult<SentMessage>)> CallAsync(
        string payload, Func<IBotApi, Task<BotApiResult<SentMessage>>> call)
    {
        using var server = new ScriptedServer(_ => Answer(200, Payload.Bytes(payload)));
        using var api = new BotApiClient(server.Options);
        var result = await call(api);
        return (Assert.Single(server.Requests), result);
    }
}
