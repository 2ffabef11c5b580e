using System.Collections.Immutable;
using System.Globalization;
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
            text.Append("[Рисунок: ").Append(picture.Alt).Append("]\n");
        }

        foreach (var paragraph in message.Paragraphs)
        {
            text.Append(paragraph.Kind switch
            {
                ParagraphKind.Heading => paragraph.Text.ToUpper(CultureInfo.InvariantCulture),
                ParagraphKind.Bullet => "• " + paragraph.Text,
                ParagraphKind.Passage => "| " + paragraph.Text.Replace("\n", "\n| ", StringComparison.Ordinal),
                _ => paragraph.Text,
            }).Append('\n');
        }

        foreach (var row in Signed(message))
        {
            text.Append("  ").AppendJoin("   ", row.Select(c => Label(c.Sign, c.Choice))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The choice a typed line means; null when it means none and is text.</summary>
    public static Choice? Chosen(Message message, string line)
    {
        var place = Signs(message).IndexOf(line.Trim().TrimEnd(')', '.').ToLowerInvariant());
        return place < 0 ? null : message.Choices.ElementAt(place);
    }

    /// <summary>Rows of choices, each with the sign that is typed for it.</summary>
    public static IEnumerable<IReadOnlyList<(string Sign, Choice Choice)>> Signed(Message message)
    {
        var signs = Signs(message);
        var place = 0;
        return message.Rows.Select(row => row.Select(c => (signs[place++], c)).ToList());
    }

    private static string Label(string sign, Choice choice)
    {
        var label = (choice.Chosen ? "✓ " : "") + choice.Label;
        return choice.Kind == ChoiceKind.Link ? $"{label}: {choice.Key}" : choice.Label == sign ? $"[{label}]" : $"[{sign}] {label}";
    }

    private static ImmutableArray<string> Signs(Message message)
    {
        if (message.Sheet is not null)
        {
            return [.. message.Choices.Select(c => c.Label.ToLowerInvariant())];
        }

        var count = message.Choices.Count();
        return
        [
            .. Enumerable.Range(0, count).Select(i => message.ExpectsText && i < Letters.Length
                ? Letters[i].ToString()
                : (i + 1).ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
