using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Reports;

/// <summary>Отчёт о мероприятии: participation in numbers of the municipality, schools in bands; feedback only where enough people gave it.</summary>
public static class HeldEventReport
{
    public static Report Of(EventRow row, EventReport counted, Municipality town, Catalog catalog, DateTimeOffset at) => new(catalog.Text("event-report.title"), Passport(row, town, catalog, at))
    {
        At = at,
        Parts =
        [
            new ReportPart.Prose(catalog.Text("event-report.about", ("kind", row.Kind), ("title", row.Title), ("day", RussianDate.Day(row.StartsAt!.Value, town.TimeZone)), ("place", row.Place.Length > 0 ? row.Place : catalog.Text("event-report.online")))),
            .. EventReportPage.Totals(catalog, counted).Select(l => (ReportPart)new ReportPart.Bullet(l)),
            new ReportPart.Table(
                catalog.Text("event-report.schools"),
                [new(catalog.Text("coverage.school-column.1"), 50), new(catalog.Text("event-report.turnout"), 34)],
                [.. counted.Schools.Where(s => s.Registered >= catalog.MinimumGroup).Select(s => (Title: town.FindSchool(s.School)?.Title, Turnout: s)).Where(s => s.Title is not null).OrderBy(s => s.Title, StringComparer.Ordinal).Select(s =>
                    ImmutableArray.Create(new ReportCell(s.Title!), new ReportCell(EventReportPage.Band(catalog, s.Turnout))))]),
            new ReportPart.Prose(catalog.Text("event-report.bands", ("k", catalog.MinimumGroup))),
            new ReportPart.Bullet(row.Programme is { } programme ? catalog.Text("event-report.programme-at", ("link", programme)) : catalog.Text("event-report.no-programme")),
            new ReportPart.Bullet(row.Report is { } report ? catalog.Text("event-report.report-at", ("link", report)) : catalog.Text("event-report.no-report")),
            new ReportPart.Prose(catalog.Text("analysis.signature")),
        ],
    };

    private static ImmutableArray<ReportLine> Passport(EventRow row, Municipality town, Catalog catalog, DateTimeOffset at) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("event-report.event"), row.Title),
        new(catalog.Text("passport.figure"), catalog.Text("event-report.figure")),
        new(catalog.Text("passport.hidden"), catalog.Text("event-report.bands", ("k", catalog.MinimumGroup))),
        new(catalog.Text("passport.at"), RussianDate.Day(at, town.TimeZone)),
    ];
}
