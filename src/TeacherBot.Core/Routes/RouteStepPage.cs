using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Routes;

/// <summary>One step: what it is, what can be changed of it, and that it is done.</summary>
internal static class RouteStepPage
{
    private const int MostEvents = 3;
    private const int LongestLabel = 60;

    public static Step Show(Situation s, Route route, RouteStep step, Community.RouteMentor mentor)
    {
        var today = s.Today;
        var page = s.Page()
            .Raw(ParagraphKind.Heading, s.Catalog.AreaTitle(step.Area))
            .Prose("route.goal", ("goal", RouteWords.Goal(s.Catalog, step)))
            .Prose("route.action", ("action", RouteWords.Action(s.Catalog, step.Action)));
        if (step is { Event: { } id, EventTitle: { } title })
        {
            page.Bullet("route.event", ("title", title)).Row(new Choice("e." + id, s.Text("steps.button-event")));
        }

        if (s.Catalog.Materials.FirstOrDefault(m => m.Id == step.Material) is { } material)
        {
            page.Bullet("steps.material", ("title", material.Title)).Row(new Choice("m." + material.Id, s.Text("steps.button-material")));
        }

        page.Prose(step.DoneAt is null ? "route.due" : "route.done-on", ("day", RouteWords.Day(step.DoneAt is { } done ? s.DayOf(done) : step.Due, today)))
            .When(step.Product is not null, p => p.Prose("route.product", ("product", step.Product!)));
        page.When(mentor.Marks.ContainsKey(step.Number), p => p.Prose("route.mentor-marked", ("day", RouteWords.Day(s.DayOf(mentor.Marks[step.Number]), today))))
            .When(step is { DoneAt: null, Action: RouteAction.Mentor } && route.Status == RouteStatus.Active, p => p.Button("mentor", "route.button-mentor"));
        RouteCheckDialogue.Entry(s, page, route, step);
        if (step.DoneAt is null && route.IsOpen)
        {
            page.When(route.Status == RouteStatus.Active, p => p.Button("done", "route.button-done"))
                .Row(page.Choice("due", "route.button-due"), page.Choice("action", "route.button-action"))
                .Row(page.Choice("goal", "route.button-goal"), page.Choice("remove", "route.button-remove"));
        }

        return page.When(step.DoneAt is not null && route.IsOpen, p => p.Button("product", "route.button-product")).Back().Show();
    }

    public static Step On(Situation s, Route route, RouteStep step) => s.Inbound.Body switch
    {
        TextSaid => s.Hint("hint.use-buttons"),
        Pressed { Key: "check" } => RouteCheckDialogue.Begin(s, route, step),
        Pressed { Key: ['e', '.', .. var id] } when id == step.Event => s.Push(new EventView(id)),
        Pressed { Key: ['m', '.', .. var id] } when id == step.Material => s.Push(new MaterialView(id)),
        Pressed { Key: "product" } when step.DoneAt is not null && route.IsOpen => s.Push(new RouteTyping(step.Number, "product")),
        Pressed { Key: "mentor" } => Community.MentorSeekDialogue.For(s, step.Area),
        Pressed { Key: "back" } => s.Pop(),
        Pressed pressed when step.DoneAt is null && route.IsOpen => Change(s, route, step, pressed.Key),
        _ => Conversation.Show(s),
    };

    /// <summary>Ends a step, wherever it was said.</summary>
    public static Step Done(Situation s, Route route, RouteStep step) => route.Status != RouteStatus.Active || step.DoneAt is not null
        ? s.Go(new RouteStepView(step.Number))
        : s.Do(new SaveRoute(route.With(step with { DoneAt = s.Context.Now }))).Do(new CancelSignal(RouteSignals.NameOf(route, step))).Noting("route.well-done").Go(new RouteTyping(step.Number, "product"));

    public static Step Choose(Situation s, Route route, RouteStep step)
    {
        if (RouteDialogue.Coming(s) is not { } all)
        {
            return new Ask(new EventRows(s.Person.Municipality!));
        }

        var page = s.Page().Raw(ParagraphKind.Heading, s.Catalog.AreaTitle(step.Area)).Prose("route.choose-action");
        foreach (var coming in Coming(all, step))
        {
            page.Row(new Choice("e." + coming.Id, Label(coming.Title)));
        }

        foreach (var pair in Enum.GetValues<RouteAction>().Chunk(2))
        {
            page.Row([.. pair.Select(a => new Choice("a." + RouteDialogue.Number((int)a), RouteWords.Action(s.Catalog, a)) { Chosen = a == step.Action })]);
        }

        return page.Back().Show();
    }

    public static Step OnChoose(Situation s, Route route, RouteStep step)
    {
        if (s.Inbound.Body is not Pressed pressed)
        {
            return s.Hint("hint.use-buttons");
        }

        if (RouteDialogue.Coming(s) is not { } all)
        {
            return new Ask(new EventRows(s.Person.Municipality!));
        }

        var changed = pressed.Key switch
        {
            ['e', '.', .. var id] when Coming(all, step).FirstOrDefault(e => e.Id == id) is { } coming => step.At(coming, s.Municipality!.TimeZone),
            ['a', '.', .. var number] when int.TryParse(number, out var n) && Enum.IsDefined((RouteAction)n) => step with { Action = (RouteAction)n, Event = null, EventTitle = null },
            _ => step,
        };
        return changed == step || step.DoneAt is not null || !route.IsOpen ? s.Pop() : Saved(s, route, changed).Noting("route.changed").Pop();
    }

    /// <summary>Keeps a changed step; what is planned for its day moves with it.</summary>
    public static Situation Saved(Situation s, Route route, RouteStep step) => RouteSignals.Planned(s.Do(new SaveRoute(route.With(step))), route.With(step));

    private static Step Change(Situation s, Route route, RouteStep step, string key) => key switch
    {
        "done" => Done(s, route, step),
        "due" or "goal" => s.Push(new RouteTyping(step.Number, key)),
        "action" => s.Push(new RouteChoosing(step.Number)),
        "remove" when route.Steps.Length == 1 => s.Hint("route.last-step"),
        "remove" => s.Do(new SaveRoute(route with { Steps = route.Steps.Remove(step) })).Do(new CancelSignal(RouteSignals.NameOf(route, step))).Noting("route.removed").Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static IEnumerable<EventRow> Coming(IEnumerable<EventRow> all, RouteStep step) => all.Where(e => e.Areas.Contains(step.Area)).Take(MostEvents);

    private static string Label(string title) => title.Length <= LongestLabel ? title : title[..(LongestLabel - 1)].TrimEnd() + "…";
}
