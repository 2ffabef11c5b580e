namespace TeacherBot.Deliveries;

/// <summary>Log lines of deliveries: ids, channels and codes only.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "Delivery of {Channel}: an iteration failed with {Exception}; it goes on in a second")]
    public static partial void IterationFailed(ILogger log, string channel, string exception);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Delivery {Id} of {Channel} failed with {Exception} at {Stack}")]
    public static partial void SendFailed(ILogger log, string channel, long id, string exception, string? stack);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "The outcome of delivery {Id} of {Channel} could not be written: {Exception}")]
    public static partial void RecordFailed(ILogger log, string channel, long id, string exception);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Critical, Message = "Channel {Channel} is refused ({Code}); nothing is sent until it is accepted again")]
    public static partial void Misconfigured(ILogger log, string channel, string code);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "Channel {Channel} is accepted again; what has waited is sent")]
    public static partial void WorksAgain(ILogger log, string channel);
}
