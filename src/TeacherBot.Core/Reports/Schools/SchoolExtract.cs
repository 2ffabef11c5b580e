using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>
/// «Выписка для ШППКО»: what the municipality and the school's cluster need, for the school's programme. A head reads bands only, of
/// eight people and more (ruling R1); it is all drawn from what the snapshot tells already, and nothing of it is of the school itself.
/// </summary>
internal static class SchoolExtract
{
    private const int Fewest = 8;
    private const int Thirds = 3;

    public static Report Of(SchoolSource source, Catalog catalog) => new(catalog.Text("school-report.extract-title"), Passport(source, catalog))
    {
        At = source.At,
        Parts =
        [
            new ReportPart.Prose(catalog.Text("school-report.extract", ("school", source.School.Title))),
            .. source.Campaign is { } campaign
                ? [new ReportPart.Prose(catalog.Text("school-report.took", ("period", SchoolReports.Period(campaign, catalog)), ("took", SchoolReports.Participation(source, catalog))))]
                : ImmutableArray<ReportPart>.Empty,
            source.Snapshot is { } snapshot ? Table(source, snapshot.Content, catalog) : new ReportPart.Prose(catalog.Text("school-report.no-snapshot")),
            new ReportPart.Prose(catalog.Text("school-report.extract-how")),
        ],
    };

    private static ReportPart.Table Table(SchoolSource source, Snapshot snapshot, Catalog catalog)
    {
        var cluster = source.Town.Clusters.FirstOrDefault(c => c.Id == source.School.Cluster);
        var clusters = snapshot.Sheets.FirstOrDefault(s => s.Id == DifficultiesMap.Clusters);
        var column = cluster is null || clusters is null ? -1 : clusters.Columns.IndexOf(DifficultiesMap.OfCluster + cluster.Id);
        var rows = RegisterReport.Entries(snapshot, catalog).Where(e => e.Category == catalog.Text("report.teachers")).Select(e => ImmutableArray.Create(
            new ReportCell(e.Subject), new ReportCell(e.Area.Title), Cell(e.Cell, catalog),
            column < 0 || e.Area.Subject is not null ? new ReportCell(catalog.Text("band.nobody")) : Cell(clusters!.Lines.First(l => l.Area == e.Area.Id).Cells[column], catalog)));
        return new ReportPart.Table(
            catalog.Text("school-report.extract-table"),
            [
                new(catalog.Text("dynamics.column.1"), 20), new(catalog.Text("report.area"), 44), new(source.Town.Title, 26),
                new(cluster?.Title ?? catalog.Text("school-report.no-cluster"), 26),
            ],
            [.. rows])
        { Spoken = [1, 2, 3] };
    }

    private static ReportCell Cell(NeedCell cell, Catalog catalog)
    {
        var told = cell.People < Fewest || cell.Band is Band.Hidden ? new NeedCell(cell.People, new Band.Hidden()) : cell with { Band = Coarse(cell) };
        return new(BandWords.Of(told, catalog), NeedWords.Tone(told));
    }

    // The third that the lower end lies in; of a band of halves nothing, for it lies in two.
    private static Band Coarse(NeedCell cell) => cell.Band switch
    {
        Band.Fraction { Parts: Thirds } third => third,
        Band.Exactly or Band.NearlyNone or Band.NearlyAll => new Band.Fraction(Math.Min(Thirds - 1, Thirds * Middle(cell) / cell.People), Thirds),
        _ => new Band.Hidden(),
    };

    private static int Middle(NeedCell cell) => cell.Band.Counts(cell.People) is var (low, high) ? (low + high) / 2 : 0;

    private static ImmutableArray<ReportLine> Passport(SchoolSource source, Catalog catalog) => source.Snapshot is { } snapshot ? Reports.Passport.Of(snapshot, catalog) : [];
}
