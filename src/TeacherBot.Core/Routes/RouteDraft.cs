using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Events;
using TeacherBot.Core.Profiles;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Routes;

/// <summary>
/// Drafts the steps of a route from what a person's profiles show: the areas where the most is to be done, each with the measure its
/// severity asks for (0 a course and a mentor, 1 a practicum, 2 visits and the council, 3 an exchange of experience).
/// </summary>
internal static class RouteDraft
{
    /// <summary>Days to the first step, and from each to the next: something to be done in five-minute gaps needs weeks.</summary>
    public const int DaysToFirst = 21;
    public const int DaysBetween = 14;

    private static readonly Dictionary<RouteAction, string[]> Kinds = new()
    {
        [RouteAction.Course] = ["КПК"],
        [RouteAction.Internship] = ["стажировка"],
        [RouteAction.Practicum] = ["практикум", "марафон", "вебинар", "семинар"],
        [RouteAction.Webinar] = ["вебинар", "семинар", "форум"],
        [RouteAction.Council] = ["РМО", "педсовет", "совещание", "десант"],
        [RouteAction.Visit] = ["взаимопосещение", "РМО", "десант"],
        [RouteAction.Exchange] = ["форум", "конкурс", "РМО"],
    };

    /// <param name="profiles">With the instant each was measured, the newest first: an area measured twice counts as it was the last time.</param>
    /// <param name="coming">Events of the municipality that have not begun, the nearest first.</param>
    /// <param name="today">On the municipality's calendar.</param>
    /// <returns>One to five steps; none when nothing was measured enough.</returns>
    public static ImmutableArray<RouteStep> Of(Catalog catalog, string municipality, IEnumerable<(Profile Profile, DateTimeOffset At)> profiles, IReadOnlyList<EventRow> coming, DateOnly today)
    {
        var found = profiles
            .SelectMany(p => p.Profile.ByNeed().Where(r => r.Sufficient).Select(r => new Finding(r, Recommendations.LevelOf(r), p.At)))
            .DistinctBy(f => f.Result.Area).OrderBy(f => f.Severity).ToList();
        var toDo = found.Where(f => f.Severity < (int)MasteryLevel.Functional).DefaultIfEmpty(found.FirstOrDefault()).OfType<Finding>().Take(Route.MostSteps).ToList();
        return
        [
            .. toDo.Select(f => (Finding: f, Action: Usual(f.Severity)))
                .Concat(toDo.Where(f => f.Severity == 0).Take(1).Select(f => (Finding: f, Action: RouteAction.Mentor)))
                .Take(Route.MostSteps)
                .Select((step, i) => Step(catalog, municipality, step.Finding, step.Action, coming.FirstOrDefault(e => e.Areas.Contains(step.Finding.Result.Area) && Fits(e, step.Action)), today.AddDays(DaysToFirst + (i * DaysBetween))) with { Number = i + 1 }),
        ];
    }

    private static bool Fits(EventRow row, RouteAction action) => Kinds.TryGetValue(action, out var kinds) && kinds.Contains(row.Kind);

    private static RouteAction Usual(int severity) => severity switch
    {
        0 => RouteAction.Course,
        1 => RouteAction.Practicum,
        2 => RouteAction.Visit,
        _ => RouteAction.Exchange,
    };

    private static RouteStep Step(Catalog catalog, string municipality, Finding finding, RouteAction action, EventRow? coming, DateOnly due)
    {
        var step = new RouteStep(1, finding.Result.Area, finding.Result is LevelsResult { Level: { } level } ? (int)level : null, action, due)
        {
            MeasuredAt = finding.Result is DifficultyResult ? null : finding.At,
            Material = Recommendations.Materials(catalog, municipality, finding.Result).FirstOrDefault()?.Id,
        };
        return coming is null ? step : step.At(coming, catalog.Municipalities[municipality].TimeZone);
    }

    private sealed record Finding(AreaResult Result, int Severity, DateTimeOffset At);
}
