using System.Collections.Frozen;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>The methods this server knows, by name in any case.</summary>
internal sealed class MethodTable
{
    private readonly FrozenDictionary<string, Func<ApiCall, CancellationToken, ValueTask<Reply>>> _methods;
    private readonly FrozenDictionary<string, string> _names;

    public MethodTable(ServerCore core)
    {
        var receiving = new ReceivingMethods(core);
        var sending = new SendingMethods(core);
        var editing = new EditingMethods(core);
        var profile = new ProfileMethods(core);
        Profile = profile;
        _methods = new Dictionary<string, Func<ApiCall, CancellationToken, ValueTask<Reply>>>
        {
            ["getUpdates"] = receiving.GetUpdatesAsync,
            ["setWebhook"] = Now(receiving.SetWebhook),
            ["deleteWebhook"] = Now(receiving.DeleteWebhook),
            ["getWebhookInfo"] = Now(receiving.GetWebhookInfo),
            ["sendMessage"] = Now(sending.SendMessage),
            ["sendDocument"] = Now(sending.SendDocument),
            ["sendPhoto"] = Now(sending.SendPhoto),
            ["sendChatAction"] = Now(sending.SendChatAction),
            ["editMessageText"] = Now(editing.EditMessageText),
            ["editMessageReplyMarkup"] = Now(editing.EditMessageReplyMarkup),
            ["deleteMessage"] = Now(editing.DeleteMessage),
            ["answerCallbackQuery"] = Now(editing.AnswerCallbackQuery),
            ["leaveChat"] = Now(editing.LeaveChat),
            ["getMe"] = Now(profile.GetMe),
            ["getFile"] = Now(profile.GetFile),
            ["setMyCommands"] = Now(profile.SetMyCommands),
            ["setMyDescription"] = Now(profile.SetMyDescription),
            ["setMyShortDescription"] = Now(profile.SetMyShortDescription),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _names = _methods.Keys.ToFrozenDictionary(n => n, StringComparer.OrdinalIgnoreCase);
    }

    public ProfileMethods Profile { get; }

    /// <summary>The method's proper name; null when there is none.</summary>
    public string? Name(ReadOnlySpan<char> asked) =>
        _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(asked, out var name) ? name : null;

    public ValueTask<Reply> CallAsync(ApiCall call, CancellationToken gone) =>
        _methods.TryGetValue(call.Method, out var method) ? method(call, gone) : new(Reply.Error(404, "Not Found: method not found"));

    private static Func<ApiCall, CancellationToken, ValueTask<Reply>> Now(Func<ApiCall, Reply> method) => (call, _) => new(method(call));
}
