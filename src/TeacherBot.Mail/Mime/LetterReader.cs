using System.Text.RegularExpressions;

namespace TeacherBot.Mail.Mime;

/// <summary>Reads a letter from its bytes, whatever they are: within the limits in time, depth and memory, and without an exception.</summary>
public static partial class LetterReader
{
    private const int MostIds = 100;
    private const int LongestId = 998;

    public static Letter Read(ReadOnlyMemory<byte> raw, MimeLimits? limits = null)
    {
        var bounds = limits ?? MimeLimits.Default;
        var warnings = new List<string>();
        var root = new MimeReader(bounds, warnings).Read(raw);
        var headers = root.Headers;
        var contents = new Contents(bounds);
        contents.Collect(root);
        if (contents.Attachments.Any(a => a.MediaType is "application/ms-tnef"))
        {
            warnings.Add("Вложение в формате Outlook (winmail.dat): что внутри, не прочитано.");
        }

        return new Letter
        {
            Root = root,
            From = AddressList.Read(headers.Raw("From")) is [var from, ..] ? from : null,
            To = AddressList.Read(headers.Raw("To")),
            Cc = AddressList.Read(headers.Raw("Cc")),
            ReplyTo = AddressList.Read(headers.Raw("Reply-To")),
            Subject = headers.Text("Subject") ?? "",
            MessageId = Ids(headers.Raw("Message-ID")) is [var id, ..] ? id : null,
            InReplyTo = Ids(headers.Raw("In-Reply-To")),
            References = Ids(headers.Raw("References")),
            Date = MailDate.Read(headers.Raw("Date")),
            Text = contents.Text,
            Html = contents.Html,
            Attachments = contents.Attachments,
            Warnings = [.. warnings.Distinct()],
        };
    }

    /// <summary>Message ids of a header without their brackets; of too many the newest.</summary>
    public static IReadOnlyList<string> Ids(string? header) => header is null
        ? []
        : [.. Id().Matches(header).Select(m => m.Groups[1].Value.Trim()).Where(id => id.Length is > 0 and <= LongestId).TakeLast(MostIds)];

    [GeneratedRegex("<([^<>\\s]+)>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    // The text people read and the files beside it.
    private sealed class Contents(MimeLimits limits)
    {
        private readonly List<string> texts = [];
        private readonly List<LetterAttachment> attachments = [];
        private int left = limits.Text;

        public string? Text => texts.Count == 0 ? null : string.Join('\n', texts);

        public string? Html { get; private set; }

        public IReadOnlyList<LetterAttachment> Attachments => attachments;

        public void Collect(MimePart part)
        {
            if (part.MediaType.StartsWith("multipart/", StringComparison.Ordinal))
            {
                foreach (var child in part.MediaType == "multipart/alternative" ? OneText(part.Parts) : part.Parts)
                {
                    Collect(child);
                }
            }
            else if (part.IsInlineText)
            {
                Take(part);
            }
            else
            {
                attachments.Add(new LetterAttachment(part.FileName ?? NameFor(part), part.MediaType, part.Size, part));
            }
        }

        // Of several plain texts that say the same, the first.
        private static IEnumerable<MimePart> OneText(IReadOnlyList<MimePart> parts)
        {
            var first = parts.FirstOrDefault(p => p.MediaType == "text/plain");
            return parts.Where(p => p.MediaType != "text/plain" || p == first);
        }

        private void Take(MimePart part)
        {
            if (part.MediaType == "text/html")
            {
                Html ??= part.DecodeText(limits.Text);
                return;
            }

            if (left <= 0)
            {
                return;
            }

            var text = part.DecodeText(Math.Min(left * 4, limits.Text * 4));
            text = text.Length > left ? text[..left] : text;
            left -= text.Length;
            texts.Add(part.IsFlowed ? FlowedText.Of(text, part.DeletesSpace) : text);
        }

        private static string NameFor(MimePart part) => part.MediaType switch
        {
            "message/rfc822" => "письмо.eml",
            "text/calendar" => "приглашение.ics",
            "text/plain" => "текст.txt",
            "text/html" => "страница.html",
            "application/pdf" => "документ.pdf",
            "image/jpeg" => "рисунок.jpg",
            "image/png" => "рисунок.png",
            _ => "вложение",
        };
    }
}
