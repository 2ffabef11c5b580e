using System.Globalization;
using System.Text;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Smtp;

/// <summary>MAIL, RCPT, DATA and the letter (RFC 5321 §3.3), the first three in one go where the server can take that (RFC 2920).</summary>
internal sealed class SmtpTransaction(SmtpSession session, SmtpOptions options)
{
    /// <summary>The last byte of the letter is on its way: from now on nobody knows without an answer.</summary>
    public bool IsComplete { get; private set; }

    /// <exception cref="MailConnectionException">The connection is of no use any more.</exception>
    public async Task<SmtpOutcome> RunAsync(SmtpEnvelope envelope, CancellationToken cancellation)
    {
        var stuffed = DotStuffing.Of(envelope.Letter.Span);
        if (Impossible(envelope, stuffed.Length) is { } reason)
        {
            return new SmtpOutcome.Impossible(reason);
        }

        var refusal = await AskAsync(Commands(envelope, stuffed.Length), cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        // A stop must not leave half a letter behind, nor a whole one without its answer: from here on only time limits count.
        await session.WriteLetterAsync(stuffed[..^3], CancellationToken.None);
        IsComplete = true;
        await session.WriteLetterAsync(stuffed[^3..], CancellationToken.None);
        var reply = await session.ReadAsync(options.FinalTimeout, CancellationToken.None);
        return reply.IsGood ? new SmtpOutcome.Accepted(reply) : SmtpCodes.Refusal(reply, false);
    }

    private string? Impossible(SmtpEnvelope envelope, long size) =>
        session.Can.Size is { } most && size > most ? string.Create(CultureInfo.InvariantCulture, $"письмо больше, чем берёт сервер: {size} байт из {most}")
        : NeedsUtf8(envelope) && !session.Can.Utf8 ? "сервер не умеет адреса с нелатинскими буквами"
        : Is8Bit(envelope) && !session.Can.EightBit ? "сервер не умеет восьмибитные письма"
        : null;

    private List<(string Command, string Shown)> Commands(SmtpEnvelope envelope, int size)
    {
        var mail = new StringBuilder($"MAIL FROM:<{envelope.From}>");
        if (session.Can.Size is not null)
        {
            mail.Append(CultureInfo.InvariantCulture, $" SIZE={size}");
        }

        mail.Append(Is8Bit(envelope) ? " BODY=8BITMIME" : "").Append(NeedsUtf8(envelope) ? " SMTPUTF8" : "");
        if (session.Can.Notifications && envelope.Id is { } id)
        {
            mail.Append(" RET=HDRS ENVID=").Append(id);
        }

        return [(mail.ToString(), "MAIL FROM:<***>"), ($"RCPT TO:<{envelope.Recipient}>", "RCPT TO:<***>"), ("DATA", "DATA")];
    }

    // Null when the server waits for the letter.
    private async Task<SmtpOutcome?> AskAsync(List<(string Command, string Shown)> commands, CancellationToken cancellation)
    {
        var replies = new List<SmtpReply>();
        if (session.Can.Pipelining)
        {
            await session.WriteAsync(commands, cancellation);
            foreach (var _ in commands)
            {
                replies.Add(await session.ReadAsync(options.Server.ReplyTimeout, cancellation));
            }
        }
        else
        {
            foreach (var (command, shown) in commands)
            {
                replies.Add(await session.SayAsync(command, shown, cancellation));
                if (!replies[^1].IsGood)
                {
                    break;
                }
            }
        }

        return await SettledAsync(replies, cancellation);
    }

    private async Task<SmtpOutcome?> SettledAsync(List<SmtpReply> replies, CancellationToken cancellation)
    {
        var at = replies.FindIndex(r => !r.IsGood);
        if (at < 0)
        {
            return null;
        }

        // Nobody to deliver to, and yet the server waits for a letter: an empty one ends that, and is delivered to nobody.
        if (replies is [_, _, { Code: 354 }])
        {
            await session.WriteLetterAsync(".\r\n"u8.ToArray(), cancellation);
            await session.ReadAsync(options.Server.ReplyTimeout, cancellation);
        }

        if (replies[at].Code != 421)
        {
            await session.SayAsync("RSET", "RSET", cancellation);
        }

        return SmtpCodes.Refusal(replies[at], at == 1);
    }

    private static bool NeedsUtf8(SmtpEnvelope envelope) => !Ascii.IsValid(envelope.From) || !Ascii.IsValid(envelope.Recipient);

    private static bool Is8Bit(SmtpEnvelope envelope) => !Ascii.IsValid(envelope.Letter.Span);
}
