using System.Globalization;
using System.Text;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts.Sheets;

/// <summary>One item as a letter shows it: number, stem, lettered options.</summary>
internal static class SheetText
{
    public static string Of(SheetItem shown)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{shown.Number}. ");
        if (shown.Item.PictureAlt is { Length: > 0 } alt)
        {
            text.Append("[Рисунок: ").Append(alt).Append("] ");
        }

        text.Append(shown.Item.Stem);
        switch (shown.Item.Body)
        {
            case NumberEntry number:
                text.Append(number.Unit is { } unit ? $"\n(ответ — число, {unit})" : "\n(ответ — число)");
                break;
            case TextEntry entry:
                text.Append(entry.HasKey ? "\n(ответ — слово)" : "\n(ответ — своими словами)");
                break;
            case Matching matching:
                Lettered(text, matching.Left);
                Numbered(text, shown, matching);
                text.Append(CultureInfo.InvariantCulture, $"\n(пары, например: {shown.Number}: а2 б1 …)");
                break;
            default:
                Lettered(text, [.. shown.Shown.Select(o => shown.Options[o])]);
                text.Append(Hint(shown));
                break;
        }

        return text.ToString();
    }

    private static string Hint(SheetItem shown) => shown.Item.Body switch
    {
        MultipleChoice => string.Create(CultureInfo.InvariantCulture, $"\n(можно несколько, например: {shown.Number}ав)"),
        Ordering => string.Create(CultureInfo.InvariantCulture, $"\n(по порядку, например: {shown.Number}: баг…)"),
        _ => "",
    };

    private static void Lettered(StringBuilder text, IEnumerable<string> options)
    {
        var place = 0;
        foreach (var option in options)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{SheetItem.Letter(place++)}) {option}");
        }
    }

    private static void Numbered(StringBuilder text, SheetItem shown, Matching matching)
    {
        for (var place = 0; place < shown.Shown.Length; place++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{place + 1}) {matching.Right[shown.Shown[place]]}");
        }
    }
}
