using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>
/// Список эффективных практик of a year, and the card of each for the regional atlas (РАОП) with what is still empty in it.
/// Author and school stand there only as far as the author agrees on the day it is made.
/// </summary>
public static class PracticesReport
{
    private static readonly ImmutableArray<int> ListWidths = [5, 30, 28, 40, 34, 10, 28, 8];
    private static readonly ImmutableArray<int> CardWidths = [5, 26, 26, 40, 56, 40, 30, 30];

    /// <param name="practices">Published ones, whatever their year.</param>
    public static Report Of(int year, IEnumerable<Practice> practices, Municipality town, Catalog catalog, DateTimeOffset at)
    {
        ImmutableArray<Practice> all = [.. practices.Where(p => p.PublishedAt is { } day && RussianDate.In(day, town.TimeZone).Year == year).OrderBy(p => p.PublishedAt).ThenBy(p => p.Id, StringComparer.Ordinal)];
        return new Report(catalog.Text("report.practices"), Passport(year, town, catalog, at))
        {
            At = at,
            Parts = all.IsEmpty ? [new ReportPart.Prose(catalog.Text("practices.empty", ("year", year)))] :
            [
                new ReportPart.Prose(catalog.Text("practices.summary", ("n", all.Length), ("placed", all.Count(p => p.Card.AtlasUrl is not null)))),
                new ReportPart.Table(
                    catalog.Text("practices.table"),
                    Columns("practices.column.", ListWidths, catalog),
                    [.. all.Select((p, i) => ListRow(i + 1, p, town, catalog))]) { Spoken = [1, 2, 4, 6] },
                new ReportPart.Table(
                    catalog.Text("practices.cards"),
                    Columns("practices.card.", CardWidths, catalog),
                    [.. all.Select((p, i) => CardRow(i + 1, p, town, catalog))]) { Repeats = true },
                new ReportPart.Prose(catalog.Text("practices.names")),
            ],
        };
    }

    private static ImmutableArray<ReportColumn> Columns(string texts, ImmutableArray<int> widths, Catalog catalog) =>
        [.. widths.Select((w, i) => new ReportColumn(catalog.Text(texts + ReportCell.Of(i + 1).Text), w))];

    private static ImmutableArray<ReportCell> ListRow(int number, Practice p, Municipality town, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(p.Card.Title),
        new(School(p, town, catalog)),
        new(p.Card.Problem ?? ""),
        new(PracticeWords.About(catalog, p.Card)),
        new(p.Card.Grades ?? ""),
        new(p.Card.AtlasUrl ?? ""),
        new(RussianDate.In(p.PublishedAt!.Value, town.TimeZone).Year.ToString(CultureInfo.InvariantCulture)),
    ];

    private static ImmutableArray<ReportCell> CardRow(int number, Practice p, Municipality town, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(p.Card.Title),
        new(PracticeWords.By(catalog, p)),
        new(p.Card.Problem ?? ""),
        new(p.Card.Steps ?? ""),
        new(p.Card.Result ?? ""),
        new(town.Contact),
        new(Empty(p, catalog)),
    ];

    private static string School(Practice p, Municipality town, Catalog catalog) => (p.School is { } id ? town.FindSchool(id)?.Title : null) ?? catalog.Text("practices.no-school");

    private static string Empty(Practice p, Catalog catalog)
    {
        var missing = new[] { (p.School is null, "practices.missing.school"), (p.Card.Link is null, "practices.missing.link"), (p.Card.AtlasUrl is null, "practices.missing.atlas") };
        return string.Join(", ", missing.Where(m => m.Item1).Select(m => catalog.Text(m.Item2))) is { Length: > 0 } told ? told : catalog.Text("practices.whole");
    }

    private static ImmutableArray<ReportLine> Passport(int year, Municipality town, Catalog catalog, DateTimeOffset at) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("indicators.year"), year.ToString(CultureInfo.InvariantCulture)),
        new(catalog.Text("passport.figure"), catalog.Text("practices.figure")),
        new(catalog.Text("passport.population"), catalog.Text("practices.population")),
        new(catalog.Text("passport.at"), RussianDate.Day(at, town.TimeZone)),
    ];
}
