namespace TeacherBot.Channels.Telegram;

/// <summary>Log lines of the Telegram channel: update ids, counts and codes only.</summary>
internal static partial class TelegramLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Telegram could not parse a message; it was sent without mark-up")]
    public static partial void MarkupRefused(ILogger log);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "{Count} buttons of a screen of version {Version} had no room or no valid key and were left out")]
    public static partial void ButtonsLeft(ILogger log, int count, int version);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "The press of update {Update} was not answered: {Code}")]
    public static partial void NotAnswered(ILogger log, long update, string code);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "Update {Update} could not be read and was skipped")]
    public static partial void Unreadable(ILogger log, long update);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Information, Message = "Receiving from Telegram: {Condition}, next try in {Wait}, {Reason}")]
    public static partial void Receiving(ILogger log, BotApi.PollingCondition condition, TimeSpan wait, string? reason);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Error, Message = "A batch of updates was not stored and will come again: {Exception} at {Stack}")]
    public static partial void BatchFailed(ILogger log, string exception, string? stack);

    [LoggerMessage(EventId = 3007, Level = LogLevel.Critical, Message = "Telegram refuses the token; nothing is received until it is accepted again. Take a new token from @BotFather")]
    public static partial void TokenRefused(ILogger log);

    [LoggerMessage(EventId = 3008, Level = LogLevel.Error, Message = "Update {Update} was not stored and will come again: {Exception} at {Stack}")]
    public static partial void UpdateFailed(ILogger log, long update, string exception, string? stack);

    [LoggerMessage(EventId = 3009, Level = LogLevel.Warning, Message = "A webhook delivery was turned away: {Reason}")]
    public static partial void WebhookRefused(ILogger log, string reason);

    [LoggerMessage(EventId = 3010, Level = LogLevel.Warning, Message = "A group could not be left: {Code}")]
    public static partial void GroupNotLeft(ILogger log, string code);

    [LoggerMessage(EventId = 3011, Level = LogLevel.Warning, Message = "Telegram did not take {Method}: {Code}")]
    public static partial void ProfileNotSet(ILogger log, string method, string code);

    [LoggerMessage(EventId = 3012, Level = LogLevel.Warning, Message = "The id of an uploaded file could not be kept: {Exception}")]
    public static partial void FileNotKept(ILogger log, string exception);
}
