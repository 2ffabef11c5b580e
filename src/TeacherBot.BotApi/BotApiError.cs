namespace TeacherBot.BotApi;

/// <summary>A refusal of the Bot API server, classified by code and stable substring because its wording changes between versions.</summary>
/// <param name="Code">The <c>error_code</c> of the answer, or the HTTP status when the body carried none.</param>
/// <param name="Description">The server's own words with the token masked; may quote a file name, so not for logs.</param>
/// <param name="RetryAfterSeconds">Seconds to stay silent, from <c>parameters.retry_after</c>, else from the Retry-After header; null when not told.</param>
/// <param name="MigrateToChatId">The new id of a group that became a supergroup; null otherwise.</param>
/// <param name="Kind">What the refusal means for a sender.</param>
public sealed record BotApiError(
    int Code, string Description, int? RetryAfterSeconds, long? MigrateToChatId, BotApiFailure Kind)
{
    /// <summary>One English sentence that tells an operator what to do.</summary>
    public string Hint => Kind switch
    {
        BotApiFailure.Unauthorized => "The token is wrong or was revoked; take a new one from @BotFather.",
        BotApiFailure.MethodNotFound => "The server knows no such bot or method; check the token's form and the base URL.",
        BotApiFailure.Conflict => "Another process polls with this token or a webhook is set; normal for seconds during a restart.",
        BotApiFailure.TooManyRequests => "Telegram asks for a pause; send nothing until it is over.",
        BotApiFailure.Blocked => "The bot may not write to this chat; wait for a message or my_chat_member from there.",
        BotApiFailure.ChatNotFound => "The bot has never met this chat; the person must press Start first.",
        BotApiFailure.ChatMigrated => "The group became a supergroup; store the new chat id and send again.",
        BotApiFailure.NotModified => "The message already shows this; treat it as success.",
        BotApiFailure.MessageNotFound => "The message is gone or too old to change; send it anew.",
        BotApiFailure.CallbackExpired => "The button press was answered already or too late; nothing to do.",
        BotApiFailure.EntityTooLarge => "The file exceeds the server's limit: 50 MB up, 20 MB down.",
        BotApiFailure.ServerError => "Telegram has trouble of its own; try again later.",
        _ => "The request itself is wrong; repeating it will not help.",
    };

    /// <summary>Code and kind only, safe for a log.</summary>
    public override string ToString() => $"{Code} {Kind}";
}

/// <summary>What a refusal means for a sender; closed, so that a switch over it can be complete.</summary>
public enum BotApiFailure
{
    /// <summary>Any other 4xx: the request is wrong and stays wrong.</summary>
    BadRequest,

    /// <summary>401: the token is wrong or revoked; stop.</summary>
    Unauthorized,

    /// <summary>404: no such bot or method.</summary>
    MethodNotFound,

    /// <summary>409: a second poller, or a webhook is set.</summary>
    Conflict,

    /// <summary>429: wait as long as told.</summary>
    TooManyRequests,

    /// <summary>403, or a 400 about missing rights: the person or chat cannot be reached by this bot now.</summary>
    Blocked,

    /// <summary>400: never met.</summary>
    ChatNotFound,

    /// <summary>400: the group has a new id.</summary>
    ChatMigrated,

    /// <summary>400: an edit that changes nothing, which is success.</summary>
    NotModified,

    /// <summary>400: the target of an edit or deletion is lost or too old.</summary>
    MessageNotFound,

    /// <summary>400: answerCallbackQuery too late or twice.</summary>
    CallbackExpired,

    /// <summary>413, or a 400 that says the same.</summary>
    EntityTooLarge,

    /// <summary>5xx with a Bot API body.</summary>
    ServerError,
}
