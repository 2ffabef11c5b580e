using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>
/// Заявка на КПК, part A (ruling R5): what the diagnosis shows of the municipality and of clusters, never of a school. An area is in it
/// when surely a third of the group has the need. Part B: what teachers of the schools wish for, by their own press; counts alone, no level.
/// </summary>
public static class CourseOrderReport
{
    private const int Spoken = 15;

    private static readonly ImmutableArray<int> WishWidths = [7, 30, 17, 44, 12, 14, 18, 16];

    private static readonly ImmutableArray<int> Widths = [7, 17, 20, 40, 36, 26, 14, 7, 14, 18, 16, 16];

    public static Report Of(NamedSnapshot snapshot, ImmutableArray<CourseWishes> wishes, Catalog catalog)
    {
        var entries = RegisterReport.Entries(snapshot.Content, catalog).Concat(OfClusters(snapshot.Content, catalog))
            .Where(e => NeedWords.SurelyThirds(e.Cell, 1)).OrderBy(e => Priority(e.Cell)).ToList();
        ReportPart part = entries.Count == 0
            ? new ReportPart.Prose(catalog.Text("order.empty"))
            : new ReportPart.Table(
                catalog.Text("order.part-a"),
                [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("order.column." + ReportCell.Of(i + 1).Text), w))],
                [.. entries.Select((e, i) => Row(i + 1, e, snapshot, catalog))])
            {
                MostSpoken = Spoken,
            };
        return new Report(catalog.Text("report.order"), Passport.Of(snapshot, catalog)) { At = snapshot.Content.FrozenAt, Parts = [part, .. PartB(wishes, snapshot, catalog)] };
    }

    private static IEnumerable<NeedEntry> OfClusters(Snapshot snapshot, Catalog catalog) =>
        from sheet in snapshot.Sheets
        where sheet.Id == DifficultiesMap.Clusters
        from line in sheet.Lines
        from i in Enumerable.Range(1, sheet.Columns.Length - 1)
        select new NeedEntry(catalog.Text("report.teachers"), snapshot.TitleOf(sheet.Columns[i]), snapshot.Find(line.Area)!, line.Cells[i], false);

    private static IEnumerable<ReportPart> PartB(ImmutableArray<CourseWishes> wishes, NamedSnapshot snapshot, Catalog catalog)
    {
        var named = CourseWishFacts.Named(wishes, catalog);
        if (named.IsEmpty)
        {
            yield return new ReportPart.Prose(catalog.Text("order.no-wishes"));
            yield break;
        }

        var town = catalog.Municipalities.GetValueOrDefault(snapshot.Content.Municipality);
        yield return new ReportPart.Table(
            catalog.Text("order.part-b"),
            [.. WishWidths.Select((w, i) => new ReportColumn(catalog.Text("order.wish-column." + ReportCell.Of(i + 1).Text), w))],
            [.. named.OrderBy(w => town?.FindSchool(w.School)?.Title ?? w.School, StringComparer.Ordinal).Select((w, i) => Wish(i + 1, w, town, catalog))])
        {
            Spoken = [1, 3, 4],
        };
        yield return new ReportPart.Prose(catalog.Text("order.wishes-note"));
    }

    private static ImmutableArray<ReportCell> Wish(int number, CourseWishes wish, Municipality? town, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(town?.FindSchool(wish.School)?.Title ?? wish.School),
        new(catalog.Text("report.teachers")),
        new(wish.Title),
        ReportCell.Of(wish.People),
        new(catalog.Text(wish.IsOnline ? "order.online" : "order.in-person")),
        new(wish.StartsAt is { } at ? RussianDate.Day(at, town?.TimeZone) : ""),
        new(""),
    ];

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
