using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Profiles;

/// <summary>How one area's result is said to a teacher: a sentence, a bar, what is near, never a verdict.</summary>
internal static class AreaWords
{
    /// <summary>One line: sign, title and the short word for the level.</summary>
    public static string Line(Situation s, AreaResult result) => $"{Sign(result)} {s.Catalog.AreaTitle(result.Area)}";

    public static string Sentence(Situation s, AreaResult result) => result switch
    {
        LevelsResult { Level: null } or PercentResult { Percent: null } => s.Text("level.insufficient"),
        LevelsResult { Level: MasteryLevel.Functional } => s.Text("level.3"),
        LevelsResult { Level: MasteryLevel.Reflexive } => s.Text("level.2"),
        LevelsResult { Level: MasteryLevel.Reproductive } => s.Text("level.1"),
        LevelsResult { Level: MasteryLevel.BelowReproductive } => s.Text("level.0"),
        PercentResult percent => s.Text("percent.sentence", ("percent", percent.Percent!.Value), ("right", percent.Correct), ("all", percent.Valid)),
        DifficultyResult { Maximum: 0 } => s.Text("level.insufficient"),
        DifficultyResult difficulty => s.Text("difficulty.sentence", ("sum", difficulty.Sum), ("max", difficulty.Maximum)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What else stands out; empty when nothing does.</summary>
    public static IEnumerable<string> Remarks(Situation s, AreaResult result)
    {
        if (result is not LevelsResult { Level: not null } levels)
        {
            yield break;
        }

        yield return s.Text("level.hint", ("n", levels.Valid));
        if (levels.MissingToNext is { } missing and > 0)
        {
            yield return s.Text("level.to-next", ("n", missing));
        }

        if (levels.Inconsistent)
        {
            yield return s.Text("level.inconsistent");
        }

        if (levels.Confidence.BlindSpot)
        {
            yield return s.Text("level.blind-spot");
        }

        if (levels.Confidence.HiddenStrength)
        {
            yield return s.Text("level.hidden-strength");
        }
    }

    private static string Sign(AreaResult result) => result switch
    {
        LevelsResult { Level: { } level } => Bar.OfLevel((int)level),
        LevelsResult => "···",
        PercentResult percent => Bar.Of(percent.Percent ?? 0, 100),
        DifficultyResult { Maximum: 0 } => "···",
        DifficultyResult difficulty => $"{difficulty.Sum} из {difficulty.Maximum} ·",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
