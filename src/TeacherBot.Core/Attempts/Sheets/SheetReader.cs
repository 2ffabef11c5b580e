using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts.Sheets;

/// <summary>
/// Reads the answers of a letter: «1а», «2ав», «3: 12,5», «4: слово», «5: вбаг», «6: а2 б1», «7-», «1а?», a line of letters in the order
/// of the items, or the bare answer where only one item is asked. What is not clear is asked again, never guessed.
/// </summary>
internal static partial class SheetReader
{
    /// <param name="items">Every item that may be answered, by its number.</param>
    /// <param name="asked">Numbers the newest letter asks for, in order.</param>
    public static ImmutableArray<SheetEntry> Read(string text, IReadOnlyDictionary<int, SheetItem> items, IReadOnlyList<int> asked)
    {
        var entries = new List<SheetEntry>();
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            entries.AddRange(OfLine(line, items));
        }

        if (entries.Count == 0 && lines.Length == 1)
        {
            entries.AddRange(WithoutNumbers(lines[0], items, asked));
        }

        return [.. entries.GroupBy(e => e.Number).OrderBy(g => g.Key).Select(One)];
    }

    // The same twice is once; two different answers to one item are neither.
    private static SheetEntry One(IGrouping<int, SheetEntry> same) =>
        same.Distinct().ToList() is [var only] ? only : new SheetEntry.Unclear(same.Key, "", "sheet.twice");

    private static IEnumerable<SheetEntry> OfLine(string line, IReadOnlyDictionary<int, SheetItem> items)
    {
        var mark = NextMark(line, 0, items);
        while (mark is not null)
        {
            var item = items[Number(mark)];
            var from = mark.Index + mark.Length;
            var to = EndOfNumber(line, from, item);
            mark = NextMark(line, to, items);
            var end = mark?.Index ?? line.Length;
            yield return Of(item, line[from..end].Trim(' ', ',', ';', '\t'));
        }
    }

    // «3: 5 м» is five metres and not the fifth item.
    private static int EndOfNumber(string line, int from, SheetItem item) =>
        item.Item.Body is NumberEntry && Decimal().Match(line, from) is { Success: true } number ? number.Index + number.Length : from;

    private static Match? NextMark(string line, int from, IReadOnlyDictionary<int, SheetItem> items)
    {
        for (var mark = Mark().Match(line, from); mark.Success; mark = mark.NextMatch())
        {
            if (items.ContainsKey(Number(mark)))
            {
                return mark;
            }
        }

        return null;
    }

    private static int Number(Match mark) => int.Parse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static IEnumerable<SheetEntry> WithoutNumbers(string line, IReadOnlyDictionary<int, SheetItem> items, IReadOnlyList<int> asked)
    {
        if (asked is [var only])
        {
            return [Of(items[only], line)];
        }

        var signs = line.Replace(" ", "", StringComparison.Ordinal);
        return signs.Length == asked.Count && asked.All(n => items[n].Item.Body is SingleChoice or Rating) && signs.All(s => s is '-' or '–' or '—' || char.IsLetter(s))
            ? asked.Select((n, i) => Of(items[n], signs[i].ToString()))
            : [];
    }

    private static SheetEntry Of(SheetItem item, string said)
    {
        var unsure = said.EndsWith('?') && said.Length > 1;
        var value = unsure ? said[..^1].TrimEnd() : said;
        if (value is "" or "-" or "–" or "—" or "−" or "?" || Marking.Fold(value) is "не знаю" or "незнаю")
        {
            return new SheetEntry.Given(item.Number, ResponseValue.Unknown, false);
        }

        var read = item.Item.Body is NumberEntry or TextEntry ? TypedResponse.Read(item.Item, item.Seed, value) : SheetLetters.Read(item, value);
        return read is { } given ? new SheetEntry.Given(item.Number, given, unsure) : new SheetEntry.Unclear(item.Number, said, Reason(item.Item.Body, value));
    }

    private static string Reason(ItemBody body, string value) =>
        body is NumberEntry ? "sheet.need-number"
        : body is TextEntry ? "sheet.need-word"
        : value.Any(char.IsAsciiLetter) ? "sheet.latin"
        : body switch
        {
            MultipleChoice => "sheet.need-letters",
            Ordering => "sheet.need-order",
            Matching => "sheet.need-pairs",
            _ => "sheet.need-letter",
        };

    // A number at the beginning of a word, with what may stand between it and the answer. «7-» has its dash in the answer.
    [GeneratedRegex(@"(?<![\p{L}\d.,/−-])(?:№\s*)?(\d{1,2})(?:\s*[:)=]\s*|\.(?!\d)\s*|\s*[-–—]\s*(?=[\p{L}])|\s*(?=[-–—](?:\s|$|[,;]))|(?=\p{L})|\s+(?=\p{L}{1,6}\??(?:\s|$|[,;.])))", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\G\s*[-+−–]?\d+(?:[.,]\d+)?(?:\s?/\s?\d+)?(?:\s*(?:[%°₽]|\p{IsCyrillic}{1,12}\.?[²³]?))?", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();
}
