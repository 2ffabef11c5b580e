using System.Collections.Immutable;
using System.Diagnostics;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Identification;

/// <summary>
/// Holds the criteria of a document against the schools of a municipality. What comes out is a list for experts: no status is set, the
/// criteria are not added up, and what is missing never counts for or against a school.
/// </summary>
public static class CriteriaEngine
{
    /// <summary>Every criterion in the document's order, and within it every school in the register's.</summary>
    public static ImmutableArray<Verdict> Judge(CriteriaBook book, CriteriaSet set, int year, Municipality town, SchoolFacts facts) =>
        [.. set.Criteria.SelectMany(c => Judge(new Question(c, ThresholdOf(town, set, c), year, town, facts) { Book = book }))];

    /// <summary>The municipality's own, or else the document's; null when neither has a number.</summary>
    public static decimal? ThresholdOf(Municipality town, CriteriaSet set, Criterion criterion) => OwnOf(town, set, criterion)?.Value ?? criterion.Threshold;

    /// <summary>Null where the municipality set none.</summary>
    public static OwnThreshold? OwnOf(Municipality town, CriteriaSet set, Criterion criterion) =>
        town.Thresholds.LastOrDefault(t => t.Set == set.Id && t.Code == criterion.Code);

    private static IEnumerable<Verdict> Judge(Question asked)
    {
        var criterion = asked.Criterion;
        if (criterion.HasThreshold && asked.Threshold is null)
        {
            return asked.Town.Schools.Select(s => asked.Lacks(s.Id, Lack.Threshold));
        }

        return criterion.Rule switch
        {
            CriterionRule.LowestResults or CriterionRule.LowestIndex => LowestRule.Judge(asked),
            CriterionRule.Below or CriterionRule.AtMost or CriterionRule.Above or CriterionRule.AtLeast => Each(asked, ThresholdRule.Judge),
            CriterionRule.BehindRegion or CriterionRule.BehindTown => Each(asked, GapRule.Judge),
            CriterionRule.Presence or CriterionRule.Absence => Each(asked, FlagRule.Judge),
            _ => throw new UnreachableException(),
        };
    }

    private static IEnumerable<Verdict> Each(Question asked, Func<Question, string, Verdict> judge) =>
        asked.Town.Schools.Select(s => s.Stage < asked.Criterion.Stage ? asked.Lacks(s.Id, Lack.Stage) : judge(asked, s.Id));
}
