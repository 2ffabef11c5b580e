namespace TeacherBot.Mail.Mime;

/// <summary>A file that came with a letter; its bytes are decoded when asked for.</summary>
/// <param name="Name">Last component only; made up from the type when the letter gives none.</param>
/// <param name="MediaType">The sender's claim.</param>
/// <param name="Size">Bytes after decoding.</param>
/// <param name="Part">Where the bytes are.</param>
public sealed record LetterAttachment(string Name, string MediaType, int Size, MimePart Part);

/// <summary>One letter as read. What the bytes do not say is null or empty; nothing here was checked against anything.</summary>
public sealed record Letter
{
    /// <summary>The whole letter with its headers.</summary>
    public required MimePart Root { get; init; }

    public Headers Headers => Root.Headers;

    /// <summary>The first address of From; null when there is none. Anybody may write anything there.</summary>
    public MailAddress? From { get; init; }

    public IReadOnlyList<MailAddress> To { get; init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    /// <summary>Decoded, on one line; empty when there is none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Without brackets; null when there is none.</summary>
    public string? MessageId { get; init; }

    /// <summary>Ids without brackets, as In-Reply-To has them.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>Ids without brackets, the oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public DateTimeOffset? Date { get; init; }

    /// <summary>What the letter says in plain text, quotes and signature included; null when it has no such part.</summary>
    public string? Text { get; init; }

    /// <summary>The first HTML part; null when there is none.</summary>
    public string? Html { get; init; }

    public IReadOnlyList<LetterAttachment> Attachments { get; init; } = [];

    /// <summary>What was wrong or left out, in Russian for an operator; says nothing of the contents.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
