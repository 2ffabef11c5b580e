namespace TeacherBot.Core.Scoring;

/// <summary>Mastery of an area: the highest level reached without a gap below. A sign, never a verdict.</summary>
public enum MasteryLevel
{
    BelowReproductive = 0,
    Reproductive = 1,
    Reflexive = 2,
    Functional = 3,
}

/// <summary>Right responses among valid items of one level inside an area.</summary>
public readonly record struct LevelCount(int Correct, int Valid)
{
    /// <summary>At least two thirds right of at least three valid items (rulings R7, R8).</summary>
    public bool Passed => Sufficient && 3 * Correct >= 2 * Valid;

    public bool Sufficient => Valid >= 3;

    /// <summary>Right responses still missing to the cut; 0 when it is reached.</summary>
    public int Missing => Math.Max(0, (((2 * Valid) + 2) / 3) - Correct);
}

/// <summary>Level-2 items by being right and being sure; «Не знаю» is wrong and unsure (ruling R11).</summary>
public readonly record struct Confidence(int RightSure, int RightUnsure, int WrongSure, int WrongUnsure)
{
    /// <summary>Most level-2 items wrong while sure: something to look at that the person would not look for.</summary>
    public bool BlindSpot => WrongSure >= 2;

    /// <summary>Most level-2 items right while unsure: knows more than they think.</summary>
    public bool HiddenStrength => RightUnsure >= 2;
}

/// <summary>Result on one area by one of the scoring rules. A closed family.</summary>
public abstract record AreaResult(string Area)
{
    /// <summary>False when the area lacks responses or valid items: shown as «недостаточно данных», never as a lower level.</summary>
    public abstract bool Sufficient { get; }
}

/// <summary>Levels kind: counts for each item level, the mastery level and what stands out.</summary>
/// <param name="Level">Null when data are insufficient.</param>
/// <param name="Inconsistent">A higher level passed above one that did not.</param>
public sealed record LevelsResult(
    string Area, LevelCount One, LevelCount Two, LevelCount Three, MasteryLevel? Level, bool Inconsistent, Confidence Confidence)
    : AreaResult(Area)
{
    public override bool Sufficient => Level is not null;

    public int Correct => One.Correct + Two.Correct + Three.Correct;

    public int Valid => One.Valid + Two.Valid + Three.Valid;

    /// <summary>Right responses missing to the next level; null at the top, without data, or when the next level has too few items.</summary>
    public int? MissingToNext => Level switch
    {
        MasteryLevel.BelowReproductive => One.Missing,
        MasteryLevel.Reproductive when Two.Sufficient => Two.Missing,
        MasteryLevel.Reflexive when Three.Sufficient => Three.Missing,
        _ => null,
    };

    /// <summary>1 − (s1+s2+s3)/3 in thousandths, for sorting only; greater is more to do.</summary>
    public int DeficitIndex => 1000 - ((Share(One) + Share(Two) + Share(Three)) / 3);

    private static int Share(LevelCount count) => count.Valid == 0 ? 0 : 1000 * count.Correct / count.Valid;
}

/// <summary>Percent kind: whole percent rounded down and the band it falls in, from 0 for below the first cut.</summary>
public sealed record PercentResult(string Area, int Correct, int Valid, int? Percent, int? Band) : AreaResult(Area)
{
    public override bool Sufficient => Percent is not null;
}

/// <summary>Difficulties kind: the sum of self-ratings against the greatest possible one. Never mixed with tested results.</summary>
public sealed record DifficultyResult(string Area, int Sum, int Maximum, int Rated, int Items) : AreaResult(Area)
{
    public override bool Sufficient => Rated == Items;
}
