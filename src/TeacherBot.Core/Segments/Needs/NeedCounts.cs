using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Segments;

/// <summary>The three counts of a cell, and what may be said of them.</summary>
internal readonly record struct NeedCounts(int Need, int Fine, int Unfinished)
{
    private const int LeastBand = 3;
    private const int Rounding = 5;

    public int Finished => Need + Fine;

    public static NeedCounts Of(IReadOnlyDictionary<string, NeedState> group) => Of(group.Values);

    public static NeedCounts Of(IEnumerable<NeedState> states)
    {
        Span<int> counts = [0, 0, 0];
        foreach (var state in states)
        {
            counts[(int)state]++;
        }

        return new(counts[(int)NeedState.Need], counts[(int)NeedState.Fine], counts[(int)NeedState.Unfinished]);
    }

    /// <summary>True when need or fine are fewer than k, none at all included.</summary>
    public bool IsNarrow(int k) => Need < k || Fine < k;

    /// <summary>True when some number could be shown; it says nothing of what the count is.</summary>
    public bool CanTell(int k)
    {
        var finished = Finished;
        return Finished - (2 * k) + 1 >= LeastBand
            && (IsExact(k) || Enumerable.Range(0, finished + 1).Any(need => IsInside(Band.Of(finished, need, new DisclosureRules(k)), finished, k)));
    }

    /// <summary>
    /// The number of recipients rounded to 5; null when need or fine are fewer than k. Each number shown covers at least three possible
    /// counts, also for one who knows how many have not finished (rulings R1, R3). Of a group so small that the map of difficulties has a
    /// band for it the band alone decides whether a number is shown and which: held against the map it tells nothing more.
    /// </summary>
    public int? About(int k)
    {
        if (IsNarrow(k) || !CanTell(k))
        {
            return null;
        }

        if (!IsExact(k))
        {
            var band = Band.Of(Finished, Need, new DisclosureRules(k));
            var (low, high) = band.Counts(Finished);
            return IsInside(band, Finished, k) ? Round(Unfinished + ((low + high) / 2)) : null;
        }

        var (lowest, highest) = (Unfinished + k, Unfinished + Finished - k);
        if (IsNarrow(k) || !CanTell(k))
        {
            return null;
        }

        if (highest - lowest + 1 <= Rounding)
        {
            return Round((lowest + highest) / 2);
        }

        var (first, last, shown) = (Round(lowest), Round(highest), Round(Unfinished + Need));
        return shown == first && first + (Rounding / 2) - lowest + 1 < LeastBand ? first + Rounding
            : shown == last && highest - (last - (Rounding / 2)) + 1 < LeastBand ? last - Rounding
            : shown;
    }

    /// <summary>
    /// Whether this number may be shown after a narrower cell inside was refused: of the inner people, of the others and of all there must
    /// remain three possible counts, or only counts that are no secret. It looks at the answers, never at the counts, so that a refusal
    /// tells no more than the number would.
    /// </summary>
    public bool HidesInner(int about, NeedCounts inner, int k) => Hides(about, inner, k, n => n.About(k) is null, _ => true);

    /// <summary>The same after these people were answered about before some more finished; of the late ones both kinds are at least k.</summary>
    /// <param name="then">What was shown then; null for a refusal.</param>
    public bool HidesLate(int about, NeedCounts before, int? then, int k) =>
        Hides(about, before, k, n => n.About(k) == then, late => !late.IsNarrow(k));

    private bool Hides(int about, NeedCounts inner, int k, Func<NeedCounts, bool> innerFits, Func<NeedCounts, bool> othersFit)
    {
        var (all, inside, outside) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
        var others = Finished - inner.Finished;
        for (var a = 0; a <= inner.Finished; a++)
        {
            if (!innerFits(new(a, inner.Finished - a, inner.Unfinished)))
            {
                continue;
            }

            for (var b = 0; b <= others; b++)
            {
                if (othersFit(new(b, others - b, 0)) && new NeedCounts(a + b, Finished - a - b, Unfinished).About(k) == about)
                {
                    all.Add(a + b);
                    inside.Add(a);
                    outside.Add(b);
                }
            }
        }

        return Open(all, Finished, k) && Open(inside, inner.Finished, k) && Open(outside, others, k);
    }

    private static bool Open(HashSet<int> possible, int size, int k) =>
        possible.Count >= Math.Min(LeastBand, size + 1) || possible.All(n => n >= k && size - n >= k);

    private bool IsExact(int k) => Finished >= new DisclosureRules(k).Exact;

    // Every count of the band leaves k with the need and k without.
    private static bool IsInside(Band band, int finished, int k) => band is Band.Fraction && band.Counts(finished) is var (low, high) && low >= k && finished - high >= k;

    private static int Round(int count) => (count + (Rounding / 2)) / Rounding * Rounding;
}
