using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>«Востребованные направления»: areas by what is asked for beside what the frozen map says, and the visits schools asked for.</summary>
public static class DemandReport
{
    private const int MostSpoken = 8;

    private static readonly ImmutableArray<int> Widths = [7, 24, 50, 18, 34];
    private static readonly ImmutableArray<int> VisitWidths = [7, 44, 26, 44, 20];

    public static Report Of(int year, DemandCounts counts, Snapshot? snapshot, Municipality town, Catalog catalog, DateTimeOffset at)
    {
        var lines = Demand.Of(catalog, counts.Topics, snapshot).Where(l => l.Told > 0 || l.Cell is { People: > 0 }).ToList();
        return new Report(catalog.Text("report.demand"), Passport(year, snapshot, town, catalog, at))
        {
            At = at,
            Parts =
            [
                new ReportPart.Prose(catalog.Text("demand.rule")),
                lines.Count == 0 ? new ReportPart.Prose(catalog.Text("demand.no-topics", ("k", catalog.MinimumGroup))) : new ReportPart.Table(
                    catalog.Text("demand.topics"),
                    [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("demand.column." + ReportCell.Of(i + 1).Text), w))],
                    [.. lines.Select((l, i) => Row(i + 1, l, catalog))]) { Spoken = [1, 2, 3, 4], MostSpoken = MostSpoken },
                counts.Visits.IsEmpty ? new ReportPart.Prose(catalog.Text("demand.no-visits")) : new ReportPart.Table(
                    catalog.Text("demand.visits"),
                    [.. VisitWidths.Select((w, i) => new ReportColumn(catalog.Text("demand.visit-column." + ReportCell.Of(i + 1).Text), w))],
                    [.. counts.Visits.OrderBy(v => v.Direction).ThenBy(v => v.Window, StringComparer.Ordinal).ThenBy(v => v.School, StringComparer.Ordinal).Select((v, i) => Row(i + 1, v, town, catalog))])
                { Spoken = [1, 2, 3, 4], MostSpoken = MostSpoken },
                new ReportPart.Prose(catalog.Text("demand.note", ("k", catalog.MinimumGroup))),
            ],
        };
    }

    private static ImmutableArray<ReportCell> Row(int number, DemandLine line, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(catalog.FindSubject(line.Area.Subject ?? "")?.Title ?? catalog.Text("area-type." + line.Area.Type)),
        new(line.Area.Title),
        new(Demand.Words(catalog, line.Told)),
        new(line.Cell is null ? catalog.Text("demand.not-measured") : BandWords.Of(line.Cell, catalog)),
    ];

    private static ImmutableArray<ReportCell> Row(int number, VisitWish wish, Municipality town, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(town.FindSchool(wish.School)?.Title ?? wish.School),
        new(RequestWords.Direction(catalog, wish.Direction)),
        new(RequestWords.Window(town, wish.Window)),
        new(catalog.Text(RequestWords.StatusText(wish.Status))),
    ];

    private static ImmutableArray<ReportLine> Passport(int year, Snapshot? snapshot, Municipality town, Catalog catalog, DateTimeOffset at) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("indicators.year"), year.ToString(CultureInfo.InvariantCulture)),
        new(catalog.Text("passport.figure"), catalog.Text("demand.figure")),
        new(catalog.Text("passport.population"), catalog.Text("demand.population")),
        new(catalog.Text("passport.hidden"), catalog.Text("demand.note", ("k", catalog.MinimumGroup))),
        new(catalog.Text("demand.map"), snapshot is null ? catalog.Text("demand.no-map") : $"{snapshot.Title}, {snapshot.To.Year.ToString(CultureInfo.InvariantCulture)}"),
        new(catalog.Text("passport.at"), RussianDate.Day(at, town.TimeZone)),
    ];
}
