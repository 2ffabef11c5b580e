using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>Visits of the person's municipality in a calendar year: accepted and held ones, by day; with the words of their records.</summary>
public sealed record VisitsOf(int Year) : Query<ImmutableArray<SupportRequest>>;

/// <summary>«Отчёт о консультационно-методической встрече (визите)» for one visit, and the register of a year's visits.</summary>
public static class VisitPaper
{
    /// <summary>Kind of the document; the object is the request.</summary>
    public const string Recipe = "visit";

    private const int MostSpoken = 10;
    private static readonly ImmutableArray<int> Widths = [7, 14, 40, 24, 34, 40, 20, 44, 30, 24];

    /// <param name="visit">Held.</param>
    public static Report Of(SupportRequest visit, Municipality town, Catalog catalog, DateTimeOffset at) => new(catalog.Text("visit.paper.title"), [])
    {
        At = at,
        Parts =
        [
            .. Lines(visit, town, catalog).Select(l => (ReportPart)new ReportPart.Prose(catalog.Text("visit.paper.line", ("name", l.Name), ("value", l.Value.Length > 0 ? l.Value : "______________")))),
            new ReportPart.Prose(Confirmed(visit, catalog)),
            new ReportPart.Prose(catalog.Text("visit.paper.signatures")),
        ],
    };

    public static Report Register(int year, ImmutableArray<SupportRequest> visits, Municipality town, Catalog catalog, DateTimeOffset at) => new(catalog.Text("report.visits"), Passport(year, town, catalog, at))
    {
        At = at,
        Parts =
        [
            visits.IsEmpty ? new ReportPart.Prose(catalog.Text("visit.none", ("year", year))) : new ReportPart.Table(
                catalog.Text("visit.table", ("year", year)),
                [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("visit.column." + ReportCell.Of(i + 1).Text), w))],
                [.. visits.Select((v, i) => Row(i + 1, v, town, catalog))]) { Spoken = [1, 2, 3, 9], MostSpoken = MostSpoken },
        ],
    };

    private static IEnumerable<(string Name, string Value)> Lines(SupportRequest visit, Municipality town, Catalog catalog)
    {
        yield return (catalog.Text("request.part.day"), visit.Planned is { } day ? RequestWords.Day(day) : "");
        yield return (catalog.Text("visit.paper.school"), School(visit, town));
        yield return (catalog.Text("visit.paper.direction"), RequestWords.Direction(catalog, visit.Form.Direction ?? VisitDirection.Methodical));
        yield return (catalog.Text("visit.paper.asked"), visit.Word(RequestWord.Note) ?? "");
        foreach (var field in RequestWord.OfRecord.Where(f => f != RequestWord.Day))
        {
            yield return (catalog.Text("request.part." + field), visit.Word(field) ?? "");
        }
    }

    private static ImmutableArray<ReportCell> Row(int number, SupportRequest visit, Municipality town, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(visit.Planned is { } day ? RequestWords.Day(day) : ""),
        new(School(visit, town)),
        new(RequestWords.Direction(catalog, visit.Form.Direction ?? VisitDirection.Methodical)),
        new(visit.Word(RequestWord.Team) ?? ""),
        new(visit.Word(RequestWord.Topics) ?? visit.Word(RequestWord.Note) ?? ""),
        new(visit.Word(RequestWord.Agreement) ?? ""),
        new(visit.Word(RequestWord.Outcome) ?? ""),
        new(visit.Word(RequestWord.Material) ?? ""),
        new(visit.Status == RequestStatus.Held ? Confirmed(visit, catalog) : catalog.Text("visit.planned")),
    ];

    private static string School(SupportRequest visit, Municipality town) => visit.School is { } id ? town.FindSchool(id)?.Title ?? id : "";

    private static string Confirmed(SupportRequest visit, Catalog catalog) => visit.Word(RequestWord.Remark) switch
    {
        null => catalog.Text("request.unconfirmed"),
        "" => catalog.Text("request.school-confirmed"),
        var remark => catalog.Text("request.school-remark", ("text", remark)),
    };

    private static ImmutableArray<ReportLine> Passport(int year, Municipality town, Catalog catalog, DateTimeOffset at) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("indicators.year"), year.ToString(CultureInfo.InvariantCulture)),
        new(catalog.Text("passport.figure"), catalog.Text("visit.figure")),
        new(catalog.Text("passport.population"), catalog.Text("visit.population")),
        new(catalog.Text("passport.at"), RussianDate.Day(at, town.TimeZone)),
    ];
}
