namespace TeacherBot.Mail.Smtp;

/// <summary>What became of one letter to one recipient. A closed family.</summary>
public abstract record SmtpOutcome
{
    private SmtpOutcome()
    {
    }

    /// <summary>The server took it upon itself to deliver.</summary>
    public sealed record Accepted(SmtpReply Reply) : SmtpOutcome;

    /// <summary>Refused for good, of this letter or recipient; the connection is fine.</summary>
    public sealed record Refused(SmtpReply Reply, SmtpRefusal Kind) : SmtpOutcome;

    /// <summary>Refused for now, of this recipient only: a full mailbox, greylisting.</summary>
    public sealed record Deferred(SmtpReply Reply) : SmtpOutcome;

    /// <summary>The account sends too much or the server is busy: nothing more for a while.</summary>
    public sealed record Throttled(SmtpReply Reply) : SmtpOutcome;

    /// <summary>Never offered to the server: it would not take it. The reason is Russian, for an operator.</summary>
    public sealed record Impossible(string Reason) : SmtpOutcome;

    /// <summary>Surely not sent: the server was not reached, or broke off before the letter was complete.</summary>
    public sealed record NotSent(string Reason) : SmtpOutcome;

    /// <summary>Nothing can be sent until the settings are mended.</summary>
    public sealed record Misconfigured(string Reason) : SmtpOutcome;

    /// <summary>The connection broke after the whole letter had left and before the server answered: it may have been taken.</summary>
    public sealed record Unknown(string Reason) : SmtpOutcome;
}

/// <summary>What a final refusal is about, by its code and never by its words.</summary>
public enum SmtpRefusal
{
    /// <summary>No such mailbox or domain.</summary>
    Recipient,

    /// <summary>The mailbox is full or closed for now.</summary>
    Mailbox,

    /// <summary>Our letter or account is not wanted: a spam verdict, a policy.</summary>
    Policy,

    /// <summary>Anything else.</summary>
    Other,
}
