namespace TeacherBot.BotApi;

/// <summary>
/// The part of the Bot API a questionnaire bot needs. Every method makes exactly one request, never repeats it, and reports
/// expected failures as values; only the caller's own cancellation and wrong arguments throw.
/// </summary>
public interface IBotApi
{
    /// <summary>Bot API <c>getMe</c>: proves the token.</summary>
    Task<BotApiResult<BotIdentity>> GetMeAsync(CancellationToken cancellationToken);

    /// <summary>Bot API <c>getUpdates</c>; waits up to the poll's own timeout longer than other calls.</summary>
    Task<BotApiResult<IReadOnlyList<Update>>> GetUpdatesAsync(GetUpdates poll, CancellationToken cancellationToken);

    /// <summary>Bot API <c>setWebhook</c>.</summary>
    Task<BotApiResult<bool>> SetWebhookAsync(SetWebhook webhook, CancellationToken cancellationToken);

    /// <summary>Bot API <c>deleteWebhook</c>: needed before polling. Dropping pending updates throws people's presses away.</summary>
    Task<BotApiResult<bool>> DeleteWebhookAsync(bool dropPendingUpdates, CancellationToken cancellationToken);

    /// <summary>Bot API <c>getWebhookInfo</c>.</summary>
    Task<BotApiResult<WebhookInfo>> GetWebhookInfoAsync(CancellationToken cancellationToken);

    /// <summary>Bot API <c>sendMessage</c>.</summary>
    Task<BotApiResult<SentMessage>> SendMessageAsync(SendMessage message, CancellationToken cancellationToken);

    /// <summary>Bot API <c>editMessageText</c>; NotModified is success.</summary>
    Task<BotApiResult<SentMessage>> EditMessageTextAsync(EditMessageText edit, CancellationToken cancellationToken);

    /// <summary>Bot API <c>editMessageReplyMarkup</c>; null takes the buttons away.</summary>
    Task<BotApiResult<SentMessage>> EditMessageReplyMarkupAsync(
        long chatId, long messageId, InlineKeyboardMarkup? replyMarkup, CancellationToken cancellationToken);

    /// <summary>Bot API <c>deleteMessage</c>: possible for 48 hours.</summary>
    Task<BotApiResult<bool>> DeleteMessageAsync(long chatId, long messageId, CancellationToken cancellationToken);

    /// <summary>Bot API <c>answerCallbackQuery</c>: a toast of at most 200 characters, or a window to close; null text only stops the spinner.</summary>
    Task<BotApiResult<bool>> AnswerCallbackQueryAsync(
        string callbackQueryId, string? text, bool showAlert, CancellationToken cancellationToken);

    /// <summary>Bot API <c>sendDocument</c>.</summary>
    Task<BotApiResult<SentMessage>> SendDocumentAsync(SendDocument document, CancellationToken cancellationToken);

    /// <summary>Bot API <c>sendPhoto</c>.</summary>
    Task<BotApiResult<SentMessage>> SendPhotoAsync(SendPhoto photo, CancellationToken cancellationToken);

    /// <summary>Bot API <c>sendChatAction</c>.</summary>
    Task<BotApiResult<bool>> SendChatActionAsync(long chatId, ChatAction action, CancellationToken cancellationToken);

    /// <summary>Bot API <c>setMyCommands</c>: null scope is the default one, null language the fallback for all.</summary>
    Task<BotApiResult<bool>> SetMyCommandsAsync(
        IReadOnlyList<BotCommand> commands, BotCommandScope? scope, string? languageCode, CancellationToken cancellationToken);

    /// <summary>Bot API <c>setMyDescription</c>: at most 512 characters, shown before Start is pressed.</summary>
    Task<BotApiResult<bool>> SetMyDescriptionAsync(string description, string? languageCode, CancellationToken cancellationToken);

    /// <summary>Bot API <c>setMyShortDescription</c>: at most 120 characters, shown in the profile.</summary>
    Task<BotApiResult<bool>> SetMyShortDescriptionAsync(string description, string? languageCode, CancellationToken cancellationToken);

    /// <summary>Bot API <c>getFile</c>: where to download a file of at most 20 MB.</summary>
    Task<BotApiResult<BotFile>> GetFileAsync(string fileId, CancellationToken cancellationToken);

    /// <summary>Fetches <see cref="BotFile.FilePath"/>; more than <paramref name="maxBytes"/> is refused as EntityTooLarge.</summary>
    Task<BotApiResult<byte[]>> DownloadFileAsync(string filePath, int maxBytes, CancellationToken cancellationToken);

    /// <summary>Bot API <c>leaveChat</c>.</summary>
    Task<BotApiResult<bool>> LeaveChatAsync(long chatId, CancellationToken cancellationToken);
}
