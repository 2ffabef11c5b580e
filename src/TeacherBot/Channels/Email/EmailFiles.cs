using System.Globalization;
using TeacherBot.Broadcasts;
using TeacherBot.Channels.Email.Receiving;
using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Imap;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Channels.Email;

/// <summary>Fetches a file out of a letter that still lies in the mailbox: nothing is copied before somebody has asked for it.</summary>
internal sealed class EmailFiles(MailServer server) : IFileSource
{
    /// <summary>Names an attachment by its letter and its place in it, from 0.</summary>
    public static string Reference(string messageId, int place) => string.Create(CultureInfo.InvariantCulture, $"{place} {messageId}");

    public async Task<FetchOutcome> FetchAsync(string reference, int most, CancellationToken cancellation)
    {
        var parts = reference.Split(' ', 2);
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            return new FetchOutcome.Gone();
        }

        try
        {
            await using var imap = await ImapClient.ConnectAsync(server, cancellation);
            return await FindAsync(imap, parts[1], cancellation) is not { } letter || letter.Attachments.Count <= place ? new FetchOutcome.Gone()
                : letter.Attachments[place].Size > most ? new FetchOutcome.TooLarge()
                : new FetchOutcome.Fetched(letter.Attachments[place].Part.Decode());
        }
        catch (Exception error) when (error is MailConnectionException or ImapRefusedException)
        {
            return new FetchOutcome.Failed(error.GetType().Name);
        }
    }

    // It moves when its turn is committed, and that may be this moment.
    private static async Task<Letter?> FindAsync(ImapClient imap, string messageId, CancellationToken cancellation)
    {
        foreach (var folder in new[] { EmailReceiver.Taken, EmailReceiver.Inbox, EmailReceiver.Taken })
        {
            await imap.OpenAsync(folder, cancellation);
            if (await imap.FindAsync("Message-ID", $"<{messageId}>", cancellation) is [.., var uid]
                && await imap.FetchAsync(uid, MimeLimits.Default.Raw, cancellation) is { } raw)
            {
                return LetterReader.Read(raw);
            }
        }

        return null;
    }
}
