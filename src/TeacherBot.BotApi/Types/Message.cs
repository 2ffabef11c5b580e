using System.Text.Json.Serialization;

namespace TeacherBot.BotApi;

/// <summary>A message somebody wrote (Bot API <c>Message</c>), reduced to what a questionnaire can use; names are not read at all.</summary>
public sealed record Message
{
    public required long MessageId { get; init; }

    /// <summary>Unix seconds of sending.</summary>
    public required long Date { get; init; }

    public required Chat Chat { get; init; }

    /// <summary>Null in channels and for anonymous administrators' service messages.</summary>
    public User? From { get; init; }

    /// <summary>Text without formatting, null for other content.</summary>
    public string? Text { get; init; }

    /// <summary>Text under a file, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>A general file; an animation also carries one.</summary>
    public Document? Document { get; init; }

    /// <summary>The same picture in several sizes, the largest last; null when there is none.</summary>
    public IReadOnlyList<PhotoSize>? Photo { get; init; }

    /// <summary>Service message in the old group: it lives on under this id; null otherwise.</summary>
    public long? MigrateToChatId { get; init; }

    /// <summary>What the message consists of; service messages and kinds unknown here are <see cref="MessageContent.Other"/>.</summary>
    [JsonIgnore]
    public MessageContent Content => this switch
    {
        { Text: not null } => MessageContent.Text,
        { HasAnimation: true } => MessageContent.Animation,
        { Document: not null } => MessageContent.Document,
        { Photo: not null } => MessageContent.Photo,
        { HasVoice: true } => MessageContent.Voice,
        { HasVideo: true } => MessageContent.Video,
        { HasVideoNote: true } => MessageContent.VideoNote,
        { HasAudio: true } => MessageContent.Audio,
        { HasSticker: true } => MessageContent.Sticker,
        { HasLocation: true } => MessageContent.Location,
        { HasPoll: true } => MessageContent.Poll,
        { HasContact: true } => MessageContent.Contact,
        _ => MessageContent.Other,
    };

    [JsonInclude, JsonPropertyName("animation"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasAnimation { get; init; }

    [JsonInclude, JsonPropertyName("voice"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasVoice { get; init; }

    [JsonInclude, JsonPropertyName("video"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasVideo { get; init; }

    [JsonInclude, JsonPropertyName("video_note"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasVideoNote { get; init; }

    [JsonInclude, JsonPropertyName("audio"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasAudio { get; init; }

    [JsonInclude, JsonPropertyName("sticker"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasSticker { get; init; }

    // A venue carries a location too.
    [JsonInclude, JsonPropertyName("location"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasLocation { get; init; }

    [JsonInclude, JsonPropertyName("poll"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasPoll { get; init; }

    [JsonInclude, JsonPropertyName("contact"), JsonConverter(typeof(PresenceConverter))]
    internal bool HasContact { get; init; }

    /// <summary>Id and kind only, safe for a log.</summary>
    public override string ToString() => $"Message {MessageId} {Content}";
}

/// <summary>What a message consists of, as far as an answer to a question may need to be told from the rest.</summary>
public enum MessageContent
{
    /// <summary>Service messages and kinds unknown to this client.</summary>
    Other,
    Text,
    Document,
    Photo,
    Voice,
    Video,
    VideoNote,
    Audio,
    Animation,
    Sticker,
    Location,
    Poll,
    Contact,
}

/// <summary>
/// What the server says of a message the bot sent or edited: enough to edit it later and to reuse its file, without the text
/// that the sender knows already.
/// </summary>
public sealed record SentMessage
{
    public required long MessageId { get; init; }

    /// <summary>Unix seconds of sending.</summary>
    public required long Date { get; init; }

    public required Chat Chat { get; init; }

    /// <summary>The stored file, whose id can be sent again without an upload.</summary>
    public Document? Document { get; init; }

    /// <summary>The stored picture in several sizes, the largest last.</summary>
    public IReadOnlyList<PhotoSize>? Photo { get; init; }

    /// <summary>Id only, safe for a log.</summary>
    public override string ToString() => $"SentMessage {MessageId}";
}
