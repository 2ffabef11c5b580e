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
            page.When(opens > s.Context.Now, p => p.Small("route.check-from", ("day", RouteWords.Day(s.DayOf(opens), s.Today))))
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

        if (Find(s, step) is not null)
        {
            return s.Push(new RouteChecking(step.Number, []));
        }

        if (!s.Facts.Has(new MetItemsOf(instrument.Id), out var met))
        {
            return new Ask(new MetItemsOf(instrument.Id));
        }

        var items = RouteCheckItems.Of(s.Catalog, instrument, step.Area, met);
        return items.IsEmpty ? s.Hint("route.no-new-items")
            : s.Do(new SaveRoute(route.With(step with { Begun = new(items, 0, 0) }))).Push(new RouteChecking(step.Number, []));
    }

    public static Step Show(Situation s, RouteChecking screen) => RouteDialogue.OfStep(s, screen.Number, (at, route, step) => Find(at, step) is not { } item ? at.Pop() : Page(at, route, step, screen, item));

    public static Step On(Situation s, Route route, RouteStep step, RouteChecking screen)
    {
        if (Find(s, step) is not { } item || s.Inbound.Body is Pressed { Key: "back" })
        {
            return s.Pop();
        }

        return s.Inbound.Body switch
        {
            Pressed pressed => ItemPress.Of(item, screen.Draft, pressed.Key) switch
            {
                ItemPress.Given given => Given(s, route, step, item, given.Value),
                ItemPress.Drafted drafted => s.Go(screen with { Draft = drafted.Draft }),
                _ => s.Hint("hint.use-buttons"),
            },
            TextSaid said => TypedResponse.Read(item, Seed(route), said.Text) is { } value ? Given(s, route, step, item, value) : s.Hint(TypedResponse.Hint(item)),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    private static Turn Page(Situation s, Route route, RouteStep step, RouteChecking screen, Item item)
    {
        var page = s.Page().Small("route.check-progress", ("area", s.Catalog.AreaTitle(step.Area)), ("n", step.Begun!.Place + 1), ("all", step.Begun.Items.Length));
        return new ItemView(page, item, Seed(route)).Ask(null, screen.Draft)
            .Button("x", "portion.button-unknown")
            .Button("back", "route.button-check-later")
            .Show();
    }

    private static Step Given(Situation s, Route route, RouteStep step, Item item, ResponseValue value)
    {
        var met = s.Do(new MeetItem(RouteCheckItems.InstrumentOf(s.Catalog, step.Area)!.Id, item.Id));
        var begun = step.Begun! with { Place = step.Begun.Place + 1, Right = step.Begun.Right + (Marking.IsCorrect(item, value) ? 1 : 0) };
        if (begun.Place < begun.Items.Length)
        {
            return met.Do(new SaveRoute(route.With(step with { Begun = begun }))).Go(new RouteChecking(step.Number, []));
        }

        var check = new RouteCheck(begun.Right, begun.Items.Length, s.Context.Now);
        return met.Do(new SaveRoute(route.With(step with { Check = check, Begun = null, DoneAt = route.IsOpen ? step.DoneAt ?? s.Context.Now : step.DoneAt })))
            .Do(new CancelSignal(RouteSignals.NameOf(route, step)))
            .Noting("route.checked-now", ("right", check.Right), ("of", check.Of)).Pop();
    }

    // The next question of a check that was begun; null when there is none, or content has it no more.
    private static Item? Find(Situation s, RouteStep step) => step.Begun is { } begun && RouteCheckItems.InstrumentOf(s.Catalog, step.Area) is { } instrument
        ? RouteCheckItems.Bank(instrument, step.Area).FirstOrDefault(i => i.Id == begun.Items[begun.Place]) : null;

    // One order of options for a route, so that a screen shown again looks the same.
    private static long Seed(Route route) => route.CreatedAt.ToUnixTimeMilliseconds();
}
