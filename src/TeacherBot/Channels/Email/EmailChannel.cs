using System.Globalization;
using TeacherBot.Channels.Email.Sending;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Smtp;
using TeacherBot.Store;

namespace TeacherBot.Channels.Email;

/// <summary>
/// Sends letters. A letter stays as it was sent, so a screen is a new letter each time; a screen that only tells anew how far something is,
/// with the same choices as the last, is not worth one.
/// </summary>
internal sealed class EmailChannel(EmailOptions options, SmtpDoor smtp, EmailStores stores, TimeProvider clock, ILogger<EmailChannel> log) : IChannel
{
    private readonly LetterComposer composer = new(options, stores.Tokens);

    public string Name => ChannelNames.Email;

    public async Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        if (outgoing is { Kind: DeliveryKind.Screen, EditTarget: { } last })
        {
            // What cannot be edited is sent anew by the worker.
            return IsOnlyProgress(outgoing, last) ? new SendOutcome.Delivered(last) : new SendOutcome.TargetLost();
        }

        if (outgoing is not { Message: { } message, Row: { } row } || (message.Document is not null && outgoing.File is null))
        {
            return new SendOutcome.Rejected("nothing to send");
        }

        var now = clock.GetUtcNow();
        var thread = stores.Database.Read(unit => stores.Letters.FindThread(unit, row.Address));
        var letter = LetterWriter.Write(composer.Compose(outgoing, row, thread, now));
        await stores.Database.WriteAsync(
            unit => LetterStore.Put(
                unit,
                new SentLetter(row.Original, row.Address, outgoing.Person, outgoing.Version, message.Sheet, LetterChoices.Keep(message), message.ExpectsText) { Topic = message.Thread?.Name },
                now),
            cancellation);
        var envelope = new SmtpEnvelope(options.EnvelopeSender ?? options.Address, outgoing.Address.Reveal(), letter)
        {
            Id = row.Original.ToString(CultureInfo.InvariantCulture),
        };
        return Told(SmtpOutcomes.Of(await smtp.SendAsync(envelope, cancellation), row.Original, row.Tries));
    }

    public async Task<bool> WorksAsync(CancellationToken cancellation)
    {
        try
        {
            return await smtp.CheckAsync(cancellation) is null;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private SendOutcome Told(SendOutcome outcome)
    {
        if (outcome is SendOutcome.RetryAfter { Everybody: true } retry)
        {
            EmailLog.Paused(log, retry.Wait);
        }

        return outcome;
    }

    private bool IsOnlyProgress(Outgoing outgoing, long last) =>
        outgoing.Message is { } message && stores.Database.Read(unit => LetterStore.Find(unit, last)) is { } before && before.Choices == LetterChoices.Keep(message);
}
