using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Profiles;

/// <summary>How one area's result is said to a teacher: a sentence, a bar, what is near, never a verdict. Chat and paper say the same.</summary>
internal static class AreaWords
{
    /// <summary>One line: sign, title and the short word for the level.</summary>
    public static string Line(Catalog catalog, AreaResult result) => $"{Sign(result)} {catalog.AreaTitle(result.Area)}";

    public static string Sentence(Catalog catalog, AreaResult result) => result switch
    {
        LevelsResult { Level: null } or PercentResult { Percent: null } => catalog.Text("level.insufficient"),
        LevelsResult { Level: MasteryLevel.Functional } => catalog.Text("level.3"),
        LevelsResult { Level: MasteryLevel.Reflexive } => catalog.Text("level.2"),
        LevelsResult { Level: MasteryLevel.Reproductive } => catalog.Text("level.1"),
        LevelsResult { Level: MasteryLevel.BelowReproductive } => catalog.Text("level.0"),
        PercentResult percent => catalog.Text("percent.sentence", ("percent", percent.Percent!.Value), ("right", percent.Correct), ("all", percent.Valid)),
        DifficultyResult { Maximum: 0 } => catalog.Text("level.insufficient"),
        DifficultyResult difficulty => catalog.Text("difficulty.sentence", ("sum", difficulty.Sum), ("max", difficulty.Maximum)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What else stands out; empty when nothing does.</summary>
    public static IEnumerable<string> Remarks(Catalog catalog, AreaResult result)
    {
        if (result is not LevelsResult { Level: not null } levels)
        {
            yield break;
        }

        yield return catalog.Text("level.hint", ("n", levels.Valid));
        if (levels.MissingToNext is { } missing and > 0)
        {
            yield return catalog.Text("level.to-next", ("n", missing));
        }

        if (levels.Inconsistent)
        {
            yield return catalog.Text("level.inconsistent");
        }

        if (levels.Confidence.BlindSpot)
        {
            yield return catalog.Text("level.blind-spot");
        }

        if (levels.Confidence.HiddenStrength)
        {
            yield return catalog.Text("level.hidden-strength");
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
