using System.Net;
using System.Text;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels.Email.Sending;

/// <summary>
/// A message as HTML for mail programs: one column that fits 320 pixels, no colours of its own so that dark mode stays readable,
/// nothing loaded from outside. A choice is a link that opens an answer with its sign already written.
/// </summary>
/// <param name="reply">Address that an answer goes to.</param>
/// <param name="subject">Subject of the answer.</param>
internal sealed class LetterHtml(string reply, string subject, string token)
{
    /// <summary>Content-ID of the picture, when the message has one and its bytes go along.</summary>
    public const string PictureId = "picture@teacherbot";

    private const string Button = "display:block;margin:0 0 8px;padding:10px 12px;border:1px solid #8a8a8a;border-radius:6px;color:inherit;text-decoration:none";

    /// <param name="choices">Page where one chooses which letters come; null for none.</param>
    public string Of(Message message, bool hasPicture, string? choices)
    {
        var html = new StringBuilder(
            "<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            + "<meta name=\"color-scheme\" content=\"light dark\"></head>"
            + "<body style=\"margin:0 auto;padding:12px;max-width:600px;font:16px/1.45 Arial,sans-serif;overflow-wrap:anywhere\">\r\n");
        if (message.Picture is { } picture)
        {
            html.Append(hasPicture
                ? $"<p><img src=\"cid:{PictureId}\" alt=\"{Encoded(picture.Alt)}\" style=\"max-width:100%;height:auto\"></p>\r\n"
                : $"<p>{Encoded(PlainMessage.PictureInWords(picture))}</p>\r\n");
        }

        foreach (var paragraph in message.Paragraphs)
        {
            html.Append(Paragraph(paragraph)).Append("\r\n");
        }

        Choices(message, html);
        var which = choices is null ? "" : $"<br><a style=\"color:inherit\" href=\"{Encoded(choices)}\">{Encoded(EmailTexts.WhichLetters)}</a>";
        return html.Append($"<p style=\"font-size:13px;border-top:1px solid #8a8a8a;padding-top:8px\">{Encoded(EmailTexts.Footer)}{which}<br>[#{token}]</p>\r\n</body></html>\r\n").ToString();
    }

    private void Choices(Message message, StringBuilder html)
    {
        var all = PlainMessage.Signed(message).SelectMany(row => row).ToList();
        if (all.Exists(c => c.Choice.Kind != ChoiceKind.Link))
        {
            html.Append($"<p>{Encoded(EmailTexts.HowToChoose(message))}</p>\r\n");
        }

        foreach (var (sign, choice) in all)
        {
            html.Append(choice.Kind == ChoiceKind.Link
                ? $"<a style=\"{Button}\" href=\"{Encoded(choice.Key)}\">{Encoded(choice.Label)}</a>"
                : $"<a style=\"{Button}\" href=\"{Encoded(MailTo(sign))}\">{Words(sign, choice)}</a>").Append("\r\n");
        }
    }

    private static string Words(string sign, Choice choice) => sign.Equals(choice.Label, StringComparison.OrdinalIgnoreCase)
        ? $"<b>{Encoded(choice.Label)}</b>" : $"<b>{Encoded(sign)}</b> — {(choice.Chosen ? "✓ " : "")}{Encoded(choice.Label)}";

    // The token goes along in the text too: not every provider keeps what stands behind the plus.
    private string MailTo(string sign) =>
        $"mailto:{Uri.EscapeDataString(reply).Replace("%40", "@", StringComparison.Ordinal)}?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString($"{sign}\r\n\r\n[#{token}]")}";

    private static string Paragraph(Paragraph paragraph)
    {
        var text = Encoded(paragraph.Text).Replace("\n", "<br>", StringComparison.Ordinal);
        return paragraph.Kind switch
        {
            ParagraphKind.Heading => $"<h1 style=\"font-size:20px;margin:0 0 12px\">{text}</h1>",
            ParagraphKind.Bullet => $"<p style=\"margin:0 0 6px;padding-left:16px;text-indent:-12px\">• {text}</p>",
            ParagraphKind.Passage => $"<blockquote style=\"margin:0 0 12px;padding-left:12px;border-left:3px solid #8a8a8a\">{text}</blockquote>",
            ParagraphKind.Small => $"<p style=\"margin:0 0 12px;font-size:14px\">{text}</p>",
            _ => $"<p style=\"margin:0 0 12px\">{text}</p>",
        };
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
