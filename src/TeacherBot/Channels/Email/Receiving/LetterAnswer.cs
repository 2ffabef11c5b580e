using System.Text.RegularExpressions;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Understanding;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>What the new text of a letter says to the screen it answers: a choice by its sign or words, a command, or text.</summary>
internal static partial class LetterAnswer
{
    private const int LongestText = 4096;
    private const int LongestSubject = 200;

    public static Arrival Read(Letter letter, SentLetter sent, EmailStores stores, string key, DateTimeOffset now)
    {
        var inline = sent.Sheet is not null && letter.Text is { } whole ? InlineAnswers.Of(whole) : "";
        var text = inline.Length > 0 ? inline : NewText(letter);
        var arrival = new Arrival(key, ChannelNames.Email, letter.From!.Address, null, null) { Answers = new Answered(sent.Version, sent.Sheet) { File = FileOf(letter), Thread = sent.Topic } };

        // «Re: Рассылка: …» answers what came of it.
        if (Broadcast().Match(letter.Subject.Trim()) is { Success: true } broadcast)
        {
            return arrival with { Body = new CommandSaid("broadcast", $"{broadcast.Groups[1].Value}\n{text}") };
        }

        if (Chosen(letter, sent, text) is { } choice)
        {
            return stores.Pressing(arrival, sent, choice, now);
        }

        return arrival with { Body = Body(letter, text) };
    }

    /// <summary>All that a letter without proof may do: a stranger may begin, by a school's code if it names one; nobody else anything.</summary>
    public static InboundBody Unproven(Letter letter, bool known) =>
        known ? new TokenRefused()
        : new CommandSaid("start", Code().Match(letter.Subject + "\n" + NewText(letter)) is { Success: true } code ? code.Value : "");

    /// <summary>Without what programs put before an answer.</summary>
    public static string Subject(Letter letter)
    {
        var subject = Answering().Replace(letter.Subject, "").Trim();
        return subject.Length <= LongestSubject ? subject : subject[..LongestSubject];
    }

    private static string NewText(Letter letter) => TokenLine().Replace(ReplyText.Of(letter), "").Trim();

    private static Choice? Chosen(Letter letter, SentLetter sent, string text)
    {
        if (IsUnsubscribing(text) || (text.Length == 0 && letter.Subject.Trim().Equals("unsubscribe", StringComparison.OrdinalIgnoreCase)))
        {
            return LetterChoices.Unsubscribing(sent.Choices);
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null
            : lines.Length == 1 || !sent.ExpectsText ? LetterChoices.Chosen(sent.Choices, lines[0])
            : null;
    }

    private static InboundBody Body(Letter letter, string text)
    {
        if (text.Length == 0)
        {
            return FileOf(letter) is { } file ? new FileSent(file, "") : new AttachmentSent(letter.Attachments.Count > 0 ? "file" : AttachmentSent.Nothing);
        }

        if (text[0] == '/' && text.Length > 1)
        {
            var words = text[1..].Split('\n')[0].Split(' ', 2, StringSplitOptions.TrimEntries);
            return new CommandSaid(words[0], words.Length > 1 ? words[1] : "");
        }

        return LetterCommands.In(text) ?? (InboundBody)new TextSaid(text.Length > LongestText ? text[..LongestText] : text, text.Length > LongestText);
    }

    private static SentFile? FileOf(Letter letter) => letter is { MessageId: { } id, Attachments: [var first, ..] }
        ? new SentFile(EmailFiles.Reference(id, 0), first.Name, first.Size, first.MediaType is "image/png" or "image/jpeg") : null;

    private static bool IsUnsubscribing(string text) => Marking.Fold(text.Split('\n')[0].Trim(' ', '.', '!')) is "стоп" or "отписаться" or "отписка" or "unsubscribe" or "stop";

    [GeneratedRegex(@"^\s*(?:(?:re|fwd?|отв|на|пересл)(?:\[\d+\])?\s*:\s*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answering();

    [GeneratedRegex(@"^рассылка\s*[:—–-]\s*(\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Broadcast();

    [GeneratedRegex(@"\[#[a-z2-7]{39}\]", RegexOptions.CultureInvariant)]
    private static partial Regex TokenLine();

    [GeneratedRegex(@"\b[sieg]_[A-Za-z0-9_-]{4,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
