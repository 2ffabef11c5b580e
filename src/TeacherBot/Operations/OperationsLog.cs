namespace TeacherBot.Operations;

/// <summary>Log lines of the loops that work in the background: ids, kinds and types only.</summary>
internal static partial class OperationsLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "{Loop}: an iteration failed with {Exception} at {Stack}; it goes on in {Pause}")]
    public static partial void IterationFailed(ILogger log, string loop, string exception, TimeSpan pause, string? stack);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Error, Message = "Job {Id} ({Kind}) failed on try {Tries}: {Why} at {Stack}")]
    public static partial void JobFailed(ILogger log, long id, string kind, int tries, string why, string? stack);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "Job {Id} ({Kind}) is given up: {Why}")]
    public static partial void JobGivenUp(ILogger log, long id, string kind, string why);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Error, Message = "{What}")]
    public static partial void NotInstalled(ILogger log, string what);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Information, Message = "Maintenance: {Guests} expired guests erased, {Files} files deleted")]
    public static partial void Maintained(ILogger log, int guests, int files);
}
