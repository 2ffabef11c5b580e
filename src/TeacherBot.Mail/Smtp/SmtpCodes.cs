namespace TeacherBot.Mail.Smtp;

/// <summary>Reads refusals by number: the enhanced code where there is one (RFC 3463), else the plain one at its stage.</summary>
internal static class SmtpCodes
{
    /// <param name="ofRecipient">The refusal answers RCPT.</param>
    public static SmtpOutcome Refusal(SmtpReply reply, bool ofRecipient) =>
        reply.Code is 421 or 450 or 451 or 452 or 454 && IsOfAccount(reply, ofRecipient) ? new SmtpOutcome.Throttled(reply)
        : reply.Code < 500 ? new SmtpOutcome.Deferred(reply)
        : new SmtpOutcome.Refused(reply, Kind(reply, ofRecipient));

    // 450 4.2.0 and the like is greylisting of one recipient; the same before any recipient is named is about us.
    private static bool IsOfAccount(SmtpReply reply, bool ofRecipient) =>
        reply.Code == 421 || reply.Enhanced?.StartsWith("4.7.", StringComparison.Ordinal) == true || (!ofRecipient && reply.Code is 450 or 454)
        || (!ofRecipient && reply.Enhanced is "4.3.1" or "4.3.2" or "4.5.3");

    private static SmtpRefusal Kind(SmtpReply reply, bool ofRecipient) => reply.Enhanced switch
    {
        "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6" or "5.1.10" or "5.2.1" => SmtpRefusal.Recipient,
        "5.2.2" => SmtpRefusal.Mailbox,
        { } code when code.StartsWith("5.7.", StringComparison.Ordinal) => SmtpRefusal.Policy,
        { } => SmtpRefusal.Other,
        null when ofRecipient && reply.Code is 550 or 551 or 553 => SmtpRefusal.Recipient,
        null when ofRecipient && reply.Code == 552 => SmtpRefusal.Mailbox,
        null when reply.Code == 554 => SmtpRefusal.Policy,
        _ => SmtpRefusal.Other,
    };
}
