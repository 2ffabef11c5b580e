using System.Text;
using TeacherBot.BotApi;
using static TeacherBot.Tests.BotApi.ScriptedServer;

namespace TeacherBot.Tests.BotApi;

public class UpdateTests
{
    [Fact]
    public async Task Bad_and_unknown_updates_are_reported_by_id_and_cost_no_other_update()
    {
        var updates = await ReadAsync(Payload.Text("getUpdates-mixed.json"));
        Assert.Equal(Enumerable.Range(815000001, 9).Select(id => (long)id), updates.Select(update => update.UpdateId));
        Assert.Equal(
            [UpdateKind.Message, UpdateKind.CallbackQuery, UpdateKind.MyChatMember, UpdateKind.EditedMessage, UpdateKind.Unknown, UpdateKind.Malformed, UpdateKind.Malformed, UpdateKind.Message, UpdateKind.CallbackQuery],
            updates.Select(update => update.Kind));
    }

    [Fact]
    public async Task Members_of_known_updates_are_read()
    {
        var updates = await ReadAsync(Payload.Text("getUpdates-mixed.json"));
        var message = updates[0].Message!;
        Assert.Equal((71, 1795200000, 5100000001, "ru", "/start c_9fK2"), (message.MessageId, message.Date, message.From!.Id, message.From.LanguageCode, message.Text));
        var press = updates[1].CallbackQuery!;
        Assert.Equal(("21904333000000001", "a1", 70, 5100000001), (press.Id, press.Data, press.Message!.MessageId, press.Message.Chat.Id));
        Assert.Equal(ChatMemberStatus.Kicked, updates[2].MyChatMember!.NewStatus);
        Assert.Equal("исправлено", updates[3].EditedMessage!.Text);
        Assert.Equal(ChatType.Unknown, updates[7].Message!.Chat.Type);
        Assert.Equal(0, updates[8].CallbackQuery!.Message!.Date);
    }

    [Fact]
    public async Task Content_of_a_message_is_told_by_its_kind()
    {
        var messages = (await ReadAsync(Payload.Text("messages.json"))).Select(update => update.Message!).ToList();
        Assert.Equal(
            [MessageContent.Text, MessageContent.Document, MessageContent.Photo, MessageContent.Voice, MessageContent.Sticker, MessageContent.Location,
                MessageContent.Poll, MessageContent.Contact, MessageContent.Animation, MessageContent.Other, MessageContent.Other],
            messages.Select(message => message.Content));
        Assert.Equal(("отчёт.xlsx", 5242880000, "см."), (messages[1].Document!.FileName, messages[1].Document!.FileSize, messages[1].Caption));
        Assert.Equal("l", messages[2].Photo![^1].FileId);
        Assert.Equal(-1001234567890123, messages[9].MigrateToChatId);
    }

    [Fact]
    public async Task Deeply_nested_update_is_malformed_alone()
    {
        var deep = new StringBuilder().Insert(0, "[", 200).Append(']', 200);
        var updates = await ReadAsync("""{"ok":true,"result":[{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1},"rich":DEEP}},{"update_id":2}]}""".Replace("DEEP", deep.ToString(), StringComparison.Ordinal));
        Assert.Equal([1L, 2L], updates.Select(update => update.UpdateId));
    }

    [Fact]
    public async Task Batch_in_which_no_update_has_an_id_is_no_answer()
    {
        using var server = new ScriptedServer(_ => Answer(200, """{"ok":true,"result":[{"message":{}},null,5]}"""));
        using var api = new BotApiClient(server.Options);
        Assert.IsType<BotApiResult<IReadOnlyList<Update>>.Ambiguous>(await api.GetUpdatesAsync(new(), CancellationToken.None));
    }

    [Fact]
    public void Webhook_body_is_read_like_a_batch_member()
    {
        Assert.Equal(UpdateKind.CallbackQuery, UpdateReader.Parse("""{"callback_query":{"id":"1","from":{"id":5}},"update_id":8}"""u8)!.Kind);
        Assert.Equal((8, UpdateKind.Malformed), UpdateReader.Parse("""{"callback_query":{"id":1},"update_id":8}"""u8) is { } bad ? (bad.UpdateId, bad.Kind) : default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"update_id\":\"8\"}")]
    [InlineData("{\"update_id\":8")]
    [InlineData("<html/>")]
    public void Webhook_body_without_an_id_is_no_update(string body) => Assert.Null(UpdateReader.Parse(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Secret_matches_only_itself()
    {
        var secret = new WebhookSecret("abc_DEF-123");
        Assert.False(secret.Matches(null));
        Assert.False(secret.Matches(""));
        Assert.False(secret.Matches("abc_DEF-124"));
        Assert.False(secret.Matches("abc_DEF-123 "));
        Assert.True(secret.Matches("abc_DEF-123"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a b", false)]
    [InlineData("ключ", false)]
    [InlineData("a.b", false)]
    [InlineData("aZ09_-", true)]
    public void Secret_keeps_to_the_alphabet_of_the_server(string? value, bool valid) => Assert.Equal(valid, WebhookSecret.IsValid(value));

    [Fact]
    public void Secret_beyond_256_characters_is_refused_without_being_repeated()
    {
        Assert.True(WebhookSecret.IsValid(new string('a', 256)));
        var thrown = Assert.Throws<ArgumentException>(() => new WebhookSecret(new string('q', 257)));
        Assert.DoesNotContain("qq", thrown.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Update>> ReadAsync(string answer)
    {
        using var server = new ScriptedServer(_ => Answer(200, answer));
        using var api = new BotApiClient(server.Options);
        Assert.True((await api.GetUpdatesAsync(new(), CancellationToken.None)).TryGetValue(out var updates));
        return updates;
    }
}
