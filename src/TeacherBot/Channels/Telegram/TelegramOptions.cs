using TeacherBot.BotApi;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels.Telegram;

/// <summary>How updates come: asked for, or posted to an address of ours.</summary>
internal enum TelegramMode
{
    Polling = 0,
    Webhook = 1,
}

/// <summary>Settings of the Telegram channel.</summary>
internal sealed record TelegramOptions
{
    /// <summary>The secret of the bot as @BotFather gave it.</summary>
    public required string Token { get; init; }

    /// <summary>Root of the Bot API server; a self-hosted one has its own.</summary>
    public string ApiBaseUrl { get; init; } = "https://api.telegram.org";

    public TelegramMode Mode { get; init; }

    /// <summary>http, https or socks5 address; null for a direct connection.</summary>
    public string? Proxy { get; init; }

    /// <summary>Rate of reminders and broadcasts over all chats; Telegram takes about 30 a second.</summary>
    public double MessagesPerSecond { get; init; } = 25;

    /// <summary>Public https address to which updates are posted; needed in webhook mode.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>1 to 256 of <c>A-Za-z0-9_-</c>; needed in webhook mode.</summary>
    public string? WebhookSecret { get; init; }

    public BotApiOptions ToBotApi() => new() { Token = Token, BaseUrl = ApiBaseUrl, Proxy = Proxy };

    /// <summary>
    /// Inside one chat nearly everything is an edit after a press, which is not held to a message a second; a 429 is obeyed anyway.
    /// </summary>
    public PaceLimits ToPace() => new(MessagesPerSecond, 3, 10);

    /// <summary>Without token, secret and the proxy's password.</summary>
    public override string ToString() => $"Telegram {Mode}";
}
