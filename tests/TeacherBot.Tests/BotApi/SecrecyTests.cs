using System.Diagnostics;
using TeacherBot.BotApi;
using static TeacherBot.Tests.BotApi.ScriptedServer;

namespace TeacherBot.Tests.BotApi;

public class SecrecyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:1/path")]
    public async Task No_connection_tells_no_token(string server)
    {
        using var api = new BotApiClient(new BotApiOptions { Token = Token, BaseUrl = server });
        AssertSecret(await api.GetMeAsync(CancellationToken.None));
        AssertSecret(await api.DownloadFileAsync("a/b", 1, CancellationToken.None));
        AssertSecret(api);
    }

    [Theory]
    [InlineData(404, "{\"ok\":false,\"error_code\":404,\"description\":\"no /bot" + Token + "/getMe\"}")]
    [InlineData(404, "no /bot" + Token + "/getMe")]
    [InlineData(502, "no /bot" + Token + "/getMe")]
    [InlineData(200, "no /bot" + Token + "/getMe")]
    public async Task Server_that_echoes_the_token_is_not_quoted(int status, string body)
    {
        using var server = new ScriptedServer(_ => Answer(status, body));
        using var api = new BotApiClient(server.Options);
        var result = await api.GetMeAsync(CancellationToken.None);
        AssertSecret(result);
        AssertSecret((result as BotApiResult<BotIdentity>.Refused)?.Error.Description);
    }

    [Fact]
    public async Task Cancelled_call_tells_no_token()
    {
        using var server = new ScriptedServer(_ => True());
        using var api = new BotApiClient(server.Options);
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.GetMeAsync(new CancellationToken(true)));
        AssertSecret(thrown);
        api.Dispose();
        AssertSecret(await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => api.GetMeAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Call_starts_no_span_because_it_would_hold_the_url()
    {
        using var server = new ScriptedServer(_ => True());
        var spans = 0;

        // The listener hears the whole process, and other tests make calls too: only spans of this server count.
        var here = $":{new Uri(server.Options.BaseUrl).Port}";
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans += activity.TagObjects.Any(t => t.Value is string text && text.Contains(here, StringComparison.Ordinal)) ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        using (var plain = new HttpClient())
        {
            // Shows that the listener would hear a span.
            using var answer = await plain.GetAsync(new Uri(server.Options.BaseUrl));
        }

        Assert.Equal(1, spans);
        spans = 0;
        using var api = new BotApiClient(server.Options);
        await api.LeaveChatAsync(1, CancellationToken.None);
        Assert.Equal(0, spans);
    }

    [Fact]
    public void Options_tell_neither_token_nor_proxy_password()
    {
        var options = new BotApiOptions { Token = Token, Proxy = "socks5://me:secret@proxy:1080" };
        Assert.Equal("BotApi https://api.telegram.org through a proxy", options.ToString());
        AssertSecret(new BotApiOptions { Token = Token, BaseUrl = $"https://{Token}@x" });
        AssertSecret(new SetWebhook("https://a.ru", new WebhookSecret("secret")));
    }

    [Theory]
    [InlineData("secret_of_the_bot", "https://a.ru", null)]
    [InlineData("7000000001:secret of_the_bot", "https://a.ru", null)]
    [InlineData("7000000001:secret_of_the_bot/", "https://a.ru", null)]
    [InlineData("", "https://a.ru", null)]
    [InlineData(Token, "ftp://secret", null)]
    [InlineData(Token, "https://secret@a.ru", null)]
    [InlineData(Token, "https://a.ru", "secret:1080")]
    [InlineData(Token, "https://a.ru", "ftp://u:secret@a.ru")]
    public void Unusable_option_is_named_without_its_value(string token, string server, string? proxy) =>
        AssertSecret(Assert.Throws<ArgumentException>(() => new BotApiClient(new BotApiOptions { Token = token, BaseUrl = server, Proxy = proxy })));

    [Fact]
    public void Texts_of_people_stay_out_of_strings()
    {
        object[] holders =
        [
            UpdateReader.Parse("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1},"text":"secret","document":{"file_id":"f","file_name":"secret"}}}"""u8)!,
            UpdateReader.Parse("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1},"text":"secret"}}"""u8)!.Message!,
            UpdateReader.Parse("""{"update_id":1,"callback_query":{"id":"1","from":{"id":5},"data":"secret"}}"""u8)!.CallbackQuery!,
            new Document { FileId = "f", FileName = "secret" },
            new SendMessage(1, "secret") { ReplyMarkup = new([[new("secret", "secret")]]) },
            new EditMessageText(1, 1, "secret"),
            new SendDocument(1, new InputFile.Bytes(new byte[1], "secret")) { Caption = "secret" },
            new SendPhoto(1, new InputFile.Bytes(new byte[1], "secret")) { Caption = "secret" },
            new InputFile.Bytes(new byte[1], "secret"),
            new BotApiResult<Message>.Ok(new Message { MessageId = 1, Date = 1, Chat = new Chat { Id = 1 }, Text = "secret" }),
            new PollingReport(PollingCondition.HandlerFailed, TimeSpan.Zero) { HandlerFailure = new InvalidOperationException("secret") },
        ];
        Assert.All(holders, AssertSecret);
    }

    private static void AssertSecret(object? told)
    {
        var text = told?.ToString() ?? "";
        Assert.DoesNotContain("secret", text.Replace("WebhookSecret", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
    }
}
