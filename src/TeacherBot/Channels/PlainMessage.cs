using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels;

/// <summary>What channels without buttons share: paragraphs as plain text, and a sign to be typed for each choice.</summary>
internal static class PlainMessage
{
    private const string Letters = "абвгдежзиклмнопрстуфхцчшэюя";

    public static string PictureInWords(Picture picture) => $"[Рисунок: {picture.Alt}]";

    public static string Text(Paragraph paragraph) => paragraph.Kind switch
    {
        ParagraphKind.Heading => paragraph.Text.ToUpper(CultureInfo.InvariantCulture),
        ParagraphKind.Bullet => "• " + paragraph.Text,
        ParagraphKind.Passage => "| " + paragraph.Text.Replace("\n", "\n| ", StringComparison.Ordinal),
        _ => paragraph.Text,
    };

    /// <summary>Choices in rows, each with its sign: a number, a letter where a number may be text, its own words where letters may be too.</summary>
    public static IEnumerable<IReadOnlyList<(string Sign, Choice Choice)>> Signed(Message message)
    {
        var signs = Signs(message);
        var place = 0;
        return message.Rows.Select(row => row.Select(c => (signs[place++], c)).ToList());
    }

    public static ImmutableArray<string> Signs(Message message)
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
