using System.Text.RegularExpressions;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>Keys, options and answers of one tested item.</summary>
internal static partial class BodyChecks
{
    private static readonly string[] _counts =
    [
        "", "", @"\b(2|два|две|двух|двумя|оба|обе|пару|пара)\b", @"\b(3|три|трёх|трех|тремя)\b", @"\b(4|четыре|четырёх|четырех)\b",
    ];

    public static void Check(ItemDraft item)
    {
        switch (item.Item.Body)
        {
            case SingleChoice single: Single(item, single); break;
            case MultipleChoice multiple: Multiple(item, multiple); break;
            case NumberEntry number: Number(item, number); break;
            case TextEntry text: Words(item, text); break;
            case Ordering ordering: Order(item, ordering); break;
            case Matching matching: Match(item, matching); break;
            default: break;
        }
    }

    /// <summary>Options are told apart after folding: «Да.» and «да» are one.</summary>
    public static void Distinct(ItemDraft item)
    {
        foreach (var twice in item.Options.GroupBy(o => Marking.Fold(o.Text)).Where(g => g.Count() > 1))
        {
            item.At.Problem(twice.Last().Line, $"вариант «{twice.Last().Text}» повторяется; оставьте один");
        }
    }

    private static void Single(ItemDraft item, SingleChoice single)
    {
        if (!OptionsAreFine(item))
        {
            return;
        }

        var keys = item.Options.Count(o => o.Key);
        if (keys != 1)
        {
            item.At.ProblemAt("options", keys == 0
                ? "не отмечен верный вариант; добавьте ему `key: true`"
                : $"верных вариантов отмечено {keys}, а нужен один; оставьте один `key: true` или сделайте `type: multiple`");
        }

        Numeric(item, single);
    }

    private static void Multiple(ItemDraft item, MultipleChoice multiple)
    {
        if (!OptionsAreFine(item))
        {
            return;
        }

        var keys = multiple.Keys.Length;
        if (keys < 2 || keys == multiple.Options.Length)
        {
            item.At.ProblemAt("options", $"верных вариантов отмечено {keys} из {multiple.Options.Length}; нужно не меньше двух, и не все");
        }
        else if (!Regex.IsMatch(item.Item.Stem, _counts[keys], RegexOptions.IgnoreCase))
        {
            item.At.ProblemAt("text", $"в условии не сказано, сколько верных вариантов; впишите, что их {(keys == 2 ? "два" : keys == 3 ? "три" : "четыре")}");
        }
    }

    private static bool OptionsAreFine(ItemDraft item)
    {
        var count = item.Options.Length;
        if (item.At.Has("options") && count is < 4 or > 5)
        {
            item.At.ProblemAt("options", $"вариантов {count}, а нужно 4 или 5");
        }

        Distinct(item);
        return count is 4 or 5;
    }

    private static void Numeric(ItemDraft item, SingleChoice single)
    {
        var numbers = single.Options.Select(o => Marking.TryNumber(o, out var n) ? n : (decimal?)null).ToList();
        if (!single.Numeric)
        {
            // «5a» and «10 см» both read as numbers; only the second kind must stand in order.
            if (numbers.All(n => n is not null) && single.Options.All(o => PlainNumber().IsMatch(o)))
            {
                item.At.ProblemAt("options", "все варианты — числа; добавьте `numeric: true`, тогда они не перемешаются");
            }

            return;
        }

        var odd = numbers.IndexOf(null);
        if (odd >= 0)
        {
            item.At.Problem(item.Options[odd].Line, $"вариант «{single.Options[odd]}» не число, а стоит `numeric: true`; уберите одно из двух");
        }
        else if (numbers.Zip(numbers.Skip(1)).Any(p => p.First >= p.Second))
        {
            item.At.ProblemAt("options", "числа в вариантах должны идти по возрастанию; переставьте их");
        }
    }

    private static void Number(ItemDraft item, NumberEntry number)
    {
        if (number.Tolerance < 0)
        {
            item.At.ProblemAt("tolerance", "допуск не бывает отрицательным; запишите 0 или больше");
        }

        foreach (var (answer, line) in item.Typical)
        {
            if (!Marking.TryNumber(answer, out var typical))
            {
                item.At.Problem(line, $"типичный ответ «{answer}» не число; исправьте его");
            }
            else if (number.Expected is { } expected && Math.Abs(typical - expected) <= number.Tolerance)
            {
                item.At.Problem(line, $"типичный ответ {answer} засчитывается как верный; исправьте его или допуск");
            }
        }
    }

    private static void Words(ItemDraft item, TextEntry text)
    {
        if (text.Accepted.IsEmpty || text.Accepted.Any(a => Marking.Fold(a).Length == 0))
        {
            item.At.ProblemAt("accepted", "нет ни одного принимаемого ответа; перечислите их в поле `accepted`");
        }

        foreach (var (answer, line) in item.Typical.Where(t => text.Accepted.Any(a => Marking.Fold(a) == Marking.Fold(t.Answer))))
        {
            item.At.Problem(line, $"типичный ответ «{answer}» есть среди принимаемых; уберите его из одного из списков");
        }
    }

    private static void Order(ItemDraft item, Ordering ordering)
    {
        if (ordering.Entries.Length is < 3 or > 5)
        {
            item.At.ProblemAt("entries", $"строк {ordering.Entries.Length}, а нужно от 3 до 5");
        }
        else if (Repeats(ordering.Entries))
        {
            item.At.ProblemAt("entries", "строки повторяются; сделайте их разными");
        }

        LongPart(item, "entries", ordering.Entries);
    }

    private static void Match(ItemDraft item, Matching matching)
    {
        if (matching.Left.Length is < 3 or > 4)
        {
            item.At.ProblemAt("pairs", $"пар {matching.Left.Length}, а нужно 3 или 4");
        }
        else if (Repeats(matching.Left) || Repeats(matching.Right))
        {
            item.At.ProblemAt("pairs", "части пар повторяются; у каждой левой должна быть своя правая");
        }

        LongPart(item, "pairs", [.. matching.Left, .. matching.Right]);
    }

    private static void LongPart(ItemDraft item, string key, IEnumerable<string> parts)
    {
        if (parts.FirstOrDefault(p => p.Length > 90) is { } part)
        {
            item.At.ProblemAt(key, $"строка «{part[..30]}…» длиннее 90 знаков; сократите её");
        }
    }

    private static bool Repeats(IReadOnlyCollection<string> texts) => texts.Select(Marking.Fold).Distinct().Count() < texts.Count;

    [GeneratedRegex(@"^[-−–]?[\d  ,./]+([%°]|[  ]\p{L}.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
