using System.Text.RegularExpressions;
using TeacherBot.Mail.Imap;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>A teacher with a mail program: writes, answers the newest letter as Yandex would quote it, and reads what came.</summary>
internal sealed partial class LetterTeacher(string bot) : IAsyncDisposable
{
    private readonly SmtpClient smtp = new(new SmtpOptions(MailServers.World), TimeProvider.System);
    private ImapClient? imap;
    private long seen;

    public string Address { get; } = MailServers.NewAddress("teacher");

    /// <summary>The newest letter read.</summary>
    public Letter? Last { get; private set; }

    /// <summary>Its text without the footer.</summary>
    public string Text => Last!.Text!.Split("\n--\n")[0].Trim();

    /// <summary>A letter of its own that answers nothing.</summary>
    public Task WriteAsync(string text, string subject = "Здравствуйте") =>
        SendAsync(new LetterDraft(new MailAddress("Анна Ивановна", Address), new MailAddress(null, bot), subject, NewId(), DateTimeOffset.UtcNow, text));

    /// <summary>Everything said so far, for a failing test.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Answers the newest letter by the choice with these words.</summary>
    public Task<string> ChooseAsync(string label) => AnswerAsync(SignOf(label));

    /// <summary>Answers the newest letter and waits for the answer to that; the result is its text.</summary>
    public async Task<string> AnswerAsync(string text)
    {
        Told.Add("> " + text);
        await SendAsync(Answer(Last!, text));
        return await ReadAsync();
    }

    /// <summary>An answer to a letter with the whole of it quoted below.</summary>
    public LetterDraft Answer(Letter letter, string text) => new(
        new MailAddress("Анна Ивановна", Address), letter.ReplyTo is [var to, ..] ? to : new MailAddress(null, bot), "Re: " + letter.Subject, NewId(), DateTimeOffset.UtcNow,
        $"{text}\n\n26.11.2026, 10:15, \"Бот\" <{bot}>:\n> {letter.Text!.Trim().ReplaceLineEndings("\n> ")}\n")
    {
        InReplyTo = letter.MessageId,
        References = [.. letter.References, letter.MessageId!],
    };

    /// <summary>Ends the mailing the newest letter is of, as a mail program does it: by writing to the address its header names.</summary>
    public Task UnsubscribeAsync()
    {
        var mailto = new Uri(Unsubscribe().Match(Last!.Headers.Text("List-Unsubscribe")!).Groups[1].Value);
        var fields = System.Web.HttpUtility.ParseQueryString(mailto.Query);
        return SendAsync(new LetterDraft(
            new MailAddress(null, Address), new MailAddress(null, $"{mailto.UserInfo}@{mailto.Host}"), fields["subject"]!, NewId(), DateTimeOffset.UtcNow, fields["body"] ?? ""));
    }

    public async Task SendAsync(LetterDraft draft) =>
        Assert.IsType<SmtpOutcome.Accepted>(await smtp.SendAsync(new(Address, draft.To.Address, LetterWriter.Write(draft)), default));

    /// <summary>Waits for the next letter and reads it.</summary>
    public async Task<string> ReadAsync(int seconds = 30)
    {
        imap ??= await ImapClient.ConnectAsync(MailServers.Imaps(Address), default);
        await imap.OpenAsync("INBOX", default);
        for (var i = 0; i < seconds * 10; i++)
        {
            if (await imap.ListAsync(seen + 1, default) is [var first, ..])
            {
                seen = first.Uid;
                Last = LetterReader.Read(await imap.FetchAsync(first.Uid, 10_000_000, default) ?? []);
                Told.Add(Text);
                return Text;
            }

            await imap.NoopAsync(default);
            await Task.Delay(100);
        }

        throw new InvalidOperationException("No letter came after:\n" + string.Join("\n\n", Told.TakeLast(6)));
    }

    /// <summary>Reads on until a letter says this.</summary>
    public async Task ReadUntilAsync(string said)
    {
        while (Last?.Text?.Contains(said, StringComparison.Ordinal) != true)
        {
            await ReadAsync();
        }
    }

    /// <summary>Reads over a new connection from now on.</summary>
    public async Task ForgetServerAsync()
    {
        if (imap is not null)
        {
            await imap.DisposeAsync();
            imap = null;
        }
    }

    /// <summary>Letters that came and were not read yet.</summary>
    public async Task<int> WaitingAsync()
    {
        imap ??= await ImapClient.ConnectAsync(MailServers.Imaps(Address), default);
        await imap.OpenAsync("INBOX", default);
        return (await imap.ListAsync(seen + 1, default)).Count;
    }

    /// <summary>The sign of the choice with these words in the newest letter.</summary>
    public string SignOf(string label) =>
        Choice().Matches(Text).FirstOrDefault(m => m.Groups[2].Value.Contains(label, StringComparison.OrdinalIgnoreCase))?.Groups[1].Value
        ?? throw new InvalidOperationException($"No choice «{label}» in:\n{Text}");

    public async ValueTask DisposeAsync()
    {
        await smtp.DisposeAsync();
        if (imap is not null)
        {
            await imap.DisposeAsync();
        }
    }

    private static string NewId() => $"{Guid.NewGuid():N}@client.test";

    [GeneratedRegex("<(mailto:[^>]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Unsubscribe();

    [GeneratedRegex("^(\\S+) — (?:✓ )?(.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Choice();
}
