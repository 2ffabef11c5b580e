namespace TeacherBot.BotApi;

/// <summary>One poll (Bot API <c>getUpdates</c>). Never run two at once: the second one's offset drops what the first has not delivered.</summary>
public sealed record GetUpdates
{
    /// <summary>One more than the last stored update id, which confirms all before it; null serves from the head and confirms nothing.</summary>
    public long? Offset { get; init; }

    /// <summary>1 to 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Seconds the server may hold an empty answer, 0 to 50.</summary>
    public int Timeout { get; init; } = 30;

    public IReadOnlyList<string> AllowedUpdates { get; init; } = BotApi.AllowedUpdates.Default;
}

/// <summary>
/// Asks the server to deliver updates by POST (Bot API <c>setWebhook</c>); at most once a second. Pending updates are kept
/// unless told otherwise, because dropping them throws people's presses away.
/// </summary>
/// <param name="Url">https on port 443, 80, 88 or 8443; a self-hosted server also takes http.</param>
/// <param name="SecretToken">Comes back with every delivery, see <see cref="WebhookSecret"/>.</param>
public sealed record SetWebhook(string Url, [property: System.Text.Json.Serialization.JsonIgnore] WebhookSecret SecretToken)
{
    /// <summary>Parallel deliveries, 1 to 100.</summary>
    public int MaxConnections { get; init; } = 40;

    public IReadOnlyList<string> AllowedUpdates { get; init; } = BotApi.AllowedUpdates.Default;

    public bool DropPendingUpdates { get; init; }

    [System.Text.Json.Serialization.JsonInclude, System.Text.Json.Serialization.JsonPropertyName("secret_token")]
    internal string SecretText => SecretToken.Value;
}
