using System.Text.Json.Serialization;

namespace TeacherBot.BotApi;

/// <summary>The bot's place in a chat changed (Bot API <c>ChatMemberUpdated</c>); in a private chat: blocked (Kicked) or unblocked (Member).</summary>
public sealed record ChatMemberUpdated
{
    public required Chat Chat { get; init; }

    /// <summary>Who made the change.</summary>
    public required User From { get; init; }

    /// <summary>The bot's status from now on.</summary>
    [JsonIgnore]
    public ChatMemberStatus NewStatus => NewChatMember.Status;

    [JsonInclude]
    internal ChatMember NewChatMember { get; init; } = new();
}

/// <summary>Places a bot can have in a chat; new ones read as Unknown.</summary>
public enum ChatMemberStatus
{
    Unknown,
    Creator,
    Administrator,
    Member,
    Restricted,
    Left,
    Kicked,
}

internal sealed record ChatMember
{
    [JsonConverter(typeof(ChatMemberStatusConverter))]
    public ChatMemberStatus Status { get; init; }
}
