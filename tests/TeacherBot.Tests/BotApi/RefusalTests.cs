using System.Text.Json;
using TeacherBot.BotApi;
using static TeacherBot.Tests.BotApi.ScriptedServer;

namespace TeacherBot.Tests.BotApi;

public class RefusalTests
{
    public static TheoryData<int, string, BotApiFailure> Recorded()
    {
        var data = new TheoryData<int, string, BotApiFailure>();
        using var all = JsonDocument.Parse(Payload.Bytes("refusals.json"));
        foreach (var one in all.RootElement.EnumerateArray())
        {
            data.Add(one.GetProperty("status").GetInt32(), one.GetProperty("body").GetRawText(),
                Enum.Parse<BotApiFailure>(one.GetProperty("kind").GetString()!));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task Recorded_refusal_is_told_by_its_kind_and_has_a_hint(int status, string body, BotApiFailure kind)
    {
        var error = await RefusalAsync(Answer(status, body));
        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.Code);
        Assert.NotEmpty(error.Hint);
    }

    [Fact]
    public void Every_kind_is_recorded() =>
        Assert.Equal(Enum.GetValues<BotApiFailure>().Order(), Recorded().Select(row => (BotApiFailure)row[2]).Distinct().Order());

    [Fact]
    public async Task Description_in_capitals_is_recognised()
    {
        var error = await RefusalAsync(Answer(400, """{"ok":false,"error_code":400,"description":"BAD REQUEST: CHAT NOT FOUND"}"""));
        Assert.Equal(BotApiFailure.ChatNotFound, error.Kind);
    }

    [Fact]
    public async Task Migrated_group_tells_the_new_id()
    {
        var body = """{"ok":false,"error_code":400,"description":"x","parameters":{"migrate_to_chat_id":-1001234567890123,"new":[1]}}""";
        var error = await RefusalAsync(Answer(400, body));
        Assert.Equal((BotApiFailure.ChatMigrated, -1001234567890123), (error.Kind, error.MigrateToChatId));
    }

    [Theory]
    [InlineData("""{"ok":false,"error_code":429,"parameters":{"retry_after":35}}""", "Retry-After: 7\r\n", 35)]
    [InlineData("""{"ok":false,"error_code":429}""", "Retry-After: 7\r\n", 7)]
    [InlineData("""{"ok":false,"error_code":429}""", "", null)]
    [InlineData("<html>slow down</html>", "Retry-After: 7\r\n", 7)]
    [InlineData("<html/>", "Date: Sat, 21 Nov 2026 10:00:00 GMT\r\nRetry-After: Sat, 21 Nov 2026 10:01:00 GMT\r\n", 60)]
    public async Task Pause_is_taken_from_the_body_and_else_from_the_header(string body, string headers, int? seconds)
    {
        var error = await RefusalAsync(Answer(429, body, headers));
        Assert.Equal((BotApiFailure.TooManyRequests, seconds), (error.Kind, error.RetryAfterSeconds));
    }

    [Fact]
    public async Task Page_of_a_gateway_with_413_is_too_large() =>
        Assert.Equal(BotApiFailure.EntityTooLarge, (await RefusalAsync(Answer(413, "<html/>"))).Kind);

    private static async Task<BotApiError> RefusalAsync(byte[] answer)
    {
        using var server = new ScriptedServer(_ => answer);
        using var api = new BotApiClient(server.Options);
        var result = await api.SendMessageAsync(new SendMessage(1, "x"), CancellationToken.None);
        return Assert.IsType<BotApiResult<SentMessage>.Refused>(result).Error;
    }
}
