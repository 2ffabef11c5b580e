namespace TeacherBot.Mail.Understanding;

/// <summary>What a letter is; only one written by a human is ever answered.</summary>
public enum LetterKind
{
    Human,

    /// <summary>Written by a program: an absence note, a notice (RFC 3834).</summary>
    Auto,

    /// <summary>A letter of ours was not, or not yet, delivered.</summary>
    Bounce,

    /// <summary>A recipient called a letter of ours spam (RFC 5965): as good as unsubscribing.</summary>
    Complaint,

    /// <summary>A letter of ours was shown or deleted (RFC 8098).</summary>
    Disposition,

    /// <summary>An answer to an invitation, or an invitation (RFC 5546).</summary>
    Calendar,

    /// <summary>Sent to everybody on a list.</summary>
    List,

    /// <summary>A letter of ours that came back to us.</summary>
    Own,
}

/// <summary>What a bounce means for the address.</summary>
public enum BounceClass
{
    /// <summary>Delayed, delivered or relayed: nothing is to be done.</summary>
    None,

    /// <summary>Nobody is there, and nobody will be.</summary>
    Hard,

    /// <summary>Not now: a full mailbox, a sick server, a refusal without a reason that is the address's.</summary>
    Soft,

    /// <summary>Our letter or our server is at fault (5.7.x): the address is good.</summary>
    Ours,
}

/// <summary>One bounced recipient.</summary>
/// <param name="Action">failed, delayed, delivered, relayed or expanded (RFC 3464 §2.3.3).</param>
/// <param name="Status">Enhanced code (RFC 3463); null when the report names none.</param>
/// <param name="Recipient">Address the letter was sent to, before any forwarding; null when the report names none.</param>
/// <param name="OriginalId">Message-ID of the bounced letter, else its envelope id; null when neither is told.</param>
public sealed record Bounce(string Action, BounceClass Class, string? Status, string? Recipient, string? OriginalId);

/// <summary>What a calendar part says.</summary>
/// <param name="PartStat">ACCEPTED, DECLINED, TENTATIVE… of the attendee; null when it says none.</param>
public sealed record CalendarNote(string Method, string? Uid, string? PartStat, string? Attendee);

/// <summary>Who complained, and of which letter; null where the report does not say.</summary>
public sealed record Complaint(string? Recipient, string? OriginalId);

/// <summary>How a letter is understood.</summary>
/// <param name="Why">The reason in Russian, for an operator.</param>
public sealed record LetterMeaning(LetterKind Kind, string Why)
{
    /// <summary>Only for <see cref="LetterKind.Bounce"/>; every recipient of the report, failed ones first.</summary>
    public IReadOnlyList<Bounce> Bounces { get; init; } = [];

    /// <summary>Only for <see cref="LetterKind.Calendar"/>.</summary>
    public CalendarNote? Calendar { get; init; }

    /// <summary>Only for <see cref="LetterKind.Complaint"/>.</summary>
    public Complaint? Complaint { get; init; }
}
