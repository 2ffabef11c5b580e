using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Routes;

/// <summary>The route on paper, in the usual table. No level is on it: whom it is shown to is up to the teacher.</summary>
public static class RoutePaper
{
    /// <summary>Kind of the document; the object is the route.</summary>
    public const string Recipe = "route";

    private static readonly ImmutableArray<int> Widths = [4, 24, 24, 19, 22, 16, 16, 24, 17, 14];

    /// <param name="name">As the teacher gave it; null leaves a line to be filled in.</param>
    /// <param name="mentor">What the mentor said of it; without one a line is left for it.</param>
    public static Report Of(Route route, Person person, string? name, Community.RouteMentor mentor, Catalog catalog, DateTimeOffset at)
    {
        var town = catalog.Municipalities[person.Municipality!];
        return new Report(catalog.Text("route.paper.title"), [])
        {
            At = at,
            Parts =
            [
                new ReportPart.Prose(catalog.Text("route.paper.teacher", ("name", name ?? "______________"))),
                new ReportPart.Prose(catalog.Text("route.paper.school", ("school", town.FindSchool(person.School ?? "")?.Title ?? "______________"))),
                .. person.Subjects.Take(1).Select(catalog.FindSubject).OfType<Subject>().Select(s => new ReportPart.Prose(catalog.Text("route.paper.subject", ("subject", s.Title)))),
                new ReportPart.Prose(catalog.Text("route.paper.period", ("from", Day(route.ConfirmedAt ?? route.CreatedAt, town)), ("to", route.ClosedAt is { } closed ? Day(closed, town) : Day(route.Steps.Max(s => s.Due))))),
                new ReportPart.Prose(mentor.AgreedAt is { } agreed
                    ? catalog.Text("route.paper.mentor-agreed", ("name", mentor.Name ?? "______________"), ("day", Day(agreed, town)))
                    : catalog.Text("route.paper.mentor")),
                new ReportPart.Table(
                    catalog.Text("route.paper.table"),
                    [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("route.paper.column." + ReportCell.Of(i + 1).Text), w))],
                    [.. route.ByDay.Select((step, i) => Row(i + 1, step, mentor, town, catalog))]),
                .. route.Reflection is { } reflection ? [new ReportPart.Prose(catalog.Text("route.paper.reflection", ("text", reflection)))] : ImmutableArray<ReportPart>.Empty,
                new ReportPart.Prose(catalog.Text("route.paper.voluntary")),
                new ReportPart.Prose(catalog.Text("route.paper.signatures")),
            ],
        };
    }

    private static ImmutableArray<ReportCell> Row(int number, RouteStep step, Community.RouteMentor mentor, Municipality town, Catalog catalog)
    {
        var area = catalog.Areas.GetValueOrDefault(step.Area);
        return
        [
            ReportCell.Of(number),
            new(area is null ? step.Area : $"{area.Title} ({catalog.Text("area-type." + area.Type).ToLower(CultureInfo.InvariantCulture)})"),
            new(RouteWords.Goal(catalog, step)),
            new(RouteWords.Action(catalog, step.Action)),
            new(string.Join("; ", new[] { step.EventTitle, catalog.Materials.FirstOrDefault(m => m.Id == step.Material)?.Title }.OfType<string>())),
            new(Day(step.Due)),
            new(step.DoneAt is { } done ? Day(done, town) : ""),
            new(step.Product ?? ""),
            new(step.Check is { } check ? RouteWords.Check(catalog, check) : ""),
            new(mentor.Marks.TryGetValue(step.Number, out var marked) ? Day(marked, town) : ""),
        ];
    }

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at, Municipality town) => Day(DateOnly.FromDateTime(RussianDate.In(at, town.TimeZone).DateTime));
}
