using System.Text;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels.Console;

/// <summary>A message as a terminal shows it: plain text, choices numbered in reading order, or lettered where a number may be typed.</summary>
internal static class ConsoleRenderer
{
    private const string Letters = "абвгдежзиклмнопрстуфхцчшэюя";

    public static string Render(Message message)
    {
        var text = new StringBuilder();
        if (message.Picture is { } picture)
        {
            text.Append(PlainMessage.PictureInWords(picture)).Append('\n');
        }

        foreach (var paragraph in message.Paragraphs)
        {
            text.Append(PlainMessage.Text(paragraph)).Append('\n');
        }

        foreach (var row in PlainMessage.Signed(message))
        {
            text.Append("  ").AppendJoin("   ", row.Select(c => Label(c.Sign, c.Choice))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The choice a typed line means; null when it means none and is text.</summary>
    public static Choice? Chosen(Message message, string line)
    {
        var place = PlainMessage.Signs(message).IndexOf(line.Trim().TrimEnd(')', '.').ToLowerInvariant());
        return place < 0 ? null : message.Choices.ElementAt(place);
    }

    private static string Label(string sign, Choice choice)
    {
        var label = (choice.Chosen ? "✓ " : "") + choice.Label;
        return choice.Kind == ChoiceKind.Link ? $"{label}: {choice.Key}" : choice.Label == sign ? $"[{label}]" : $"[{sign}] {label}";
    }
}
