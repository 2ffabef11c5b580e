using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>Figures of one bank by which its author sees whether it is balanced. Shares are of one, to three places.</summary>
internal sealed record InstrumentStatistics(
    string Instrument, string Kind, int Items, int Areas, int Triads, ImmutableSortedDictionary<string, int> Levels, decimal VerifiedShare)
{
    /// <summary>How often the key of a single choice stands first, second and so on.</summary>
    public required ImmutableArray<int> KeyPositions { get; init; }

    /// <summary>Singles whose key is strictly longer than any other option.</summary>
    public decimal LongestIsKeyShare { get; init; }

    public decimal SingleChoiceShare { get; init; }

    /// <summary>Items by type, as authors write it.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, int> Types { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Items of levels 1, 2, 3 by area; for kinds without levels one number.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, ImmutableArray<int>> ItemsByArea { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<int>>.Empty;

    public int MaxStemChars { get; init; }

    public int MaxOptionChars { get; init; }

    public static InstrumentStatistics Of(InstrumentDraft draft)
    {
        var items = draft.Items.ToList();
        var singles = items.Where(i => i.Item.Body is SingleChoice { HasKey: true } && !i.Options.IsEmpty).ToList();
        var kind = WordsOfFormat.Kinds.First(k => k.Value == draft.Instrument.Kind).Key;
        var levels = items.Where(i => i.Item.Level != ItemLevel.None)
            .GroupBy(i => ((int)i.Item.Level).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new(
            draft.Instrument.Id, kind, items.Count, draft.Areas.Length, draft.Areas.Sum(a => a.Triads.Length), levels,
            Verified(items))
        {
            KeyPositions = Positions(singles),
            LongestIsKeyShare = Share(singles.Count(KeyIsLongest), singles.Count),
            SingleChoiceShare = Share(items.Count(i => i.Item.Body is SingleChoice), items.Count),
            Types = items.Where(i => i.Type.Length > 0).GroupBy(i => i.Type).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            ItemsByArea = draft.Areas.ToImmutableSortedDictionary(a => a.Code, ByLevel, StringComparer.Ordinal),
            MaxStemChars = items.Select(i => i.Item.Stem.Length).DefaultIfEmpty().Max(),
            MaxOptionChars = items.SelectMany(i => i.Options).Select(o => o.Text.Length).DefaultIfEmpty().Max(),
        };
    }

    private static ImmutableArray<int> ByLevel(AreaDraft area) => area.Triads.IsEmpty
        ? [area.Items.Length]
        : [.. new[] { ItemLevel.Reproductive, ItemLevel.Reflexive, ItemLevel.Functional }.Select(level => area.Items.Count(i => i.Item.Level == level))];

    // Where nothing has a key there is nothing to solve twice.
    private static decimal Verified(List<ItemDraft> items)
    {
        var keyed = items.Where(i => i.Item.Body.HasKey).ToList();
        return keyed.Count == 0 ? 1 : Share(keyed.Count(i => i.Verified.Length >= 2), keyed.Count);
    }

    private static ImmutableArray<int> Positions(List<ItemDraft> singles)
    {
        var keys = singles.Select(i => ((SingleChoice)i.Item.Body).Key!.Value).ToList();
        return [.. Enumerable.Range(0, singles.Select(i => i.Options.Length).DefaultIfEmpty().Max()).Select(p => keys.Count(k => k == p))];
    }

    private static bool KeyIsLongest(ItemDraft item)
    {
        var key = item.Options[((SingleChoice)item.Item.Body).Key!.Value].Text.Length;
        return item.Options.Count(o => o.Text.Length >= key) == 1;
    }

    private static decimal Share(int part, int whole) => whole == 0 ? 0 : Math.Round((decimal)part / whole, 3);
}
