namespace TeacherBot.Mail.Mime.Writing;

/// <summary>A letter to be written. Text and HTML are to say the same.</summary>
/// <param name="MessageId">Without brackets: left@right in ASCII.</param>
/// <param name="Text">Plain text, any line ends.</param>
public sealed record LetterDraft(MailAddress From, MailAddress To, string Subject, string MessageId, DateTimeOffset Date, string Text)
{
    /// <summary>A whole HTML document; null writes plain text only.</summary>
    public string? Html { get; init; }

    /// <summary>Where answers go; null leaves them to From.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Id without brackets of the letter this one answers; null for none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Ids without brackets of the thread, the oldest first; more than twenty are thinned out in the middle.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Further headers in their order, ASCII: Auto-Submitted, List-Unsubscribe and the like.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Shown inside the HTML as cid:NAME.</summary>
    public IReadOnlyList<DraftPicture> Pictures { get; init; } = [];

    public IReadOnlyList<DraftFile> Files { get; init; } = [];

    /// <summary>An invitation or its cancelling (RFC 6047); null for none.</summary>
    public DraftCalendar? Calendar { get; init; }
}

/// <summary>A picture of the HTML.</summary>
/// <param name="ContentId">ASCII letters, digits, «.», «-» and «@».</param>
/// <param name="MediaType">image/png and the like.</param>
public sealed record DraftPicture(string ContentId, string MediaType, byte[] Bytes);

/// <summary>An attached file under a name in any letters.</summary>
public sealed record DraftFile(string Name, string MediaType, byte[] Bytes);

/// <summary>An iCalendar text that mail programs offer to answer.</summary>
/// <param name="Method">REQUEST or CANCEL, the same as in the text: Outlook shows nothing otherwise.</param>
public sealed record DraftCalendar(string Method, string Text);
