using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Reports;

/// <summary>Паспорта методик: what was published, by version and hash; it proves indicator 5.2.</summary>
public static class InstrumentPassports
{
    private const int HashShown = 12;

    private static readonly ImmutableArray<int> Widths = [40, 12, 10, 14, 60, 20];

    public static Report Of(Municipality town, Catalog catalog, DateTimeOffset at) => new(catalog.Text("report.passports"), [new(catalog.Text("passport.town"), town.Title), new(catalog.Text("passport.at"), RussianDate.Day(at, town.TimeZone))])
    {
        At = at,
        Parts =
        [
            new ReportPart.Prose(catalog.Text("passports.how")),
            new ReportPart.Table(
                catalog.Text("report.passports"),
                [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("passports.column." + ReportCell.Of(i + 1).Text), w))],
                [.. catalog.Instruments.Where(i => i.Kind == InstrumentKind.Levels).SelectMany(i => i.Forms).Select(f => Row(f, catalog))]),
        ],
    };

    private static ImmutableArray<ReportCell> Row(Instrument form, Catalog catalog) =>
    [
        new(form.Title),
        ReportCell.Of(form.Ref.Version),
        new(form.Ref.Form),
        ReportCell.Of(form.Areas.Sum(a => a.Items.Length)),
        new(string.Join("; ", form.Areas.Select(a => catalog.Areas.TryGetValue(a.Code, out var area) ? area.Title : a.Code))),
        new(form.Ref.Hash[..HashShown]),
    ];
}
