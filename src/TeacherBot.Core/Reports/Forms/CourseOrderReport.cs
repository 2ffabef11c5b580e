using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>
/// Заявка на КПК, part A (ruling R5): what the diagnosis shows of the municipality and of clusters, never of a school. An area is in it
/// when surely a third of the group has the need.
/// </summary>
public static class CourseOrderReport
{
    private static readonly ImmutableArray<int> Widths = [7, 17, 20, 40, 36, 26, 14, 7, 14, 18, 16, 16];

    public static Report Of(NamedSnapshot snapshot, Catalog catalog)
    {
        var entries = RegisterReport.Entries(snapshot.Content, catalog).Concat(OfClusters(snapshot.Content, catalog))
            .Where(e => NeedWords.SurelyThirds(e.Cell, 1)).OrderBy(e => Priority(e.Cell)).ToList();
        ReportPart part = entries.Count == 0
            ? new ReportPart.Prose(catalog.Text("order.empty"))
            : new ReportPart.Table(
                catalog.Text("order.part-a"),
                [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("order.column." + ReportCell.Of(i + 1).Text), w))],
                [.. entries.Select((e, i) => Row(i + 1, e, snapshot, catalog))]);
        return new Report(catalog.Text("report.order"), Passport.Of(snapshot, catalog)) { At = snapshot.Content.FrozenAt, Parts = [part, new ReportPart.Prose(catalog.Text("order.part-b"))] };
    }

    private static IEnumerable<NeedEntry> OfClusters(Snapshot snapshot, Catalog catalog) =>
        from sheet in snapshot.Sheets
        where sheet.Id == DifficultiesMap.Clusters
        from line in sheet.Lines
        from i in Enumerable.Range(1, sheet.Columns.Length - 1)
        select new NeedEntry(catalog.Text("report.teachers"), snapshot.TitleOf(sheet.Columns[i]), snapshot.Find(line.Area)!, line.Cells[i], false);

    private static int Priority(NeedCell cell) => NeedWords.SurelyThirds(cell, 2) ? 1 : NeedWords.Half(cell) == true ? 2 : 3;

    private static ImmutableArray<ReportCell> Row(int number, NeedEntry entry, NamedSnapshot snapshot, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(entry.Category),
        new(entry.Subject),
        new(catalog.Text("order.theme", ("area", entry.Area.Title))),
        new(entry.Area.Title),
        new(BandWords.Of(entry.Cell, catalog), NeedWords.Tone(entry.Cell)),
        new(""),
        new(""),
        new(""),
        new(""),
        ReportCell.Of(Priority(entry.Cell)),
        new(catalog.Text("passport.snapshot-value", ("n", snapshot.Number), ("hash", snapshot.Hash[..6]))),
    ];
}
