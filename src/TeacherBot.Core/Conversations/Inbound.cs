using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Conversations;

/// <summary>One thing a person or the program itself says to a conversation. Its key is remembered: the same key again changes nothing.</summary>
/// <param name="Key">Dedup key, unique within the channel.</param>
/// <param name="Channel">telegram, email or console.</param>
/// <param name="At">The instant the program received it.</param>
public sealed record Inbound(string Key, string Channel, DateTimeOffset At, InboundBody Body)
{
    /// <summary>Id in the channel of the shown copy whose button was pressed, or of what was sent; null where the channel has none.</summary>
    public long? Copy { get; init; }

    /// <summary>It came from a mailbox that several people read: it may be anybody's word.</summary>
    public bool IsFromShared { get; init; }

    /// <summary>What the letter was about that this one answers; null in channels where typed text belongs to the current screen.</summary>
    public Answered? Answers { get; init; }
}

/// <summary>Which screen a letter answers.</summary>
/// <param name="Version">Version of the state it was written for; 0 for a message that was no screen.</param>
/// <param name="Sheet">The sheet of items it showed (<see cref="Message.Sheet"/>); null for none.</param>
public sealed record Answered(int Version, string? Sheet)
{
    /// <summary>Name of the thread the letter belonged to (<see cref="MessageThread.Name"/>); null for none.</summary>
    public string? Thread { get; init; }

    /// <summary>The first file that came with the text; a screen that asks for none does not see it.</summary>
    public SentFile? File { get; init; }
}

/// <summary>Names of the channels, as the store has them.</summary>
public static class ChannelNames
{
    public const string Telegram = "telegram";
    public const string Email = "email";
    public const string Console = "console";

    /// <summary>A person's own page: what is said there is shown at once and sent nowhere.</summary>
    public const string Page = "page";

    /// <summary>A message there stays as it was sent: nothing is edited in place, and nothing is said over a button.</summary>
    public static bool SendsLetters(string channel) => channel == Email;
}

/// <summary>What was said. A closed family.</summary>
public abstract record InboundBody
{
    private protected InboundBody()
    {
    }
}

/// <summary>Typed text, trimmed, at most 4096 UTF-16 units; longer input is cut by the channel and flagged.</summary>
public sealed record TextSaid(string Text, bool Cut) : InboundBody;

/// <summary>A command such as /start with its argument, both as typed.</summary>
public sealed record CommandSaid(string Name, string Argument) : InboundBody;

/// <summary>A button of a screen at a version; whether it is the current one is for the conversation to say.</summary>
public sealed record Pressed(int Version, string Key) : InboundBody;

/// <summary>A button that names an action on an object.</summary>
public sealed record ActionPressed(string Verb, string Object) : InboundBody;

/// <summary>A token that is not ours, is somebody else's, or has expired.</summary>
public sealed record TokenRefused : InboundBody;

/// <summary>A voice message, sticker, file or anything else that is not read here.</summary>
public sealed record AttachmentSent(string Kind) : InboundBody
{
    /// <summary>A letter in which nothing new was written.</summary>
    public const string Nothing = "nothing";
}

/// <summary>A picture or file that can be fetched; a screen that asks for none says so.</summary>
/// <param name="Caption">What was written with it, trimmed; empty for nothing.</param>
public sealed record FileSent(SentFile File, string Caption) : InboundBody;

/// <summary>Where a sent file lies until a job fetches it. Name and size are the sender's claim.</summary>
/// <param name="Reference">Means something to the channel only: an id at its server, a path at the console.</param>
/// <param name="Name">Empty when the channel gives none.</param>
/// <param name="Size">Bytes; null when not told.</param>
/// <param name="IsPicture">Sent to be seen, not as a file.</param>
public sealed record SentFile(string Reference, string Name, long? Size, bool IsPicture);

/// <summary>The person corrected an earlier text.</summary>
public sealed record TextCorrected(string Text) : InboundBody;

/// <summary>The person can no longer be written to at this address, or can again.</summary>
public sealed record Reachability(bool Reachable) : InboundBody;

/// <summary>Time or another part of the program speaks: a reminder is due, a document is ready.</summary>
public sealed record Signal(string Kind, string Object) : InboundBody;
