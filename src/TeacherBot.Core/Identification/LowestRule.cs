using System.Collections.Immutable;

namespace TeacherBot.Core.Identification;

/// <summary>
/// The lowest percent of schools. It is taken of the schools with data and rounded up; who equals the last of them is listed too; fewer
/// schools than give a whole one are not ranked; where all are equal nobody is the lowest.
/// </summary>
internal static class LowestRule
{
    private const decimal Whole = 100;

    public static IEnumerable<Verdict> Judge(Question asked)
    {
        var scores = asked.Criterion.Rule == CriterionRule.LowestResults ? Results(asked) : Indexes(asked);
        var ranked = scores.Where(s => s.Index is not null).Select(s => s.Index!.Value).Order().ToList();
        var share = asked.Threshold!.Value;
        if (ranked.Count > 0 && share * ranked.Count < Whole)
        {
            return scores.Select(s => s.Lacking ?? asked.Lacks(s.School, Lack.Schools, schools: ranked.Count));
        }

        return scores.Select(s => s.Lacking ?? Place(asked, s, ranked));
    }

    private static Verdict Place(Question asked, Score score, List<decimal> ranked)
    {
        var (share, index) = (asked.Threshold!.Value, score.Index!.Value);
        var quota = (int)Math.Ceiling(share * ranked.Count / Whole);
        var border = ranked[Math.Min(quota, ranked.Count) - 1];
        var listed = ranked[0] == ranked[^1] ? 0 : ranked.Count(r => r <= border);
        var ranking = new Ranking(share, ranked.Count, asked.Town.Schools.Length, quota, listed);
        return asked.Say(score.School, listed > 0 && index <= border, new Evidence.Ranked(index, 1 + ranked.Count(r => r < index), ranking, score.Indicators, asked.Years));
    }

    // A school needs a result in every year, of whichever procedure it takes part in.
    private static List<Score> Results(Question asked)
    {
        var found = new List<(string School, int Year, string Indicator, decimal Apart)>();
        foreach (var (indicator, year) in asked.Criterion.Indicators.SelectMany(i => asked.Years.Select(y => (i, y))))
        {
            var known = asked.Known(indicator, year);
            found.AddRange(known.Select(k => (k.School, year, indicator, k.Value - known.Average(x => x.Value))));
        }

        return asked.Town.Schools.Select(s => s.Id).Select(id =>
        {
            var own = found.Where(f => f.School == id).ToList();
            ImmutableArray<int> missing = [.. asked.Years.Except(own.Select(o => o.Year))];
            return missing.IsEmpty
                ? new Score(id, Question.Round(own.Average(o => o.Apart)), [.. asked.Criterion.Indicators.Where(i => own.Exists(o => o.Indicator == i))], null)
                : new Score(id, null, [], asked.Lacks(id, Lack.Value, asked.Criterion.Indicators, missing));
        }).ToList();
    }

    // A part that the municipality collects of no school is left out for all; one that it collects is needed of each.
    private static List<Score> Indexes(Question asked)
    {
        var values = asked.Criterion.Indicators.ToDictionary(i => i, i => asked.Town.Schools.ToDictionary(s => s.Id, s => Mean(asked, s.Id, i)));
        ImmutableArray<string> collected = [.. asked.Criterion.Indicators.Where(i => values[i].Values.Any(v => v is not null))];
        var whole = asked.Town.Schools.Select(s => s.Id).Where(id => !collected.IsEmpty && collected.All(i => values[i][id] is not null)).ToList();
        return asked.Town.Schools.Select(s => s.Id).Select(id => whole.Contains(id)
            ? new Score(id, Question.Round(collected.Average(i => Part(asked, i, values[i][id]!.Value, [.. whole.Select(w => values[i][w]!.Value)]))), collected, null)
            : new Score(id, null, [], asked.Lacks(id, Lack.Value, [.. (collected.IsEmpty ? asked.Criterion.Indicators : collected).Where(i => values[i][id] is null)], asked.Years))).ToList();
    }

    // Where all schools are equal the part tells none apart: the middle for everybody.
    private static decimal Part(Question asked, string indicator, decimal value, List<decimal> all)
    {
        var (least, most) = (all.Min(), all.Max());
        var part = least == most ? Whole / 2 : Whole * (value - least) / (most - least);
        return asked.Criterion.Adverse.Contains(indicator) ? Whole - part : part;
    }

    private static decimal? Mean(Question asked, string school, string indicator)
    {
        var values = asked.Years.Select(y => asked.Rescaled(school, y, indicator)).ToList();
        return values.Contains(null) ? null : values.Average();
    }

    /// <param name="Lacking">What is said where there is no index.</param>
    private sealed record Score(string School, decimal? Index, ImmutableArray<string> Indicators, Verdict? Lacking);
}
