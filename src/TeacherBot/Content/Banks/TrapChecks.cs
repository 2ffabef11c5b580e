using System.Globalization;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>The trap is what the previous level's way leads to: it must be a possible answer and not the right one.</summary>
internal static class TrapChecks
{
    public static void Check(ItemDraft item)
    {
        if (item.Trap.IsEmpty)
        {
            if (item.Item.Level is ItemLevel.Reflexive or ItemLevel.Functional && !item.At.Has("trap"))
            {
                item.At.Problem(item.At.Line, "нет поля `trap`; впишите ответ, к которому ведёт способ предыдущего уровня");
            }

            return;
        }

        if (Wrong(item) is { } text)
        {
            item.At.ProblemAt("trap", text);
        }
    }

    private static string? Wrong(ItemDraft item) => item.Item.Body switch
    {
        SingleChoice => Choice(item, 1),
        MultipleChoice multiple => Choice(item, multiple.Keys.Length),
        NumberEntry number => Number(item, number),
        TextEntry => item.Typical.Any(t => Marking.Fold(t.Answer) == Marking.Fold(item.Trap[0].Text))
            ? null
            : $"ловушки «{item.Trap[0].Text}» нет среди `typical`; добавьте её туда",
        Ordering ordering => Sequence(item.Trap[0].Text, ordering.Entries.Length, ordering.Entries.Length),
        Matching matching => Sequence(item.Trap[0].Text, matching.Left.Length, matching.Right.Length),
        _ => null,
    };

    private static string? Choice(ItemDraft item, int most)
    {
        if (item.Options.IsEmpty)
        {
            return null;
        }

        foreach (var (text, _) in item.Trap)
        {
            if (item.Options.All(o => o.Text != text))
            {
                return $"ловушки «{text}» нет среди вариантов; перепишите её дословно как вариант";
            }
        }

        var keys = item.Options.Where(o => o.Key).Select(o => o.Text).ToHashSet();
        if (item.Trap.Length > Math.Max(1, most))
        {
            return $"в ловушке вариантов {item.Trap.Length}, а отметить можно {most}; оставьте столько";
        }

        return item.Trap.All(t => keys.Contains(t.Text))
            ? "ловушка совпадает с верным ответом; впишите неверный"
            : null;
    }

    private static string? Number(ItemDraft item, NumberEntry number)
    {
        var text = item.Trap[0].Text;
        if (!Marking.TryNumber(text, out var trap))
        {
            return $"ловушка «{text}» не число; впишите число из `typical`";
        }

        if (number.Expected is { } expected && Math.Abs(trap - expected) <= number.Tolerance)
        {
            return "ловушка совпадает с верным ответом; впишите неверный";
        }

        return item.Typical.Any(t => Marking.TryNumber(t.Answer, out var n) && n == trap)
            ? null
            : $"ловушки {text} нет среди `typical`; добавьте её туда";
    }

    private static string? Sequence(string text, int places, int values)
    {
        var numbers = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        if (numbers.Count != places || numbers.Any(n => n < 1 || n > values) || numbers.Distinct().Count() != places)
        {
            return $"ловушка «{text}» должна состоять из {places} разных номеров от 1 до {values} через пробел";
        }

        return numbers.SequenceEqual(Enumerable.Range(1, places)) ? "ловушка совпадает с верным ответом; впишите неверный" : null;
    }
}
