using System.Collections.Immutable;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Needs found by outside centres.</summary>
public static class ExternalNeedStore
{
    private static readonly Statement ExternalNeeds = Statement.Named("ExternalNeeds");
    private static readonly Statement DropExternalNeeds = Statement.Named("DropExternalNeeds");
    private static readonly Statement InsertExternalNeed = Statement.Named("InsertExternalNeed");

    public static ImmutableArray<ExternalNeed> Of(UnitOfWork unit, string municipality, int year) =>
    [
        .. unit.Query(
            ExternalNeeds,
            r => new ExternalNeed(r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.Int32(4), r.Int32(5), r.Text(6)), ("municipality", municipality), ("year", year)),
    ];

    /// <summary>Everything its sources said of the year before is replaced.</summary>
    public static void Replace(UnitOfWork unit, string municipality, int year, IReadOnlyCollection<ExternalNeed> needs)
    {
        foreach (var source in needs.Select(n => n.Source).Distinct())
        {
            unit.Execute(DropExternalNeeds, ("municipality", municipality), ("year", year), ("source", source));
        }

        foreach (var need in needs)
        {
            unit.Execute(
                InsertExternalNeed,
                ("municipality", municipality), ("year", year), ("category", need.Category), ("subject", need.Subject), ("type", need.Type), ("area", need.Area),
                ("found", need.Found), ("measured", need.Measured), ("source", need.Source));
        }
    }
}
