using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Routes;

/// <summary>What is typed about a step or a route: a day, a goal, what came of it, a look back.</summary>
internal static class RouteTypingDialogue
{
    private const int LongestWay = 400;

    public static Step Show(Situation s, Route route, RouteTyping screen) => screen.Field switch
    {
        "due" => s.Page().Typed().Prose("route.ask-due").Button("d14", "route.button-two-weeks").Button("d30", "route.button-month").Button("d60", "route.button-two-months").Back().Show(),
        "goal" => s.Page().Typed().Prose("route.ask-goal").Back().Show(),
        "product" => s.Page().Typed().Prose("route.ask-product").Button("skip", "route.button-skip").Show(),
        _ => s.Page().Typed().Heading("route.close-title").Prose("route.ask-reflection").Button("skip", "route.button-close-plain").Back().Show(),
    };

    public static Step On(Situation s, Route route, RouteTyping screen)
    {
        var step = route.Find(screen.Number);
        return (screen.Field, s.Inbound.Body) switch
        {
            _ when !route.IsOpen || (step is null && screen.Number != 0) => s.Go(new RouteView()),
            ("due", Pressed { Key: ['d', .. var days] }) when int.TryParse(days, out var n) && n is 14 or 30 or 60 => Moved(s, route, step!, s.Today.AddDays(n)),
            ("due", TextSaid said) => Typed(s, route, step!, said.Text),
            ("reflection", Pressed { Key: "skip" }) => Close(s, route, null),
            ("product", Pressed { Key: "skip" }) => After(s, screen),
            (_, Pressed) => s.Pop(),
            (_, TextSaid said) when said.Text.Trim() is { Length: > 0 and <= RouteStep.LongestText } text => screen.Field switch
            {
                "goal" => s.Do(new SaveRoute(route.With(step! with { Goal = text }))).Noting("route.changed").Pop(),
                "product" => After(s.Do(new SaveRoute(route.With(step! with { Product = text }))).Noting("route.kept"), screen),
                _ => Close(s, route, text),
            },
            (_, TextSaid said) => s.Hint(said.Text.Trim().Length > 0 ? "route.too-long" : "hint.use-buttons"),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    // It is asked for right after a step is done, or later from the step's page.
    private static Step After(Situation s, RouteTyping screen) => s.At(s.State.Pop()).State.Active is RouteStepView ? s.Pop() : s.Go(new RouteStepView(screen.Number));

    private static Step Typed(Situation s, Route route, RouteStep step, string text)
    {
        var today = s.Today;
        return TypedDays.In(text, today) is [var day] && day > today && day < today.AddDays(LongestWay) ? Moved(s, route, step, day) : s.Hint("route.day-unclear");
    }

    private static Step Moved(Situation s, Route route, RouteStep step, DateOnly day) =>
        step.DoneAt is not null ? s.Pop() : RouteStepPage.Saved(s, route, step with { Due = day }).Noting("route.changed").Pop();

    private static Step Close(Situation s, Route route, string? reflection)
    {
        if (route.Status != RouteStatus.Active)
        {
            return s.Go(new RouteView());
        }

        var closed = s.Do(new SaveRoute(route with { Status = RouteStatus.Closed, ClosedAt = s.Context.Now, Reflection = reflection }));
        return route.Steps.Aggregate(closed, (at, step) => at.Do(new CancelSignal(RouteSignals.NameOf(route, step)))).Noting("route.closed").Pop();
    }
}
