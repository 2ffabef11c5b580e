using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>Журнал поддержки: what was done for schools in a year, and which schools with a status had nothing yet (indicator 5.4).</summary>
public static class SupportLogReport
{
    private static readonly ImmutableArray<int> Widths = [7, 14, 40, 24, 50, 34];

    public static Report Of(int year, ImmutableArray<SupportAct> acts, Community.ConsultationTally consultations, Community.MentorTally mentors, Municipality town, Catalog catalog, DateTimeOffset at)
    {
        var supported = CoverageOf.Supported(town, year).ToList();
        var without = supported.Where(s => acts.All(a => a.School != s.Id)).ToList();
        return new Report(catalog.Text("report.support"), Passport(year, town, catalog, at))
        {
            At = at,
            Parts =
            [
                new ReportPart.Prose(supported.Count == 0 ? catalog.Text("support.no-status", ("year", year))
                    : catalog.Text("support.summary", ("k", supported.Count - without.Count), ("n", supported.Count))),
                .. without.Select(s => (ReportPart)new ReportPart.Bullet(catalog.Text("support.without", ("school", s.Title)))),
                acts.IsEmpty ? new ReportPart.Prose(catalog.Text("support.empty")) : new ReportPart.Table(
                    catalog.Text("support.table", ("year", year)),
                    [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("support.column." + ReportCell.Of(i + 1).Text), w))],
                    [.. acts.Select((a, i) => Row(i + 1, a, town))]) { Spoken = [1, 2, 3, 4] },
                .. consultations.Asked == 0 ? ImmutableArray<ReportPart>.Empty
                    : [new ReportPart.Prose(catalog.Text("support.consultations", ("asked", consultations.Asked), ("answered", consultations.Answered), ("hours", consultations.Hours)))],
                .. mentors is { Pairs: 0, Notes: 0 } ? ImmutableArray<ReportPart>.Empty
                    : [new ReportPart.Prose(catalog.Text("support.mentors", ("pairs", mentors.Pairs), ("notes", mentors.Notes), ("hours", mentors.Hours)))],
                new ReportPart.Prose(catalog.Text("support.events")),
            ],
        };
    }

    private static ImmutableArray<ReportCell> Row(int number, SupportAct act, Municipality town) =>
    [
        ReportCell.Of(number),
        new(act.Day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
        new(town.FindSchool(act.School)?.Title ?? act.School),
        new(act.Kind),
        new(act.Topic),
        new(act.Document),
    ];

    private static ImmutableArray<ReportLine> Passport(int year, Municipality town, Catalog catalog, DateTimeOffset at) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("indicators.year"), year.ToString(CultureInfo.InvariantCulture)),
        new(catalog.Text("passport.figure"), catalog.Text("support.figure")),
        new(catalog.Text("passport.population"), catalog.Text("support.population")),
        new(catalog.Text("passport.at"), RussianDate.Day(at, town.TimeZone)),
    ];
}
