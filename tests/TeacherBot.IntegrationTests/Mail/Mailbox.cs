using TeacherBot.Mail.Imap;
using TeacherBot.Mail.Mime;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>Looks into a mailbox of the test server.</summary>
internal static class Mailbox
{
    /// <summary>The letters of a mailbox once there are so many; fails after half a minute.</summary>
    public static async Task<IReadOnlyList<Letter>> WaitAsync(string address, int count)
    {
        await using var imap = await ImapClient.ConnectAsync(MailServers.Imaps(address), default);
        for (var i = 0; i < 300; i++)
        {
            await imap.OpenAsync("INBOX", default);
            var found = await imap.ListAsync(1, default);
            if (found.Count >= count)
            {
                var letters = new List<Letter>();
                foreach (var one in found)
                {
                    letters.Add(LetterReader.Read(await imap.FetchAsync(one.Uid, 30_000_000, default) ?? []));
                }

                return letters;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"Fewer than {count} letters came.");
    }

    /// <summary>Until fewer letters than that lie in the inbox; fails after two minutes.</summary>
    public static async Task UntilFewerAsync(string address, int count)
    {
        await using var imap = await ImapClient.ConnectAsync(MailServers.Imaps(address), default);
        for (var i = 0; i < 1200; i++)
        {
            if ((await imap.OpenAsync("INBOX", default)).Count < count)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{count} letters or more still lie there.");
    }
}
