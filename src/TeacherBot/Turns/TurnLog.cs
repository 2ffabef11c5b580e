namespace TeacherBot.Turns;

/// <summary>Log lines of turns: ids and types only.</summary>
internal static partial class TurnLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Input {Key} of {Channel} put into quarantine: {Exception} at {Stack}")]
    public static partial void Quarantined(ILogger log, string channel, string key, string exception, string? stack);
}
