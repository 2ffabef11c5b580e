namespace TeacherBot.Channels.Email;

/// <summary>Log lines of the email channel: numbers and kinds only.</summary>
internal static partial class EmailLog
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "Mailbox not reached: {Reason}; again in {Wait}")]
    public static partial void NotReached(ILogger log, string reason, TimeSpan wait);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "Mailbox refused: {Reason}; mend the settings Email:Imap")]
    public static partial void Refused(ILogger log, string reason);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Information, Message = "Letter {Uid} taken as {Kind}")]
    public static partial void Taken(ILogger log, long uid, string kind);

    [LoggerMessage(EventId = 6005, Level = LogLevel.Error, Message = "Letter {Uid} could not be taken: {Exception} at {Stack}")]
    public static partial void Failed(ILogger log, long uid, string exception, string? stack);

    [LoggerMessage(EventId = 6004, Level = LogLevel.Error, Message = "The provider blocks the account: nothing is sent for {Wait}")]
    public static partial void Paused(ILogger log, TimeSpan wait);

    [LoggerMessage(EventId = 6006, Level = LogLevel.Warning, Message = "Letter {Uid} stays in the inbox: {Code}")]
    public static partial void NotMoved(ILogger log, long uid, string? code);
}
