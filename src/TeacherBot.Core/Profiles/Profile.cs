using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Profiles;

/// <summary>What one attempt shows, area by area. Recomputed from responses; the stored area results must agree with it.</summary>
public sealed record Profile(Instrument Instrument, ImmutableArray<AreaResult> Areas)
{
    /// <summary>Profile of the closed areas of an attempt, in the instrument's order.</summary>
    public static Profile Of(Instrument instrument, Attempt attempt) => new(
        instrument,
        [.. instrument.Areas.Where(a => attempt.Closed.Contains(a.Code)).Select(a => Scorer.Score(instrument, a.Code, attempt.Responses))]);

    /// <summary>Strengths first: higher level, then more right responses.</summary>
    public ImmutableArray<AreaResult> ByStrength() => [.. Areas.OrderBy(Need).ThenBy(r => r.Area, StringComparer.Ordinal)];

    /// <summary>Where the most is to be done first.</summary>
    public ImmutableArray<AreaResult> ByNeed() => [.. Areas.OrderByDescending(Need).ThenBy(r => r.Area, StringComparer.Ordinal)];

    // Levels count before the index inside a level; thousandths keep both in one number.
    private static int Need(AreaResult result) => result switch
    {
        LevelsResult { Level: { } level } levels => ((3 - (int)level) * 2000) + levels.DeficitIndex,
        LevelsResult => 7000,
        PercentResult percent => 1000 - (10 * (percent.Percent ?? 0)),
        DifficultyResult difficulty => difficulty.Maximum == 0 ? 0 : 1000 * difficulty.Sum / difficulty.Maximum,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
