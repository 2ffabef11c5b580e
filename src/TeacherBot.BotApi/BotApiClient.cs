using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TeacherBot.BotApi;

/// <summary>
/// The Bot API over HTTPS with pooled connections. Safe for any number of parallel callers; no retries, no pacing, no logging:
/// these belong to whoever knows what a message is worth.
/// </summary>
public sealed class BotApiClient : IBotApi, IDisposable
{
    private static readonly BotApiJson Json = BotApiJson.Default;
    private static readonly ResultReader<bool> True = static (ref reader) => reader.GetBoolean();
    private static readonly ResultReader<IReadOnlyList<Update>> Updates = UpdateReader.ReadBatch;
    private static readonly ResultReader<SentMessage> Sent = Reads(Json.SentMessage);
    private static readonly ResultReader<BotIdentity> Identity = Reads(Json.BotIdentity);
    private static readonly ResultReader<WebhookInfo> Webhook = Reads(Json.WebhookInfo);
    private static readonly ResultReader<BotFile> File = Reads(Json.BotFile);
    private readonly Transport transport;
    private readonly BotApiOptions options;

    /// <exception cref="ArgumentException">An option is unusable; the message names it without its value.</exception>
    public BotApiClient(BotApiOptions options)
    {
        this.options = options;
        transport = new Transport(options);
    }

    public void Dispose() => transport.Dispose();

    public Task<BotApiResult<BotIdentity>> GetMeAsync(CancellationToken cancellationToken) =>
        Post("getMe", EmptyRequest.Instance, Json.EmptyRequest, Identity, cancellationToken);

    public Task<BotApiResult<IReadOnlyList<Update>>> GetUpdatesAsync(GetUpdates poll, CancellationToken cancellationToken) =>
        transport.PostAsync("getUpdates", Body(poll, Json.GetUpdates), Updates,
            options.RequestTimeout + TimeSpan.FromSeconds(Math.Clamp(poll.Timeout, 0, 50)), cancellationToken);

    public Task<BotApiResult<bool>> SetWebhookAsync(SetWebhook webhook, CancellationToken cancellationToken) =>
        Post("setWebhook", webhook, Json.SetWebhook, True, cancellationToken);

    public Task<BotApiResult<bool>> DeleteWebhookAsync(bool dropPendingUpdates, CancellationToken cancellationToken) =>
        Post("deleteWebhook", new(dropPendingUpdates), Json.DeleteWebhookRequest, True, cancellationToken);

    public Task<BotApiResult<WebhookInfo>> GetWebhookInfoAsync(CancellationToken cancellationToken) =>
        Post("getWebhookInfo", EmptyRequest.Instance, Json.EmptyRequest, Webhook, cancellationToken);

    public Task<BotApiResult<SentMessage>> SendMessageAsync(SendMessage message, CancellationToken cancellationToken) =>
        Post("sendMessage", message, Json.SendMessage, Sent, cancellationToken);

    public Task<BotApiResult<SentMessage>> EditMessageTextAsync(EditMessageText edit, CancellationToken cancellationToken) =>
        Post("editMessageText", edit, Json.EditMessageText, Sent, cancellationToken);

    public Task<BotApiResult<SentMessage>> EditMessageReplyMarkupAsync(
        long chatId, long messageId, InlineKeyboardMarkup? replyMarkup, CancellationToken cancellationToken) =>
        Post("editMessageReplyMarkup", new(chatId, messageId, replyMarkup), Json.EditReplyMarkupRequest, Sent, cancellationToken);

    public Task<BotApiResult<bool>> DeleteMessageAsync(long chatId, long messageId, CancellationToken cancellationToken) =>
        Post("deleteMessage", new(chatId, messageId), Json.DeleteMessageRequest, True, cancellationToken);

    public Task<BotApiResult<bool>> AnswerCallbackQueryAsync(
        string callbackQueryId, string? text, bool showAlert, CancellationToken cancellationToken) =>
        Post("answerCallbackQuery", new(callbackQueryId, text, showAlert ? true : null), Json.AnswerCallbackRequest, True, cancellationToken);

