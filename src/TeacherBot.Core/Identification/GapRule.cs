using System.Collections.Immutable;

namespace TeacherBot.Core.Identification;

/// <summary>
/// How far a school is behind a mean, in points of 100: over the procedures of which both the school's figure and the mean are known. The
/// mean of a municipality is the office's own where it entered one, and else that of its schools, the judged one among them, each counting
/// once: the document speaks of the municipality's mean, and a school is part of it.
/// </summary>
internal static class GapRule
{
    // A mean of the school alone would say that it is never behind.
    private const int FewestSchools = 2;

    public static Verdict Judge(Question asked, string school)
    {
        var year = asked.Year;
        ImmutableArray<string> own = [.. asked.Criterion.Indicators.Where(i => asked.Facts.Find(school, year, i) is not null)];
        if (own.IsEmpty)
        {
            return asked.Lacks(school, Lack.Value, asked.Criterion.Indicators, [year]);
        }

        var means = own.Select(i => (Indicator: i, Mean: Mean(asked, i))).Where(m => m.Mean is not null).Select(m => (m.Indicator, m.Mean!.Value.Value, m.Mean.Value.Schools)).ToList();
        if (means.Count == 0)
        {
            return asked.Lacks(school, Lack.Mean, own, [year]);
        }

        var value = means.Average(m => asked.Rescaled(school, year, m.Indicator)!.Value);
        var behind = new Evidence.Behind(value, means.Average(m => m.Value), asked.Threshold!.Value, [.. means.Select(m => m.Indicator)], means.Max(m => m.Schools));
        return asked.Say(school, asked.Criterion.Rule == CriterionRule.BehindRegion ? behind.Gap > behind.Threshold : behind.Gap >= behind.Threshold, behind);
    }

    private static (decimal Value, int Schools)? Mean(Question asked, string indicator)
    {
        var isRegion = asked.Criterion.Rule == CriterionRule.BehindRegion;
        if (asked.Rescaled(isRegion ? SchoolFact.Region : SchoolFact.Town, asked.Year, indicator) is { } entered)
        {
            return (entered, 0);
        }

        var known = asked.Known(indicator, asked.Year);
        return isRegion || known.Count < FewestSchools ? null : (known.Average(k => k.Value), known.Count);
    }
}
