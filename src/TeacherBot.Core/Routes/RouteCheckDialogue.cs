using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Routes;

/// <summary>The short check of a step's area, sixty days after it was measured at the earliest. It says «верно 5 из 6» and never a level (ruling R10).</summary>
internal static class RouteCheckDialogue
{
    /// <summary>On a step's page: the button, the day it opens, or what came of it. Nothing for areas that were not measured.</summary>
    public static void Entry(Situation s, Page page, Route route, RouteStep step)
    {
        if (step.Check is { } check)
        {
            page.Raw(ParagraphKind.Prose, RouteWords.Check(s.Catalog, check));
        }

        if (route.Status != RouteStatus.Draft && OpensAt(step) is { } opens)
        {
            page.When(opens > s.Context.Now, p => p.Small("route.check-from", ("day", RouteWords.Day(RouteWords.DayOf(s, opens), RouteWords.Today(s)))))
                .When(opens <= s.Context.Now, p => p.Button("check", "route.button-check"));
        }
    }

    /// <summary>When a step's area may be checked; null where it was not measured.</summary>
    public static DateTimeOffset? OpensAt(RouteStep step) => (step.Check?.At ?? step.MeasuredAt)?.AddDays(RouteCheckItems.DaysBetween);

    public static Step Begin(Situation s, Route route, RouteStep step)
    {
        if (route.Status == RouteStatus.Draft || OpensAt(step) is not { } opens || opens > s.Context.Now || RouteCheckItems.InstrumentOf(s.Catalog, step.Area) is not { } instrument)
        {
            return s.Go(new RouteStepView(step.Number));
        }

        if (!s.Facts.Has(new MetItemsOf(instrument.Id), out var met))
        {
            return new Ask(new MetItemsOf(instrument.Id));
        }

        var items = RouteCheckItems.Of(s.Catalog, instrument, step.Area, met);
        return items.IsEmpty ? s.Hint("route.no-new-items") : s.Push(new RouteChecking(step.Number, items, 0, 0, []));
    }

    public static Step Show(Situation s, RouteChecking screen) => RouteDialogue.OfStep(s, screen.Number, (at, _, step) => Find(at, step, screen) is not { } item ? at.Pop() : Page(at, step, screen, item));

    public static Step On(Situation s, Route route, RouteStep step, RouteChecking screen)
    {
        if (Find(s, step, screen) is not { } item || s.Inbound.Body is Pressed { Key: "back" })
        {
            return s.Pop();
        }

        return s.Inbound.Body switch
        {
            Pressed pressed => ItemPress.Of(item, screen.Draft, pressed.Key) switch
            {
                ItemPress.Given given => Given(s, route, step, screen, item, given.Value),
                ItemPress.Drafted drafted => s.Go(screen with { Draft = drafted.Draft }),
                _ => s.Hint("hint.use-buttons"),
            },
            TextSaid said => TypedResponse.Read(item, Seed(route), said.Text) is { } value ? Given(s, route, step, screen, item, value) : s.Hint(TypedResponse.Hint(item)),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    private static Turn Page(Situation s, RouteStep step, RouteChecking screen, Item item)
    {
        var page = s.Page().Small("route.check-progress", ("area", s.Catalog.AreaTitle(step.Area)), ("n", screen.Place + 1), ("all", screen.Items.Length));
        return new ItemView(page, item, Seed(s.Facts.Has(new MyRoute(), out var route) ? route : null)).Ask(null, screen.Draft)
            .Button("x", "portion.button-unknown")
            .Button("back", "route.button-check-later")
            .Show();
    }

    // Each question counts as met from its response on: whoever stops in the middle meets others the next time.
    private static Step Given(Situation s, Route route, RouteStep step, RouteChecking screen, Item item, ResponseValue value)
    {
        var met = s.Do(new MeetItem(RouteCheckItems.InstrumentOf(s.Catalog, step.Area)!.Id, item.Id));
        var right = screen.Right + (Marking.IsCorrect(item, value) ? 1 : 0);
        if (screen.Place + 1 < screen.Items.Length)
        {
            return met.Go(screen with { Place = screen.Place + 1, Right = right, Draft = [] });
        }

        var check = new RouteCheck(right, screen.Items.Length, s.Context.Now);
        return met.Do(new SaveRoute(route.With(step with { Check = check, DoneAt = route.IsOpen ? step.DoneAt ?? s.Context.Now : step.DoneAt })))
            .Do(new CancelSignal(RouteSignals.NameOf(route, step)))
            .Noting("route.checked-now", ("right", check.Right), ("of", check.Of)).Pop();
    }

    private static Item? Find(Situation s, RouteStep step, RouteChecking screen) =>
        RouteCheckItems.InstrumentOf(s.Catalog, step.Area) is { } instrument && screen.Place < screen.Items.Length
            ? RouteCheckItems.Bank(instrument, step.Area).FirstOrDefault(i => i.Id == screen.Items[screen.Place]) : null;

    // One order of options for a route, so that a screen shown again looks the same.
    private static long Seed(Route? route) => route is null ? 0 : route.CreatedAt.ToUnixTimeMilliseconds();
}
