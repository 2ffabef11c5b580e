using TeacherBot.Core.Content;

namespace TeacherBot.Core.Routes;

/// <summary>How routes are said; chat and paper say the same.</summary>
public static class RouteWords
{
    /// <summary>What is done in a step, in a word or two.</summary>
    public static string Action(Catalog catalog, RouteAction action) => action switch
    {
        RouteAction.Course => catalog.Text("route.action-course"),
        RouteAction.Internship => catalog.Text("route.action-internship"),
        RouteAction.Practicum => catalog.Text("route.action-practicum"),
        RouteAction.Webinar => catalog.Text("route.action-webinar"),
        RouteAction.Council => catalog.Text("route.action-council"),
        RouteAction.Visit => catalog.Text("route.action-visit"),
        RouteAction.Mentor => catalog.Text("route.action-mentor"),
        RouteAction.SelfStudy => catalog.Text("route.action-self-study"),
        RouteAction.Exchange => catalog.Text("route.action-exchange"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The teacher's own words, or the usual ones by what was found.</summary>
    internal static string Goal(Catalog catalog, RouteStep step) => step.Goal ?? catalog.Text(step.Level switch
    {
        0 => "route.goal-0",
        1 => "route.goal-1",
        2 => "route.goal-2",
        3 => "route.goal-3",
        _ => "route.goal-none",
    });

    internal static string Check(Catalog catalog, RouteCheck check) => catalog.Text("route.checked", ("right", check.Right), ("of", check.Of));

    /// <summary>«12 декабря», with the year only when it is another one.</summary>
    internal static string Day(DateOnly day, DateOnly today) => RussianDate.DayAndMonth(day) + (day.Year == today.Year ? "" : " " + Year(day.Year));

    private static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
