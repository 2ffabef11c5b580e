using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>How many people asked for an area. Never told as it is: <see cref="Demand"/> decides what may be.</summary>
/// <param name="Askers">Different people who sent a request for it and did not take it back.</param>
/// <param name="Open">Of those, people with a request that waits or was accepted and is not yet done.</param>
public sealed record TopicCount(string Area, int Askers, int Open);

/// <summary>What a school asked for; a school may be named, for it asked itself.</summary>
/// <param name="Window">Id.</param>
public sealed record VisitWish(string School, VisitDirection Direction, string Window, RequestStatus Status);

/// <summary>All that was asked for between two instants.</summary>
public sealed record DemandCounts(ImmutableArray<TopicCount> Topics, ImmutableArray<VisitWish> Visits);

/// <summary>Requests of the person's municipality that were sent between two instants, the second not included.</summary>
public sealed record DemandOf(DateTimeOffset From, DateTimeOffset Until) : Query<DemandCounts>
{
    /// <summary>A calendar year on the municipality's clock.</summary>
    public static DemandOf Year(int year, Municipality town) => new(IndicatorCountsOf.Midnight(new(year, 1, 1), town), IndicatorCountsOf.Midnight(new(year + 1, 1, 1), town));
}

/// <summary>A line of the demand list.</summary>
/// <param name="Told">People who asked, down to a whole number of ks; 0 says that they are fewer than k, or none.</param>
/// <param name="Cell">What the newest frozen map published of the area; null where it has none.</param>
public sealed record DemandLine(ContentArea Area, int Told, NeedCell? Cell);

/// <summary>
/// The demand list: areas that enough people asked for, and those of the map whether anybody asked or not. Requests are no results, but they are of people: a line
/// tells only how many whole ks of different people there are, and there is no total, so that two lists of different days, or a list and
/// what one knows oneself, do not tell how many fewer than k there are. Which areas are listed and their order depend on what is told only.
/// </summary>
public static class Demand
{
    /// <summary>Areas with more people told first, then by the published share of need, then by their code.</summary>
    /// <param name="snapshot">The newest; null while nothing was frozen.</param>
    public static ImmutableArray<DemandLine> Of(Catalog catalog, IEnumerable<TopicCount> counts, Snapshot? snapshot)
    {
        var asked = counts.ToDictionary(c => c.Area, c => Told(catalog, c.Askers));
        return
        [
            .. catalog.Areas.Values.Select(a => new DemandLine(a, asked.GetValueOrDefault(a.Code), CellOf(snapshot, a.Code)))
                .OrderByDescending(l => l.Told).ThenByDescending(l => Share(l.Cell)).ThenBy(l => l.Area.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>What may be told of a number of people: whole ks.</summary>
    public static int Told(Catalog catalog, int people) => people / catalog.MinimumGroup * catalog.MinimumGroup;

    /// <summary>«менее 5», «5 и больше».</summary>
    public static string Words(Catalog catalog, int told) => told == 0 ? catalog.Text("demand.fewer", ("k", catalog.MinimumGroup)) : catalog.Text("demand.at-least", ("n", told));

    // Wherever the map tells of everybody in the area.
    private static NeedCell? CellOf(Snapshot? snapshot, string area) => snapshot?.Sheets
        .Where(s => s.Columns.Contains(DifficultiesMap.All))
        .Select(s => s.Lines.FirstOrDefault(l => l.Area == area)?.Cells[s.Columns.IndexOf(DifficultiesMap.All)])
        .FirstOrDefault(c => c is not null);

    // The middle of what is told; what is hidden counts as nothing.
    private static double Share(NeedCell? cell) => cell is { People: > 0, Band: not Band.Hidden } && cell.Band.Counts(cell.People) is var (low, high) ? (low + high) / 2.0 / cell.People : -1;
}
