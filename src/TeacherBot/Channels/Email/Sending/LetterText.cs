using System.Text;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels.Email.Sending;

/// <summary>A message as plain text of a letter: it says the same as the HTML, and is all that some people see.</summary>
internal static class LetterText
{
    /// <param name="choices">Page where one chooses which letters come; null for none.</param>
    public static string Of(Message message, string token, string? choices)
    {
        var text = new StringBuilder();
        if (message.Picture is { } picture)
        {
            text.Append(PlainMessage.PictureInWords(picture)).Append("\n\n");
        }

        foreach (var paragraph in message.Paragraphs)
        {
            text.Append(PlainMessage.Text(paragraph)).Append(paragraph.Kind == ParagraphKind.Bullet ? "\n" : "\n\n");
        }

        Choices(message, text);
        return text.Append("--\n").Append(EmailTexts.Footer).Append(choices is null ? "" : $"\n{EmailTexts.WhichLetters}: {choices}").Append("\n[#").Append(token).Append("]\n").ToString();
    }

    private static void Choices(Message message, StringBuilder text)
    {
        var rows = PlainMessage.Signed(message).SelectMany(row => row).ToList();
        if (rows.Exists(c => c.Choice.Kind != ChoiceKind.Link))
        {
            text.Append(EmailTexts.HowToChoose(message)).Append('\n');
        }

        foreach (var (sign, choice) in rows)
        {
            text.Append(choice.Kind == ChoiceKind.Link ? $"{choice.Label}: {choice.Key}" : sign.Equals(choice.Label, StringComparison.OrdinalIgnoreCase) ? $"«{sign}»" : $"{sign} — {(choice.Chosen ? "✓ " : "")}{choice.Label}").Append('\n');
        }

        text.Append(rows.Count > 0 ? "\n" : "");
    }
}
