using System.Text.Json.Serialization;

namespace TeacherBot.BotApi;

/// <summary>A new text message (Bot API <c>sendMessage</c>). Repeating it after an ambiguous outcome may show it twice.</summary>
/// <param name="ChatId">Private chats have the id of the person.</param>
/// <param name="Text">1 to 4096 UTF-16 units after parsing; HTML in which the caller has escaped <c>&amp; &lt; &gt;</c>.</param>
public sealed record SendMessage(long ChatId, string Text)
{
    /// <summary>False sends the text as it is, without any markup.</summary>
    [JsonIgnore]
    public bool Html { get; init; } = true;

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }

    /// <summary>Shows a preview of the first link; off unless asked for.</summary>
    [JsonIgnore]
    public bool LinkPreview { get; init; }

    /// <summary>Arrives without a sound.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DisableNotification { get; init; }

    /// <summary>Clients refuse to forward or save it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ProtectContent { get; init; }

    [JsonInclude]
    internal string? ParseMode => Html ? "HTML" : null;

    [JsonInclude]
    internal LinkPreviewOptions? LinkPreviewOptions => LinkPreview ? null : LinkPreviewOptions.Off;

    /// <summary>Chat only, safe for a log.</summary>
    public override string ToString() => $"SendMessage {ChatId}";
}

/// <summary>
/// New text in place of a message of the bot (Bot API <c>editMessageText</c>); safe to repeat. The server removes the keyboard
/// when none is given.
/// </summary>
/// <param name="ChatId">Private chats have the id of the person.</param>
/// <param name="MessageId">A message the bot itself sent.</param>
/// <param name="Text">As in <see cref="SendMessage"/>.</param>
public sealed record EditMessageText(long ChatId, long MessageId, string Text)
{
    /// <summary>False sends the text as it is, without any markup.</summary>
    [JsonIgnore]
    public bool Html { get; init; } = true;

    /// <summary>Null removes the keyboard.</summary>
    public InlineKeyboardMarkup? ReplyMarkup { get; init; }

    /// <summary>Shows a preview of the first link; off unless asked for.</summary>
    [JsonIgnore]
    public bool LinkPreview { get; init; }

    [JsonInclude]
    internal string? ParseMode => Html ? "HTML" : null;

    [JsonInclude]
    internal LinkPreviewOptions? LinkPreviewOptions => LinkPreview ? null : LinkPreviewOptions.Off;

    /// <summary>Chat and message only, safe for a log.</summary>
    public override string ToString() => $"EditMessageText {ChatId}/{MessageId}";
}

internal sealed record LinkPreviewOptions(bool IsDisabled)
{
    public static readonly LinkPreviewOptions Off = new(true);
}
