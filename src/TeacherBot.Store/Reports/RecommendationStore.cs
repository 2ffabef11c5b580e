using System.Collections.Immutable;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Recommendations confirmed for the reports of a campaign.</summary>
public static class RecommendationStore
{
    private static readonly Statement RecommendationsOf = Statement.Named("RecommendationsOf");
    private static readonly Statement InsertRecommendation = Statement.Named("InsertRecommendation");
    private static readonly Statement DeleteRecommendation = Statement.Named("DeleteRecommendation");

    public static ImmutableArray<Recommendation> Of(UnitOfWork unit, string campaign) =>
        [.. unit.Query(RecommendationsOf, r => new Recommendation(r.Text(0), r.Text(1)), ("campaign", campaign))];

    /// <summary>The same one again changes nothing; neither does one of another municipality's campaign.</summary>
    public static void Add(UnitOfWork unit, string municipality, string campaign, Recommendation one, DateTimeOffset at) => unit.Execute(
        InsertRecommendation, ("campaign", campaign), ("municipality", municipality), ("addressee", one.Addressee), ("text", one.Text), ("at", at));

    public static void Drop(UnitOfWork unit, string municipality, string campaign, Recommendation one) => unit.Execute(
        DeleteRecommendation, ("campaign", campaign), ("municipality", municipality), ("addressee", one.Addressee), ("text", one.Text));
}
