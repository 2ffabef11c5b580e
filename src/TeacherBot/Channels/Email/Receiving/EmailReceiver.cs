using TeacherBot.Channels.Email.Sending;
using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Imap;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// Reads the mailbox: what lies in the inbox is still to be done, what was taken moves to another folder and is removed after a week. A
/// letter is moved only after its turn is committed; one that is taken twice changes nothing, so a crash between the two is harmless, and
/// so are new numbers of letters after a restored mailbox.
/// </summary>
internal sealed class EmailReceiver(EmailOptions options, LetterIntake intake, MailboxStart start, TimeProvider clock, ILogger<EmailReceiver> log)
{
    /// <summary>What lies there is still to be done.</summary>
    public const string Inbox = "INBOX";

    /// <summary>Where a letter goes once its turn is committed.</summary>
    public const string Taken = "TeacherBot";

    private const string NotTaken = "TeacherBot-quarantine";
    private const int Tries = 3;

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private DateTimeOffset sweepAt;

    /// <summary>Why letters are not read now; null when they are.</summary>
    public string? Failure { get; private set; } = "not connected yet";

    /// <summary>Until cancelled, over as many connections as it takes.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var since = await start.SinceAsync(cancellation);
        var pause = FirstPause;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var imap = await ImapClient.ConnectAsync(options.Imap, cancellation);
                await imap.CreateAsync(Taken, cancellation);
                await imap.CreateAsync(NotTaken, cancellation);
                await start.ProbeAsync(cancellation);
                (Failure, pause) = (null, FirstPause);
                await ReadAsync(imap, since, cancellation);
            }
            catch (Exception error) when (error is MailConnectionException or ImapRefusedException)
            {
                Failure = error.Message;
                pause = error is MailConnectionException { NeedsMending: true } ? LongestPause : pause;
                Report(error, pause);
                await Task.Delay(pause * (0.8 + (Random.Shared.NextDouble() * 0.4)), clock, cancellation);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task ReadAsync(ImapClient imap, DateTimeOffset since, CancellationToken cancellation)
    {
        long next = 1;
        while (true)
        {
            await SweepAsync(imap, cancellation);
            await imap.OpenAsync(Inbox, cancellation);
            do
            {
                foreach (var letter in await imap.ListAsync(next, cancellation))
                {
                    next = letter.Uid + 1;
                    if (letter.ArrivedAt is not { } at || at >= since)
                    {
                        await TakeAsync(imap, letter.Uid, cancellation);
                    }
                }
            }
            while (await imap.WaitAsync(Wait, Poll, cancellation) || clock.GetUtcNow() < sweepAt);
        }
    }

    private async Task TakeAsync(ImapClient imap, long uid, CancellationToken cancellation)
    {
        if (await imap.FetchAsync(uid, MimeLimits.Default.Raw, cancellation) is not { } raw)
        {
            return;
        }

        var taken = await UnderstandAsync(raw, uid, cancellation);
        try
        {
            await (taken is { Keep: false } ? imap.DeleteAsync([uid], cancellation) : imap.MoveAsync([uid], taken is null ? NotTaken : Taken, cancellation));
        }
        catch (ImapRefusedException refused)
        {
            // A full mailbox: the letter stays and is known when it is met again.
            EmailLog.NotMoved(log, uid, refused.Code);
        }
    }

    // A bad letter must not stand in the way of the others: null.
    private async Task<TakenLetter?> UnderstandAsync(byte[] raw, long uid, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var taken = await intake.TakeAsync(raw, cancellation);
                EmailLog.Taken(log, uid, taken.Kind);
                return taken;
            }
            catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException or IOException or System.Data.Common.DbException))
            {
                if (attempt == Tries)
                {
                    EmailLog.Failed(log, uid, error.GetType().Name, error.StackTrace);
                    return null;
                }
            }
        }
    }

    private async Task SweepAsync(ImapClient imap, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now < sweepAt)
        {
            return;
        }

        foreach (var folder in new[] { Taken, NotTaken })
        {
            await imap.OpenAsync(folder, cancellation);
            var old = (await imap.ListAsync(1, cancellation)).Where(l => l.ArrivedAt < now - options.Keep).Select(l => l.Uid).ToList();
            await imap.DeleteAsync(old, cancellation);
        }

        sweepAt = now.AddHours(1);
    }

    private void Report(Exception error, TimeSpan pause)
    {
        if (error is MailConnectionException { NeedsMending: true })
        {
            EmailLog.Refused(log, error.Message);
        }
        else
        {
            EmailLog.NotReached(log, error.Message, pause);
        }
    }
}

/// <summary>Since when a mailbox is the program's: letters that lay there long before it first looked are left alone. And how it can be written to.</summary>
internal sealed class MailboxStart(EmailOptions options, SmtpDoor door, EmailStores stores, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    private bool isProbed;

    public async Task<DateTimeOffset> SinceAsync(CancellationToken cancellation) =>
        await stores.Database.WriteAsync(unit => stores.Letters.Since(unit, options.Address, clock.GetUtcNow()), cancellation) - Margin;

    /// <summary>Writes to ourselves under a plus, once, when it is not known whether that comes; what comes is for the intake.</summary>
    public async Task ProbeAsync(CancellationToken cancellation)
    {
        if (options.Plus.IsUnknown && !isProbed)
        {
            var draft = options.Plus.Probe(clock.GetUtcNow());
            var outcome = await door.SendAsync(new SmtpEnvelope(options.EnvelopeSender ?? options.Address, draft.To.Address, LetterWriter.Write(draft)), cancellation);

            // A refusal is an answer too: such addresses do not exist there.
            isProbed = outcome is SmtpOutcome.Accepted or SmtpOutcome.Refused;
        }
    }
}
