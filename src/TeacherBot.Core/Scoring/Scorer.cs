using System.Collections.Immutable;
using System.Diagnostics;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Scoring;

/// <summary>Turns responses into results by the instrument's kind. Integers only, the order of responses does not matter.</summary>
public static class Scorer
{
    /// <summary>
    /// Result on one area. An area counts when each of its items has a response or «Не знаю» (ruling R7); otherwise the result is
    /// insufficient whatever was right.
    /// </summary>
    public static AreaResult Score(Instrument instrument, string area, IReadOnlyDictionary<int, Response> responses) =>
        instrument.Kind switch
        {
            InstrumentKind.Levels => Levels(instrument, area, responses),
            InstrumentKind.Percent => Percent(instrument, area, responses),
            InstrumentKind.Difficulties => Difficulties(instrument, area, responses),
            InstrumentKind.Organisation => throw new InvalidOperationException("An organisation questionnaire has no score."),
            _ => throw new UnreachableException(),
        };

    /// <summary>The subject as a whole: the same rule over all items of the completed areas. Null when none is complete.</summary>
    public static LevelsResult? Overall(Instrument instrument, IEnumerable<string> areas, IReadOnlyDictionary<int, Response> responses)
    {
        var items = areas.SelectMany(a => instrument.Area(a).Items).ToList();
        return items.Count == 0 ? null : Levels("", [.. items.Select(i => instrument.Items[i])], responses);
    }

    private static LevelsResult Levels(Instrument instrument, string area, IReadOnlyDictionary<int, Response> responses) =>
        Levels(area, Items(instrument, area), responses);

    private static LevelsResult Levels(string area, ImmutableArray<Item> items, IReadOnlyDictionary<int, Response> responses)
    {
        var complete = items.All(i => responses.ContainsKey(i.Index));
        var scored = items.Where(i => i.Scored).ToList();
        var one = Count(scored, ItemLevel.Reproductive, responses);
        var two = Count(scored, ItemLevel.Reflexive, responses);
        var three = Count(scored, ItemLevel.Functional, responses);
        var level = complete && one.Sufficient ? Reached(one, two, three) : (MasteryLevel?)null;
        var inconsistent = level is not null
            && ((!one.Passed && (two.Passed || three.Passed)) || (two.Sufficient && !two.Passed && three.Passed));
        return new(area, one, two, three, level, inconsistent, ConfidenceOf(scored, responses));
    }

    private static MasteryLevel Reached(LevelCount one, LevelCount two, LevelCount three) =>
        !one.Passed ? MasteryLevel.BelowReproductive
        : !two.Passed ? MasteryLevel.Reproductive
        : !three.Passed ? MasteryLevel.Reflexive
        : MasteryLevel.Functional;

    private static PercentResult Percent(Instrument instrument, string area, IReadOnlyDictionary<int, Response> responses)
    {
        var items = Items(instrument, area);
        var scored = items.Where(i => i.Scored).ToList();
        var correct = scored.Count(i => responses.TryGetValue(i.Index, out var r) && r.Correct);
        if (scored.Count == 0 || !items.All(i => responses.ContainsKey(i.Index)))
        {
            return new(area, correct, scored.Count, null, null);
        }

        // Compared as fractions, not as the rounded percent: 2 of 3 is below a cut of 67.
        var band = instrument.PercentCuts.Count(cut => 100 * correct >= cut * scored.Count);
        return new(area, correct, scored.Count, 100 * correct / scored.Count, band);
    }

    private static DifficultyResult Difficulties(Instrument instrument, string area, IReadOnlyDictionary<int, Response> responses)
    {
        var items = Items(instrument, area);
        var rated = items.Where(i => responses.TryGetValue(i.Index, out var r) && !r.Value.IsUnknown).ToList();
        var answered = items.Count(i => responses.ContainsKey(i.Index));
        return new(
            area,
            rated.Sum(i => responses[i.Index].Value.Numbers() is [var n] ? n : 0),
            rated.Sum(i => ((Rating)i.Body).Labels.Length - 1),
            answered,
            items.Length);
    }

    private static ImmutableArray<Item> Items(Instrument instrument, string area) =>
        [.. instrument.Area(area).Items.Select(i => instrument.Items[i])];

    private static LevelCount Count(List<Item> items, ItemLevel level, IReadOnlyDictionary<int, Response> responses)
    {
        var valid = items.Where(i => i.Level == level).ToList();
        return new(valid.Count(i => responses.TryGetValue(i.Index, out var r) && r.Correct), valid.Count);
    }

    private static Confidence ConfidenceOf(List<Item> items, IReadOnlyDictionary<int, Response> responses)
    {
        int rightSure = 0, rightUnsure = 0, wrongSure = 0, wrongUnsure = 0;
        foreach (var item in items.Where(i => i.Level == ItemLevel.Reflexive))
        {
            if (!responses.TryGetValue(item.Index, out var response))
            {
                continue;
            }

            switch (response)
            {
                case { Value.IsUnknown: true }: wrongUnsure++; break;
                case { Sure: true, Correct: true }: rightSure++; break;
                case { Sure: true, Correct: false }: wrongSure++; break;
                case { Sure: false, Correct: true }: rightUnsure++; break;
                case { Sure: false, Correct: false }: wrongUnsure++; break;
                default: break;
            }
        }

        return new(rightSure, rightUnsure, wrongSure, wrongUnsure);
    }
}