    public Task<BotApiResult<SentMessage>> SendDocumentAsync(SendDocument document, CancellationToken cancellationToken) =>
        SendFileAsync("sendDocument", "document", document, Json.SendDocument, cancellationToken);

    public Task<BotApiResult<SentMessage>> SendPhotoAsync(SendPhoto photo, CancellationToken cancellationToken) =>
        SendFileAsync("sendPhoto", "photo", photo, Json.SendPhoto, cancellationToken);

    public Task<BotApiResult<bool>> SendChatActionAsync(long chatId, ChatAction action, CancellationToken cancellationToken) =>
        Post("sendChatAction", new(chatId, NameOf(action)), Json.ChatActionRequest, True, cancellationToken);

    public Task<BotApiResult<bool>> SetMyCommandsAsync(
        IReadOnlyList<BotCommand> commands, BotCommandScope? scope, string? languageCode, CancellationToken cancellationToken) =>
        Post("setMyCommands", new(commands, scope, languageCode), Json.SetCommandsRequest, True, cancellationToken);

    public Task<BotApiResult<bool>> SetMyDescriptionAsync(string description, string? languageCode, CancellationToken cancellationToken) =>
        Post("setMyDescription", new(description, languageCode), Json.SetDescriptionRequest, True, cancellationToken);

    public Task<BotApiResult<bool>> SetMyShortDescriptionAsync(
        string description, string? languageCode, CancellationToken cancellationToken) =>
        Post("setMyShortDescription", new(description, languageCode), Json.SetShortDescriptionRequest, True, cancellationToken);

    public Task<BotApiResult<BotFile>> GetFileAsync(string fileId, CancellationToken cancellationToken) =>
        Post("getFile", new(fileId), Json.GetFileRequest, File, cancellationToken);

    public Task<BotApiResult<byte[]>> DownloadFileAsync(string filePath, int maxBytes, CancellationToken cancellationToken) =>
        transport.DownloadAsync(filePath, maxBytes, options.UploadTimeout, cancellationToken);

    public Task<BotApiResult<bool>> LeaveChatAsync(long chatId, CancellationToken cancellationToken) =>
        Post("leaveChat", new(chatId), Json.LeaveChatRequest, True, cancellationToken);

    private Task<BotApiResult<T>> Post<TRequest, T>(
        string method, TRequest request, JsonTypeInfo<TRequest> type, ResultReader<T> read, CancellationToken cancellationToken) =>
        transport.PostAsync(method, Body(request, type), read, options.RequestTimeout, cancellationToken);

    private Task<BotApiResult<SentMessage>> SendFileAsync<TRequest>(
        string method, string field, TRequest request, JsonTypeInfo<TRequest> type, CancellationToken cancellationToken)
        where TRequest : SendFile =>
        request.File is InputFile.Bytes bytes
            ? transport.PostAsync(method, new MultipartBody(Fields(request), field, bytes), Sent, options.UploadTimeout, cancellationToken)
            : Post(method, request, type, Sent, cancellationToken);

    private static IEnumerable<KeyValuePair<string, string>> Fields(SendFile request)
    {
        yield return new("chat_id", request.ChatId.ToString(CultureInfo.InvariantCulture));
        if (request.Caption is { } caption)
        {
            yield return new("caption", caption);
            yield return new("parse_mode", "HTML");
        }

        if (request.ReplyMarkup is { } keyboard)
        {
            yield return new("reply_markup", System.Text.Encoding.UTF8.GetString(JsonBytes.Of(keyboard, Json.InlineKeyboardMarkup)));
        }

        if (request.DisableNotification)
        {
            yield return new("disable_notification", "true");
        }

        if (request.ProtectContent)
        {
            yield return new("protect_content", "true");
        }
    }

    private static JsonBody Body<T>(T request, JsonTypeInfo<T> type) => new(JsonBytes.Of(request, type));

    private static ResultReader<T> Reads<T>(JsonTypeInfo<T> type)
        where T : class =>
        (ref reader) => JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException();

    private static string NameOf(ChatAction action) => action switch
    {
        ChatAction.UploadDocument => "upload_document",
        ChatAction.UploadPhoto => "upload_photo",
        _ => "typing",
    };
}
