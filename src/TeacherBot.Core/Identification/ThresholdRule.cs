using System.Collections.Immutable;
using System.Diagnostics;

namespace TeacherBot.Core.Identification;

/// <summary>A figure of a school against a number: in each of the years, or in their mean.</summary>
internal static class ThresholdRule
{
    public static Verdict Judge(Question asked, string school)
    {
        var (criterion, threshold) = (asked.Criterion, asked.Threshold!.Value);
        var indicator = criterion.Indicators[0];
        ImmutableArray<(int Year, decimal Value)> values =
            [.. asked.Years.Select(y => (Year: y, Value: asked.Facts.Find(school, y, indicator))).Where(v => v.Value is not null).Select(v => (v.Year, v.Value!.Value))];
        if (values.Length < asked.Years.Length)
        {
            return asked.Lacks(school, Lack.Value, [indicator], [.. asked.Years.Except(values.Select(v => v.Year))]);
        }

        // The sum is held against so many thresholds: a mean of three years has no last digit.
        var sum = values.Sum(v => v.Value);
        var isMet = criterion.IsMean ? Passes(criterion.Rule, sum, threshold * values.Length) : values.All(v => Passes(criterion.Rule, v.Value, threshold));
        return asked.Say(school, isMet, new Evidence.Compared(values, criterion.IsMean ? sum / values.Length : null, threshold));
    }

    private static bool Passes(CriterionRule rule, decimal value, decimal threshold) => rule switch
    {
        CriterionRule.Below => value < threshold,
        CriterionRule.AtMost => value <= threshold,
        CriterionRule.Above => value > threshold,
        CriterionRule.AtLeast => value >= threshold,
        _ => throw new UnreachableException(),
    };
}
