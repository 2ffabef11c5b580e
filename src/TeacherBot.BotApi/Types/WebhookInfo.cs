namespace TeacherBot.BotApi;

/// <summary>State of the webhook as the server sees it (Bot API <c>WebhookInfo</c>), for an operator's diagnosis.</summary>
public sealed record WebhookInfo
{
    /// <summary>Empty when no webhook is set.</summary>
    public required string Url { get; init; }

    /// <summary>Updates waiting for delivery; beyond 100 000 the server loses them.</summary>
    public long PendingUpdateCount { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>Unix seconds of the last failed delivery, null when there was none.</summary>
    public long? LastErrorDate { get; init; }

    public string? LastErrorMessage { get; init; }

    public int? MaxConnections { get; init; }

    public IReadOnlyList<string>? AllowedUpdates { get; init; }
}
