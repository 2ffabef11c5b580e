namespace TeacherBot.Operations.Serving;

/// <summary>Log lines of the service itself.</summary>
internal static partial class ServeLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Started in {Milliseconds} ms: {Urls}, channels {Channels}, content {Content}, database {Database}")]
    public static partial void Started(ILogger log, long milliseconds, string urls, string channels, string content, string database);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "Stopping: new input is not taken, what was begun is finished")]
    public static partial void Stopping(ILogger log);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Information, Message = "Stopped")]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Error, Message = "Worker {Worker} failed with {Exception} at {Stack}")]
    public static partial void WorkerFailed(ILogger log, string worker, string exception, string? stack);

    [LoggerMessage(EventId = 5012, Level = LogLevel.Warning, Message = "Worker {Worker} begins again in {Pause}")]
    public static partial void WorkerBeginsAgain(ILogger log, string worker, TimeSpan pause);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Critical, Message = "Worker {Worker} has ended and is not begun again; see teacherbot doctor")]
    public static partial void WorkerEnded(ILogger log, string worker);

    [LoggerMessage(EventId = 5006, Level = LogLevel.Error, Message = "The content folder is broken ({Count} problems); the last good content stays in use. First: {First}")]
    public static partial void ContentBroken(ILogger log, int count, string first);

    [LoggerMessage(EventId = 5007, Level = LogLevel.Information, Message = "New content is in use: {Hash}")]
    public static partial void ContentLoaded(ILogger log, string hash);

    [LoggerMessage(EventId = 5008, Level = LogLevel.Warning, Message = "No channel is on: set Telegram:Token or Telegram:TokenFile")]
    public static partial void NoChannel(ILogger log);

    [LoggerMessage(EventId = 5009, Level = LogLevel.Information, Message = "An operator's command: {Verb}, exit {Exit}")]
    public static partial void Command(ILogger log, string verb, int exit);

    [LoggerMessage(EventId = 5010, Level = LogLevel.Error, Message = "Telegram cannot be started ({Reason}); next try in {Wait}")]
    public static partial void TelegramNotStarted(ILogger log, string reason, TimeSpan wait);

    [LoggerMessage(EventId = 5011, Level = LogLevel.Critical, Message = "Telegram is off until the next start, {Setting}: {Hint}")]
    public static partial void TelegramRefused(ILogger log, string setting, string hint);
}
