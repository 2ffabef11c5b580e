using System.Text.Json.Serialization;

namespace TeacherBot.BotApi;

/// <summary>Where a message belongs (Bot API <c>Chat</c>); a private chat has the id of the person. Titles and names are not read.</summary>
public sealed record Chat
{
    /// <summary>Negative for groups and channels; up to 52 bits.</summary>
    public required long Id { get; init; }

    [JsonConverter(typeof(ChatTypeConverter))]
    public ChatType Type { get; init; }
}

/// <summary>The kinds of <see cref="Chat"/>; new ones read as Unknown instead of failing.</summary>
public enum ChatType
{
    Unknown,
    Private,
    Group,
    Supergroup,
    Channel,
}

/// <summary>Who wrote or pressed (Bot API <c>User</c>), without name and user name, which a service has no business keeping.</summary>
public sealed record User
{
    public required long Id { get; init; }

    public bool IsBot { get; init; }

    /// <summary>IETF tag of the client's language, null when the client does not tell.</summary>
    public string? LanguageCode { get; init; }
}

/// <summary>The bot itself (Bot API <c>getMe</c>): its user name makes deep links and recognises <c>/command@name</c>.</summary>
public sealed record BotIdentity
{
    public required long Id { get; init; }

    /// <summary>Without the at sign.</summary>
    public required string Username { get; init; }

    public bool CanJoinGroups { get; init; }

    /// <summary>True when privacy mode is off and the bot sees all messages of a group.</summary>
    public bool CanReadAllGroupMessages { get; init; }
}
