using TeacherBot.Core.Content;

namespace TeacherBot.Core.Identification;

/// <summary>How long a school has held the status of a group, by the municipality's register.</summary>
/// <param name="Held">In the year asked for; null when the register says nothing of that year.</param>
/// <param name="Last">The last year it was held, up to the asked one; null for never.</param>
/// <param name="Run">Years in a row up to <paramref name="Last"/>; a year the register does not have ends the row.</param>
public sealed record StatusYears(bool? Held, int? Last, int Run)
{
    /// <summary>Null of a group that is no status in the register.</summary>
    public static StatusYears? Of(School school, CriterionGroup group, int year)
    {
        if (group == CriterionGroup.RiskZone)
        {
            return null;
        }

        var held = school.Statuses.Where(s => s.Year <= year && (group == CriterionGroup.LowResults ? s.LowResults : s.AdverseConditions)).Select(s => s.Year).ToHashSet();
        int? last = held.Count == 0 ? null : held.Max();
        var run = 0;
        while (last is { } end && held.Contains(end - run))
        {
            run++;
        }

        return new(school.Statuses.Any(s => s.Year == year) ? held.Contains(year) : null, last, run);
    }
}
