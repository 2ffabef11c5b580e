using System.Collections.Immutable;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>
/// The map for everybody: areas over the whole municipality and nothing beside them, so nothing can be subtracted. Made of what the map
/// inside the programme tells already, each cell the same or coarser; whoever reads both learns no more than from the other one.
/// </summary>
public static class PublicMap
{
    public static ImmutableArray<NeedSheet> Of(ImmutableArray<NeedSheet> sheets) =>
    [
        .. from sheet in sheets
           where sheet.Id is not (DifficultiesMap.Clusters or DifficultiesMap.Positions)
           let at = sheet.Columns.IndexOf(DifficultiesMap.All)
           where at >= 0
           select sheet with { Columns = [DifficultiesMap.All], Lines = [.. sheet.Lines.Select(l => l with { Cells = [Of(l.Cells[at])] })] },
    ];

    // K1 with k = 10; K4: nothing exact where fewer than three have the need or have it not.
    private static NeedCell Of(NeedCell inside) => new(inside.People, inside.Band switch
    {
        _ when inside.People < DisclosureRules.Public.Least => new Band.Hidden(),
        Band.NearlyNone => new Band.Fraction(0, 3),
        Band.NearlyAll => new Band.Fraction(2, 3),
        var band => band,
    });
}
