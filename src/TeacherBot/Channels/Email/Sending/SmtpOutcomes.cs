using TeacherBot.Deliveries;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.Channels.Email.Sending;

/// <summary>What an answer of the mail server means for a delivery.</summary>
internal static class SmtpOutcomes
{
    /// <summary>A provider's block is not tried again sooner: every try may extend it.</summary>
    public static readonly TimeSpan BlockedFor = TimeSpan.FromHours(1);

    // RFC 5321 §4.5.4.1 would have half an hour at least; greylisting wants less at first.
    private static readonly TimeSpan[] Again = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];
    private static readonly TimeSpan ThrottledFor = TimeSpan.FromMinutes(10);

    private const int MostTries = 52;
    private const int MostRefusals = 3;

    /// <param name="id">Number of the letter.</param>
    /// <param name="tries">Sends begun before this one.</param>
    public static SendOutcome Of(SmtpOutcome outcome, long id, int tries) => outcome switch
    {
        SmtpOutcome.Accepted => new SendOutcome.Delivered(id),
        SmtpOutcome.Refused { Kind: SmtpRefusal.Recipient } refused => new SendOutcome.RecipientGone(Code(refused.Reply)),
        SmtpOutcome.Refused { Kind: SmtpRefusal.Policy } when tries < MostRefusals => new SendOutcome.RetryAfter(BlockedFor, true),
        SmtpOutcome.Refused { Kind: SmtpRefusal.Mailbox } when tries < MostTries => new SendOutcome.RetryAfter(Again[^1], false),
        SmtpOutcome.Refused refused => new SendOutcome.Rejected(Code(refused.Reply)),
        SmtpOutcome.Deferred deferred => tries < MostTries
            ? new SendOutcome.RetryAfter(Again[Math.Min(tries, Again.Length - 1)], false)
            : new SendOutcome.Rejected(Code(deferred.Reply)),
        SmtpOutcome.Throttled => new SendOutcome.RetryAfter(ThrottledFor, true),
        SmtpOutcome.Impossible impossible => new SendOutcome.Rejected(impossible.Reason),
        SmtpOutcome.NotSent notSent => new SendOutcome.NotSent(notSent.Reason),
        SmtpOutcome.Misconfigured wrong => new SendOutcome.ChannelMisconfigured(wrong.Reason),
        SmtpOutcome.Unknown => new SendOutcome.Unknown("smtp lost"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Code(SmtpReply reply) => $"{reply.Code} {reply.Enhanced}".TrimEnd();
}
