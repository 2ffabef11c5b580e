namespace TeacherBot.BotApi;

// Bodies of methods whose parameters are few enough to stand in the method itself.
internal sealed record EmptyRequest
{
    public static readonly EmptyRequest Instance = new();
}

internal sealed record DeleteWebhookRequest(bool DropPendingUpdates);

internal sealed record EditReplyMarkupRequest(long ChatId, long MessageId, InlineKeyboardMarkup? ReplyMarkup);

internal sealed record DeleteMessageRequest(long ChatId, long MessageId);

internal sealed record AnswerCallbackRequest(string CallbackQueryId, string? Text, bool? ShowAlert);

internal sealed record ChatActionRequest(long ChatId, string Action);

internal sealed record SetCommandsRequest(IReadOnlyList<BotCommand> Commands, BotCommandScope? Scope, string? LanguageCode);

internal sealed record SetDescriptionRequest(string Description, string? LanguageCode);

internal sealed record SetShortDescriptionRequest(string ShortDescription, string? LanguageCode);

internal sealed record GetFileRequest(string FileId);

internal sealed record LeaveChatRequest(long ChatId);
