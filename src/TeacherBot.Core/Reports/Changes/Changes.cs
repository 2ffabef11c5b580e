using System.Collections.Immutable;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>The two groups of each earlier wave in an area, the same people before and now, and the lines that come of them.</summary>
internal sealed class Changes
{
    private readonly IReadOnlyList<ILookup<string, Pair>> waves;
    private readonly Dictionary<(string Area, string Key), (Counted Counted, double Share)> now;
    private readonly List<ChangeLine>[] lines;

    public Changes(IReadOnlyList<Measured> measured, IReadOnlyList<EarlierWave> earlier)
    {
        waves = [.. earlier.Select(e => e.Pairs.ToLookup(p => p.Area))];
        lines = [.. earlier.Select(_ => new List<ChangeLine>())];
        now = earlier.Count == 0 ? [] : measured.ToDictionary(m => (m.Area, m.Key), m => (new Counted(m.Key, m.Level < Measured.Enough), m.Answered == 0 ? 0 : (double)m.Right / m.Answered));
    }

    public ImmutableArray<ImmutableArray<ChangeLine>> Lines => [.. lines.Select(l => l.ToImmutableArray())];

    /// <summary>Before and now of each earlier wave, in that order; of a wave that shares nobody both are empty.</summary>
    public IEnumerable<ImmutableArray<Counted>> Groups(string area) => waves.SelectMany(w => new[]
    {
        w[area].Select(p => p.Counted).ToImmutableArray(),
        w[area].Select(p => now[(area, p.After)].Counted).ToImmutableArray(),
    });

    /// <param name="cells">Of <see cref="Groups"/>.</param>
    public void Add(string area, ImmutableArray<NeedCell> cells)
    {
        for (var i = 0; i < waves.Count; i++)
        {
            if (waves[i].Contains(area))
            {
                var (before, after) = (cells[2 * i], cells[(2 * i) + 1]);
                lines[i].Add(new ChangeLine(area, before, after) { Effect = (before.Band, after.Band) is (Band.Exactly, Band.Exactly) ? Effect(waves[i][area]) : null });
            }
        }
    }

    private decimal? Effect(IEnumerable<Pair> pairs)
    {
        var all = pairs.ToList();
        var size = Change.EffectSize([.. all.Select(p => p.Share)], [.. all.Select(p => now[(p.Area, p.After)].Share)]);
        return double.IsFinite(size) ? decimal.Round((decimal)Change.SmallGroup(size, all.Count - 1), 1, MidpointRounding.AwayFromZero) : null;
    }
}
