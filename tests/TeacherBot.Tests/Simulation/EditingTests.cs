namespace TeacherBot.Tests.Simulation;

public sealed class EditingTests : BotApiServerTest
{
    [Fact]
    public async Task Edit_without_markup_drops_the_keyboard()
    {
        var id = await Api.SendAsync(Anna, "один", ["да"]);
        Assert.Equal(200, (await EditAsync(id, "два")).Code);
        var seen = Assert.Single(Chat.Visible);
        Assert.Equal(("два", 0, 1), (seen.Text, seen.Rows.Count, seen.Edits));
    }

    [Fact]
    public async Task Same_content_is_not_modified_but_a_changed_keyboard_is()
    {
        var id = await Api.SendAsync(Anna, "один", ["да"]);
        Assert.StartsWith("Bad Request: message is not modified", (await EditAsync(id, "один", "да")).Error, StringComparison.Ordinal);
        Assert.StartsWith("Bad Request: message is not modified", (await MarkupAsync(id, "да")).Error, StringComparison.Ordinal);
        Assert.Equal(200, (await MarkupAsync(id, "нет")).Code);
        Assert.Equal("нет", Chat.Latest!.Rows[0][0].Label);
    }

    [Fact]
    public async Task Lost_target_is_not_found()
    {
        var id = await Api.SendAsync(Anna, "один");
        Chat.DeleteMessage(id);
        Assert.Equal("Bad Request: message to edit not found", (await EditAsync(id, "два")).Error);
        Assert.Equal("Bad Request: message to edit not found", (await EditAsync(999_999_999, "два")).Error);
        Assert.Empty(Chat.Visible);
    }

    [Fact]
    public async Task Edit_of_a_copy_deleted_on_one_side_succeeds_unseen()
    {
        var id = await Api.SendAsync(Anna, "один");
        Chat.ClearHistory(forBoth: false);
        Assert.Equal(200, (await EditAsync(id, "два")).Code);
        Assert.Empty(Chat.Visible);
    }

    [Fact]
    public async Task Persons_message_cannot_be_edited()
    {
        var id = Chat.SendText("моё");
        Assert.Equal("Bad Request: message can't be edited", (await EditAsync(id, "твоё")).Error);
    }

    [Fact]
    public async Task Deletion_only_within_48_hours()
    {
        var (old, fresh) = (await Api.SendAsync(Anna, "a"), 0);
        Clock.Advance(TimeSpan.FromHours(47));
        fresh = await Api.SendAsync(Anna, "b");
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("can't be deleted", (await DeleteAsync(old)).Error, StringComparison.Ordinal);
        Assert.Equal(200, (await DeleteAsync(fresh)).Code);
        Assert.Equal("Bad Request: message to delete not found", (await DeleteAsync(fresh)).Error);
        Assert.Equal(200, (await EditAsync(old, "c")).Code);
    }

    [Fact]
    public async Task Broken_entities_leave_the_old_text_and_are_recorded()
    {
        var id = await Api.SendAsync(Anna, "один", ["да"]);
        var answer = await Api.CallAsync("editMessageText", new { chat_id = Anna, message_id = id, text = "a <x>", parse_mode = "HTML" });
        Assert.Equal("Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 2", answer.Error);
        Assert.Equal("один", Chat.Latest!.Text);
        Assert.Contains(Server.Violations, v => v.Contains("can't parse entities", StringComparison.Ordinal));
    }

    private Task<ApiAnswer> EditAsync(int id, string text, params string[] labels) => labels.Length == 0
        ? Api.CallAsync("editMessageText", new { chat_id = Anna, message_id = id, text })
        : Api.CallAsync("editMessageText", new { chat_id = Anna, message_id = id, text, reply_markup = ApiClient.Keys(labels) });

    private Task<ApiAnswer> MarkupAsync(int id, params string[] labels) =>
        Api.CallAsync("editMessageReplyMarkup", new { chat_id = Anna, message_id = id, reply_markup = ApiClient.Keys(labels) });

    private Task<ApiAnswer> DeleteAsync(int id) => Api.CallAsync("deleteMessage", new { chat_id = Anna, message_id = id });
}
