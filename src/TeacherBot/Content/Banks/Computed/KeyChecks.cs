using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks.Computed;

/// <summary>
/// Computes keys from the data of the stem and compares. A check that gives the same whatever its data are proves nothing and is
/// refused, as are data that do not stand in the item's text.
/// </summary>
internal static class KeyChecks
{
    private const string Folder = "checks/";

    public static void Run(ContentFolder folder, InstrumentDraft draft)
    {
        var prefix = InstrumentReader.Root + draft.Instrument.Id + "/" + Folder;
        var items = draft.Items.Where(i => i.Item.Id.Length > 0).GroupBy(i => i.Item.Id).ToDictionary(g => g.Key, g => g.First());
        var seen = new HashSet<string>();
        foreach (var check in folder.Under(prefix).Where(p => !folder.IsUsed(p)).ToList().SelectMany(path => KeyCheckReader.Read(folder, path)))
        {
            if (!items.TryGetValue(check.Item, out var item))
            {
                check.At.ProblemAt("item", $"задания {check.Item} нет в вопроснике; исправьте имя");
            }
            else if (!seen.Add(check.Item))
            {
                check.At.ProblemAt("item", "вычисление к этому заданию уже есть; оставьте одно");
            }
            else
            {
                One(check, item);
            }
        }
    }

    /// <summary>Content that was published passed its checks then; content with other problems is computed once they are mended.</summary>
    /// <param name="id">Of this instrument only; null for all.</param>
    public static void Trust(ContentFolder folder, string? id = null)
    {
        foreach (var path in folder.Under(InstrumentReader.Root + (id is null ? "" : id + "/")).Where(p => p.Contains("/" + Folder, StringComparison.Ordinal)))
        {
            folder.Use(path);
        }
    }

    private static void One(KeyCheck check, ItemDraft item)
    {
        if ((check.Key is null ? 0 : 1) + (check.Keys.IsEmpty ? 0 : 1) + (check.Order.IsEmpty ? 0 : 1) != 1 || check.Data.IsEmpty)
        {
            check.At.Problem(check.At.Line, "нужны `data` и одно из полей `key`, `keys`, `order`");
            return;
        }

        var written = NumbersInText.Of(string.Join(" \n ", Texts(item))).ToHashSet();
        foreach (var stranger in check.Data.Where(d => !written.Contains(d.Value) && !written.Contains(-d.Value)))
        {
            check.At.Problem(stranger.Line, $"числа {Text(stranger.Value)} нет в тексте задания; величины берут из условия");
        }

        try
        {
            if (Outcome.Wrong(check, item) is { } wrong)
            {
                check.At.Problem(check.At.Line, wrong);
            }
            else if (check.Data.FirstOrDefault(d => !Matters(check, d)) is { } idle)
            {
                check.At.Problem(idle.Line, $"результат не зависит от {idle.Name}; уберите величину или исправьте выражение");
            }
        }
        catch (FormulaException error)
        {
            check.At.Problem(check.At.Line, error.Message);
        }
    }

    // One at a time, by a little, by much and across zero: a datum of a comparison matters only when it passes the other side.
    private static bool Matters(KeyCheck check, Datum datum)
    {
        var before = Outcome.Of(check, check.Data);
        double[] others = [datum.Value * 1.1, datum.Value + 1, datum.Value - 1, datum.Value * 2, datum.Value / 2, -datum.Value, datum.Value * 10, datum.Value / 10, datum.Value * 1000, 0];
        return others.Any(other => Changes(check, [.. check.Data.Select(d => d.Name == datum.Name ? d with { Value = other } : d)], before));
    }

    private static bool Changes(KeyCheck check, ImmutableArray<Datum> data, Outcome before)
    {
        try
        {
            return !Outcome.Of(check, data).Same(before);
        }
        catch (FormulaException)
        {
            // Outside the domain of the formula: says nothing.
            return false;
        }
    }

    private static IEnumerable<string> Texts(ItemDraft item)
    {
        var it = item.Item;
        return [it.Stem, it.Passage ?? "", .. item.Options.Select(o => o.Text), .. it.Body switch
        {
            Ordering ordering => ordering.Entries,
            Matching matching => matching.Left.AddRange(matching.Right),
            NumberEntry { Unit: { } unit } => [unit],
            _ => ImmutableArray<string>.Empty,
        }];
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
