namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>What changes, removes or answers something that is already there.</summary>
internal sealed class EditingMethods(ServerCore core)
{
    public Reply EditMessageText(ApiCall call)
    {
        if (FormattedText.Read(call, "text", core.Log, out var text) is { } refusal)
        {
            return refusal;
        }

        return Keys(call, out var chat, out var keys) ?? chat.EditText(call.Int("message_id"), text, keys);
    }

    public Reply EditMessageReplyMarkup(ApiCall call) =>
        Keys(call, out var chat, out var keys) ?? chat.EditKeys(call.Int("message_id"), keys);

    public Reply DeleteMessage(ApiCall call)
    {
        if (call.Int("message_id") <= 0)
        {
            return Reply.Bad("message identifier is not specified");
        }

        return core.FindChat(call.Number("chat_id")) is { } chat ? chat.Delete(call.Int("message_id")) : Reply.Bad("chat not found");
    }

    public Reply AnswerCallbackQuery(ApiCall call)
    {
        var text = call.Text("text") ?? "";
        return FormattedText.CodePoints(text) > 200
            ? Reply.Bad("MESSAGE_TOO_LONG")
            : core.Callbacks.Answer(core.Callbacks.Find(call.Text("callback_query_id")), text, call.Flag("show_alert"));
    }

    public Reply LeaveChat(ApiCall call)
    {
        if (SendingMethods.Target(call, core, out var chat) is { } refusal)
        {
            return refusal;
        }

        if (!chat.IsGroup)
        {
            return Reply.Bad("chat member status can't be changed in private chats");
        }

        chat.Leave();
        return Reply.True;
    }

    private Reply? Keys(ApiCall call, out Chat chat, out Keyboard keys)
    {
        (chat, keys) = (null!, Keyboard.None);
        return call.Int("message_id") <= 0
            ? Reply.Bad("message identifier is not specified")
            : Keyboard.Read(call, core, out keys) ?? SendingMethods.Target(call, core, out chat) ?? core.Flood.Count(call, chat, isEdit: true);
    }
}
