using System.Collections.Immutable;
using System.Numerics;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Reports;

/// <summary>A response to one item, as it was scored.</summary>
public readonly record struct ScoredResponse(int Item, string Value, bool Right);

/// <summary>Counts responses to one area of a form, a person at a time: what is kept of each is one bit an item.</summary>
public sealed class AreaTally
{
    private const double OfGroup = .27;
    private const double LeastShare = .05;

    private readonly Instrument form;
    private readonly string area;
    private readonly ImmutableArray<Item> items;
    private readonly List<(long Attempt, uint Bits)> people = [];
    private readonly Dictionary<string, int>[] chosen;

    public AreaTally(Instrument form, string area)
    {
        (this.form, this.area) = (form, area);
        items = ItemsOf(form, area);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items.Length, sizeof(uint) * 8, nameof(area));
        chosen = [.. items.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    }

    /// <summary>Items that are judged, in their order.</summary>
    internal static ImmutableArray<Item> ItemsOf(Instrument form, string area) => [.. form.Area(area).Items.Select(i => form.Items[i]).Where(i => i.Scored && i.Body.HasKey)];

    /// <summary>What may leave the municipality.</summary>
    public ItemSums Sums() => new(form.Id, form.Ref.Version, form.Ref.Form, form.Ref.Hash, area, ItemScores.Of(items.Length, people.Select(p => Row(p.Bits))).Sums);

    /// <summary>Counts a person who answered every item; anybody else is left out.</summary>
    /// <param name="responses">At most one to an item, in any order; to items of other areas too.</param>
    public void Add(long attempt, IReadOnlyCollection<ScoredResponse> responses)
    {
        var own = items.Select(i => responses.FirstOrDefault(r => r.Item == i.Index)).ToList();
        if (own.Exists(r => r.Value is null))
        {
            return;
        }

        var bits = 0u;
        for (var i = 0; i < own.Count; i++)
        {
            bits |= own[i].Right ? 1u << i : 0;
            chosen[i][own[i].Value] = chosen[i].GetValueOrDefault(own[i].Value) + 1;
        }

        people.Add((attempt, bits));
    }

    public AreaQuality Quality(DisclosureRules rules)
    {
        var n = people.Count;
        if (n < Math.Max(ItemQuality.Fewest, rules.Least))
        {
            return new AreaQuality(form.Id, form.Ref.Version, form.Ref.Form, area, n, []);
        }

        var scores = ItemScores.Of(items.Length, people.Select(p => Row(p.Bits)));
        var usual = n >= ItemQuality.Usual;
        return new AreaQuality(
            form.Id, form.Ref.Version, form.Ref.Form, area, n,
            [.. items.Select((item, i) => new ItemQuality(
                item.Id, (int)item.Level, Band.Of(n, Right(i), rules), usual ? Rounded(scores.ItemRest(i)) : null, UpperLower(i), usual ? Idle(i) : [], usual && OutOfOrder(i)))])
        {
            Reliability = usual ? Rounded(scores.Reliability) : null,
            OfTriads = usual ? Rounded(OfTriads(scores.Variance)) : null,
            StandardError = usual ? Rounded(scores.StandardError) : null,
            Reproducibility = usual ? Rounded(Reproducibility()) : null,
        };
    }

    internal static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 2, MidpointRounding.AwayFromZero) : null;

    private bool[] Row(uint bits) => [.. items.Select((_, i) => (bits >> i & 1) == 1)];

    private int Right(int item) => people.Count(p => (p.Bits >> item & 1) == 1);

    // Equal sums are told apart by the age of the attempt, so that the same people give the same figure.
    private double? UpperLower(int item)
    {
        if (people.Count < ItemQuality.ForUpperLower)
        {
            return null;
        }

        var group = (int)Math.Round(people.Count * OfGroup, MidpointRounding.AwayFromZero);
        var sorted = people.OrderByDescending(p => BitOperations.PopCount(p.Bits)).ThenBy(p => p.Attempt).ToList();
        int Of(IEnumerable<(long Attempt, uint Bits)> some) => some.Count(p => (p.Bits >> item & 1) == 1);
        return Rounded((Of(sorted.Take(group)) - Of(sorted.TakeLast(group))) / (double)group);
    }

    private ImmutableArray<int> Idle(int item)
    {
        var (options, keys) = items[item].Body switch
        {
            SingleChoice single => (single.Options.Length, single.Key is { } key ? [key] : []),
            MultipleChoice multiple => (multiple.Options.Length, multiple.Keys),
            _ => (0, ImmutableArray<int>.Empty),
        };
        var counts = new int[options];
        foreach (var (value, times) in options == 0 ? [] : chosen[item])
        {
            foreach (var number in new ResponseValue(value).Numbers().Where(o => o < options))
            {
                counts[number] += times;
            }
        }

        return [.. Enumerable.Range(0, options).Where(o => !keys.Contains(o) && counts[o] < LeastShare * people.Count)];
    }

    private bool OutOfOrder(int item) => Triad(item) is var triad && triad.Any(i => items[i].Level < items[item].Level && Right(i) < Right(item));

    private IEnumerable<int> Triad(int item) => Enumerable.Range(0, items.Length).Where(i => items[i].Triad is not null && items[i].Triad == items[item].Triad);

    private double OfTriads(double variance)
    {
        var triads = Triads();
        return triads.Count < 2 ? double.NaN : ItemScores.Alpha(triads.Count, triads.Sum(t => Variance(t)), variance);
    }

    private double Variance(uint triad)
    {
        var (sum, squares) = (0L, 0L);
        foreach (var (_, bits) in people)
        {
            var right = BitOperations.PopCount(bits & triad);
            (sum, squares) = (sum + right, squares + (right * right));
        }

        var mean = (double)sum / people.Count;
        return ((double)squares / people.Count) - (mean * mean);
    }

    // Goodenough and Edwards: whoever has t items of a triad right should have the first t of them right; every response that differs is an error.
    private double Reproducibility()
    {
        var triads = Enumerable.Range(0, items.Length).Where(i => items[i].Triad is not null).GroupBy(i => items[i].Triad).Select(g => g.OrderBy(i => items[i].Level).ToList()).ToList();
        if (triads.Count == 0)
        {
            return double.NaN;
        }

        var errors = people.Sum(p => triads.Sum(triad =>
        {
            var right = triad.Count(i => (p.Bits >> i & 1) == 1);
            return triad.Where((i, place) => (p.Bits >> i & 1) == 1 != place < right).Count();
        }));
        return 1 - (errors / (double)(people.Count * triads.Sum(t => t.Count)));
    }

    private List<uint> Triads() => [.. Enumerable.Range(0, items.Length).Where(i => items[i].Triad is not null).GroupBy(i => items[i].Triad)
        .Select(g => g.Aggregate(0u, (bits, i) => bits | (1u << i)))];
}
