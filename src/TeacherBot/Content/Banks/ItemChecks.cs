using System.Text.RegularExpressions;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>Whether one tested item is good enough to be shown: lengths, passport, wording. Keys and options are next door.</summary>
internal static partial class ItemChecks
{
    public static void Check(ItemDraft item, DateOnly today, bool economics)
    {
        Lengths(item);
        Seconds(item);
        Dates(item.At, item.Checked, item.ValidUntil, today);
        if (item.Verified.Length < 2)
        {
            item.At.ProblemAt("verified", "нужны два независимых решения, каждое отдельной строкой списка `verified`");
        }

        Wording(item, economics);
        BodyChecks.Check(item);
        TrapChecks.Check(item);
    }

    /// <summary>What untested questions share with tested ones.</summary>
    public static void Lengths(ItemDraft item)
    {
        var (at, it) = (item.At, item.Item);
        TooLong(item, "text", it.Stem, 350, "условие");
        TooLong(item, "passage", it.Passage ?? "", 700, "общий текст");
        TooLong(item, "explanation", it.Explanation ?? "", 600, "объяснение");
        foreach (var option in item.Options.Where(o => o.Text.Length > 90))
        {
            at.Problem(option.Line, $"вариант длиннее 90 знаков ({option.Text.Length}); сократите его");
        }

        if (it.Stem.Split('\n').Any(l => IsTableRow(l) && l.Trim().Length > 32))
        {
            at.ProblemAt("text", "строка таблицы шире 32 знаков и не поместится на телефоне; сузьте столбцы или сделайте рисунок");
        }

        if (it.Picture is not null && !it.Picture.EndsWith(".png", StringComparison.Ordinal))
        {
            at.ProblemAt("picture", "рисунок должен быть в формате PNG");
        }

        if (it.Picture is not null && it.PictureAlt is null)
        {
            at.ProblemAt("picture", "нет поля `picture_alt`; опишите рисунок словами");
        }
    }

    /// <summary>Days of a triad or an item: nothing expired is shown, nothing is checked tomorrow.</summary>
    public static void Dates(YamlReader at, DateOnly? day, DateOnly? validUntil, DateOnly today)
    {
        if (validUntil < today)
        {
            at.ProblemAt("valid_until", $"срок действия истёк {validUntil:dd.MM.yyyy}; проверьте ответ по источнику и обновите `checked` и `valid_until`");
        }

        if (day > today)
        {
            at.ProblemAt("checked", $"день проверки {day:dd.MM.yyyy} ещё не наступил; исправьте дату");
        }
    }

    /// <summary>Words about the teacher that hurt and teach nothing.</summary>
    public static string? Hurting(string text, bool economics)
    {
        var match = HurtingWords().Match(text);
        return match.Success && !(economics && match.Value.StartsWith("деф", StringComparison.OrdinalIgnoreCase))
            ? match.Value
            : null;
    }

    private static void TooLong(ItemDraft item, string key, string text, int most, string name)
    {
        if (text.Length > most)
        {
            item.At.ProblemAt(key, $"{name} длиннее {most} знаков ({text.Length}); сократите");
        }
    }

    private static void Seconds(ItemDraft item)
    {
        var most = item.Item.Level switch
        {
            ItemLevel.Reproductive => 40,
            ItemLevel.Reflexive => 75,
            _ => 120,
        };
        if (item.Seconds is { } seconds && (seconds < 10 || seconds > most))
        {
            var level = item.Item.Level == ItemLevel.None ? "" : $"на уровне {(int)item.Item.Level} ";
            item.At.ProblemAt("seconds", $"время {level}бывает от 10 до {most} секунд, а записано {item.Seconds}");
        }
    }


    private static void Wording(ItemDraft item, bool economics)
    {
        if (Hurting(item.Item.Explanation ?? "", economics) is { } word)
        {
            item.At.ProblemAt("explanation", $"в объяснении слово «{word}» — о педагоге так не пишут; скажите иначе");
        }

        foreach (var option in item.Options.Where(o => CatchAll().IsMatch(Marking.Fold(o.Text))))
        {
            item.At.Problem(option.Line, $"вариант «{option.Text}» ничего не проверяет; замените его настоящей ошибкой");
        }
    }

    // |x| in a formula has two bars; a row of a table has at least three.
    private static bool IsTableRow(string line) => line.Trim() is ['|', .., '|'] row && row.Count(c => c == '|') >= 3;

    [GeneratedRegex("дефицит|вы ошиблись|не знаете", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HurtingWords();

    [GeneratedRegex("^(все (выше)?перечисленн|все (ответы|варианты) (верны|правильны)|(нет|ни одного) (верного|правильного)|ни один из (перечисленн|вариант|ответ)|не знаю$)", RegexOptions.CultureInvariant)]
    private static partial Regex CatchAll();
}
