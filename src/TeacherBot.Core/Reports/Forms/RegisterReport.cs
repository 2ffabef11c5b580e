using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>A need of a group in an area, as the register and the order list them.</summary>
internal sealed record NeedEntry(string Category, string Subject, SnapshotTitle Area, NeedCell Cell, bool IsTown);

/// <summary>Реестр потребностей: every area of the municipality, teachers and heads apart; columns are those of the form.</summary>
public static class RegisterReport
{
    private static readonly ImmutableArray<int> Widths = [7, 17, 18, 22, 38, 15, 24, 19, 18, 19, 27, 10, 18, 12];

    /// <param name="external">Found by others in the year; banded as our own cells are.</param>
    public static Report Of(NamedSnapshot snapshot, ImmutableArray<ExternalNeed> external, Catalog catalog) =>
        new(catalog.Text("report.register"), Passport.Of(snapshot, catalog))
        {
            At = snapshot.Content.FrozenAt,
            Parts = [new ReportPart.Table(
                catalog.Text("report.register"),
                [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("register.column." + ReportCell.Of(i + 1).Text), w))],
                [.. Entries(snapshot.Content, catalog)
                    .Select(e => (e.Category, e.Subject, Type: catalog.Text("area-type." + e.Area.Type), Area: e.Area.Title, e.Cell, Source: catalog.Text("register.source")))
                    .Concat(external.Select(e => (e.Category, e.Subject, e.Type, e.Area, Cell(e, snapshot.Content.Least), e.Source)))
                    .Select((e, i) => Row(i + 1, e, catalog))])],
        };

    /// <summary>One entry of a group and area, in the order of the map. Areas that everybody has are split by position where heads took part.</summary>
    internal static IEnumerable<NeedEntry> Entries(Snapshot snapshot, Catalog catalog)
    {
        var teachers = catalog.Text("report.teachers");
        foreach (var sheet in snapshot.Sheets.Where(s => s.Id.StartsWith(DifficultiesMap.OfSubject, StringComparison.Ordinal)))
        {
            foreach (var line in sheet.Lines)
            {
                yield return new(teachers, snapshot.TitleOf(sheet.Id), snapshot.Find(line.Area)!, line.Cells[0], true);
            }
        }

        var positions = snapshot.Sheets.FirstOrDefault(s => s.Id == DifficultiesMap.Positions);
        foreach (var line in (positions ?? snapshot.Sheets.FirstOrDefault(s => s.Id == DifficultiesMap.Subjects))?.Lines ?? [])
        {
            foreach (var (cell, category) in positions is null ? [(line.Cells[0], teachers)] : new[] { (line.Cells[1], teachers), (line.Cells[2], catalog.Text("report.heads")) })
            {
                yield return new(category, catalog.Text("report.every-subject"), snapshot.Find(line.Area)!, cell, true);
            }
        }
    }

    private static NeedCell Cell(ExternalNeed need, int least) =>
        new(need.Measured, Disclosure.Band.Of(need.Measured, need.Found, new Disclosure.DisclosureRules(least)));

    private static ImmutableArray<ReportCell> Row(int number, (string Category, string Subject, string Type, string Area, NeedCell Cell, string Source) entry, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(entry.Category),
        new(entry.Subject),
        new(entry.Type),
        new(entry.Area),
        new(NeedWords.Count(entry.Cell, catalog)),
        new(NeedWords.Share(entry.Cell, catalog), NeedWords.Tone(entry.Cell)),
        new(NeedWords.Half(entry.Cell) switch { true => catalog.Text("register.below"), false => catalog.Text("register.above"), null => catalog.Text("band.nobody") }),
        new(NeedWords.Half(entry.Cell) switch { true => catalog.Text("register.now"), false => catalog.Text("register.later"), null => catalog.Text("band.nobody") }),
        new(entry.Source),
        new(Form(entry.Cell, catalog)),
        new(""),
        new(""),
        new(""),
    ];

    /// <summary>A proposal that whoever fills the form may change: courses for many, meetings for some, a mentor for few.</summary>
    internal static string Form(NeedCell cell, Catalog catalog) =>
        NeedWords.Half(cell) == true ? catalog.Text("register.form-course")
        : NeedWords.SurelyThirds(cell, 1) ? catalog.Text("register.form-meeting")
        : cell.Band is Disclosure.Band.Hidden ? "" : catalog.Text("register.form-mentor");
}
