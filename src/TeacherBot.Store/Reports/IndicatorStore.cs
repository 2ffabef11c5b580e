using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Indicators of a year: what was entered, and what can be counted.</summary>
public static class IndicatorStore
{
    private static readonly Statement IndicatorFacts = Statement.Named("IndicatorFacts");
    private static readonly Statement PutIndicatorFact = Statement.Named("PutIndicatorFact");
    private static readonly Statement DeleteIndicatorFact = Statement.Named("DeleteIndicatorFact");
    private static readonly Statement CampaignsOpened = Statement.Named("CampaignsOpened");
    private static readonly Statement RecommendationsMade = Statement.Named("RecommendationsMade");
    private static readonly Statement Involved = Statement.Named("Involved");

    public static ImmutableArray<IndicatorFact> Facts(UnitOfWork unit, string municipality, int year) =>
        [.. unit.Query(IndicatorFacts, r => new IndicatorFact(r.Text(0), r.Int32(1), r.Int32(2), r.Text(3)), ("municipality", municipality), ("year", year))];

    /// <summary>Without a value what was entered before is taken back.</summary>
    public static void Set(UnitOfWork unit, string municipality, SetIndicator set, DateTimeOffset at)
    {
        if (set.Fact is { } fact)
        {
            unit.Execute(
                PutIndicatorFact,
                ("municipality", municipality), ("year", set.Year), ("code", set.Code), ("count", fact.Count), ("total", fact.Of), ("document", fact.Document), ("at", at));
        }
        else
        {
            unit.Execute(DeleteIndicatorFact, ("municipality", municipality), ("year", set.Year), ("code", set.Code));
        }
    }

    public static IndicatorCounts Counts(UnitOfWork unit, string municipality, IndicatorCountsOf asked)
    {
        var (schools, people, productive) = unit.Get(
            Involved, r => (r.Int32(0), r.Int32(1), r.Int32(2)),
            ("municipality", municipality), ("from", asked.From), ("to", asked.At), P.List("schools", Columns.List(asked.Supported)));
        var (routedSchools, routedPeople) = RouteStore.Count(unit, municipality, Columns.List(asked.Supported), asked.From, asked.At);
        return new IndicatorCounts(
            (int)unit.Scalar(CampaignsOpened, ("municipality", municipality), ("from", asked.From), ("to", asked.At)),
            (int)unit.Scalar(RecommendationsMade, ("municipality", municipality), ("year", asked.Year.ToString(CultureInfo.InvariantCulture))),
            Completed(asked.Supported, asked.Levels))
        {
            InvolvedSchools = schools,
            Risen = ExternalResultStore.Risen(unit, municipality, asked),
            SupportedSchools = SupportStore.Of(unit, municipality, asked.Year).Select(a => a.School).Intersect(Columns.List(asked.Supported)).Count(),
            InvolvedPeople = people,
            ProductivePeople = productive,
            RoutedSchools = routedSchools,
            RoutedPeople = routedPeople,
            NetworkPeople = GroupStore.Count(unit, municipality, asked, GroupKinds.Network),
            UnionPeople = GroupStore.Count(unit, municipality, asked, GroupKinds.Unions.AsSpan()),
            Subject = Completed(asked.Schools, asked.Subject),
            Methodical = Completed(asked.Schools, asked.Methodical),
            Psychological = Completed(asked.Schools, asked.Psychological),
        };

        int Completed(string of, string instruments) => CoverageStore.Covered(unit, municipality, of, instruments, asked.From, asked.At);
    }
}
