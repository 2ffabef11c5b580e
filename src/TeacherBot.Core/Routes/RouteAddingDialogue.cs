using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Profiles;

namespace TeacherBot.Core.Routes;

/// <summary>A step of one's own: for an area of one's subjects, or of another kind behind a button, so that the list fits a phone.</summary>
internal static class RouteAddingDialogue
{
    private const string OfHeads = "management";

    public static Step Show(Situation s, RouteAdding screen)
    {
        var page = s.Page().Heading("route.add-title").Prose("route.add");
        foreach (var area in Areas(s, screen.Type))
        {
            page.Row(new Choice("a." + area.Code, area.Short));
        }

        foreach (var type in screen.Type is null ? Types(s) : [])
        {
            page.Button("t." + type, "route.button-type", ("type", s.Catalog.Text("area-type." + type)));
        }

        return page.Back().Show();
    }

    public static Step On(Situation s, Route route, RouteAdding screen) => s.Inbound.Body switch
    {
        Pressed { Key: ['t', '.', .. var type] } when screen.Type is null && Types(s).Contains(type) => s.Push(new RouteAdding(type)),
        Pressed { Key: ['a', '.', .. var code] } when route.IsOpen && route.Steps.Length < Route.MostSteps && Areas(s, screen.Type).Any(a => a.Code == code) => Added(s, route, code),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Added(Situation s, Route route, string area)
    {
        var last = route.Steps.Where(x => x.DoneAt is null).Select(x => x.Due).Append(s.Today).Max();
        var step = new RouteStep(route.Steps.Max(x => x.Number) + 1, area, null, RouteAction.SelfStudy, last.AddDays(RouteDraft.DaysBetween))
        {
            Material = Recommendations.Materials(s.Catalog, s.Person.Municipality!, area, null).FirstOrDefault()?.Id,
        };
        var grown = route with { Steps = route.Steps.Add(step) };
        var saved = RouteSignals.Planned(s.Do(new SaveRoute(grown)), grown);
        return Conversation.Show(saved.At(saved.State.Reset(new RouteView()).Push(new RouteStepView(step.Number))));
    }

    private static IEnumerable<ContentArea> Areas(Situation s, string? type) => s.Catalog.Areas.Values
        .Where(a => type is null ? a.Subject is { } subject && s.Person.Subjects.Contains(subject) : a.Subject is null && a.Type == type)
        .OrderBy(a => a.Code, StringComparer.Ordinal);

    private static IEnumerable<string> Types(Situation s) => s.Catalog.Areas.Values
        .Where(a => a.Subject is null && (a.Type != OfHeads || s.Person.Position == "head")).Select(a => a.Type).Distinct().Order(StringComparer.Ordinal);
}
