using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Understanding;
using TeacherBot.Store;

namespace TeacherBot.Channels.Email.Sending;

/// <summary>Makes the letter that says a message: headers of its thread, text and HTML, files, ways to answer and to unsubscribe.</summary>
internal sealed class LetterComposer(EmailOptions options, LetterTokens tokens)
{
    private const int LongestSubject = 70;

    public LetterDraft Compose(Outgoing outgoing, Delivery row, LetterThread? thread, DateTimeOffset now)
    {
        var message = outgoing.Message!;
        var token = tokens.Mint(row.Original, outgoing.Person);
        var reply = options.ReplyAddress(token);
        var subject = message.Thread?.Subject ?? Subject(message, thread);
        var root = message.Thread is { } topic ? options.ThreadId(tokens.Topic(row.Address, topic.Name)) : null;
        var picture = outgoing.Picture is { } bytes ? new DraftPicture(LetterHtml.PictureId, PictureType(bytes), bytes) : null;
        var choices = row.Lane == Lane.Reply ? null : options.LinkOf(token);
        return new LetterDraft(
            new MailAddress(options.Name, options.Address), new MailAddress(null, outgoing.Address.Reveal()), subject, options.MessageId(token), now,
            LetterText.Of(message, token, choices))
        {
            Html = new LetterHtml(reply, subject, token).Of(message, picture is not null, choices),
            ReplyTo = reply == options.Address ? null : reply,
            InReplyTo = root ?? thread?.Answers,
            References = root is not null ? [root] : thread is null ? [] : [.. thread.Thread.Split(' ', StringSplitOptions.RemoveEmptyEntries), thread.Answers],
            Headers = [.. Headers(row.Lane, message, reply, token)],
            Pictures = picture is null ? [] : [picture],
            Calendar = IsCalendar(outgoing.File) ? Invitation.Of(outgoing.File!.Bytes, options.Name, reply, outgoing.Address.Reveal()) : null,
            Files = outgoing.File is { } file && !IsCalendar(file) ? [new DraftFile(file.Name, FileType(file.Name), file.Bytes)] : [],
        };
    }

    private IEnumerable<KeyValuePair<string, string>> Headers(Lane lane, Message message, string reply, string token)
    {
        yield return new("Auto-Submitted", lane == Lane.Reply ? "auto-replied" : "auto-generated");
        yield return new("X-Auto-Response-Suppress", "All");
        yield return new(LetterMeanings.OwnHeader, LetterMeanings.OwnMark);
        if (lane != Lane.Reply)
        {
            yield return new("List-Id", $"<news.{options.Domain}>");
            var byMail = $"<mailto:{reply}?subject=unsubscribe&body=%5B%23{token}%5D>";
            yield return new("List-Unsubscribe", options.LinkOf(token) is { } link ? $"<{link}>, {byMail}" : byMail);

            // Promised only where one click ends something: the page of the link is there for every letter.
            if (options.PublicUrl is not null && LetterChoices.HasEnding(message))
            {
                yield return new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
    }

    private static string Subject(Message message, LetterThread? thread) =>
        thread is { Subject.Length: > 0 } ? "Re: " + thread.Subject : Cut(
            (message.Paragraphs.FirstOrDefault(p => p.Kind == ParagraphKind.Heading) ?? message.Paragraphs.FirstOrDefault())?.Text is { Length: > 0 } first && message.Privacy == Core.Content.Privacy.Neutral
                ? first : EmailTexts.DefaultSubject);

    private static string Cut(string text)
    {
        var line = text.Split('\n')[0];
        return line.Length <= LongestSubject ? line : line[..(LongestSubject - 1)].TrimEnd() + "…";
    }

    private static bool IsCalendar(DocumentFile? file) => file?.Name.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) == true;

    private static string FileType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => "application/pdf",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".zip" => "application/zip",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };

    private static string PictureType(byte[] bytes) => bytes is [0xFF, 0xD8, ..] ? "image/jpeg" : "image/png";
}
