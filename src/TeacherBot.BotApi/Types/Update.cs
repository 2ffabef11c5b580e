using System.Text.Json.Serialization;

namespace TeacherBot.BotApi;

/// <summary>
/// One thing that happened to the bot (Bot API <c>Update</c>). Every update that has an id is returned, also those of kinds
/// unknown here and those that could not be read, so that the offset can move past them.
/// </summary>
public sealed record Update
{
    /// <summary>Grows by one, but is drawn anew at random after a quiet week: keep a set of recent ids, never a watermark.</summary>
    public required long UpdateId { get; init; }

    /// <summary>A new message, or null.</summary>
    public Message? Message { get; init; }

    /// <summary>The new state of a message its author changed, or null.</summary>
    public Message? EditedMessage { get; init; }

    /// <summary>A pressed inline button, or null.</summary>
    public CallbackQuery? CallbackQuery { get; init; }

    /// <summary>The bot's own place in a chat changed, or null.</summary>
    public ChatMemberUpdated? MyChatMember { get; init; }

    /// <summary>True when only the id could be read.</summary>
    [JsonIgnore]
    public bool IsMalformed { get; init; }

    /// <summary>Which of the members is set.</summary>
    [JsonIgnore]
    public UpdateKind Kind => this switch
    {
        { IsMalformed: true } => UpdateKind.Malformed,
        { Message: not null } => UpdateKind.Message,
        { EditedMessage: not null } => UpdateKind.EditedMessage,
        { CallbackQuery: not null } => UpdateKind.CallbackQuery,
        { MyChatMember: not null } => UpdateKind.MyChatMember,
        _ => UpdateKind.Unknown,
    };

    /// <summary>Id and kind only, safe for a log.</summary>
    public override string ToString() => $"Update {UpdateId} {Kind}";
}

/// <summary>Which member of an <see cref="Update"/> is set.</summary>
public enum UpdateKind
{
    /// <summary>A kind this client does not read.</summary>
    Unknown,

    /// <summary>A kind this client reads, in a form it cannot.</summary>
    Malformed,
    Message,
    EditedMessage,
    CallbackQuery,
    MyChatMember,
}

/// <summary>Names for <c>allowed_updates</c>, which is always sent because the server remembers the last list it was given.</summary>
public static class AllowedUpdates
{
    /// <summary>The four kinds this client reads.</summary>
    public static IReadOnlyList<string> Default { get; } = ["message", "edited_message", "callback_query", "my_chat_member"];
}
