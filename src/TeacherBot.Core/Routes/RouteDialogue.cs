using System.Diagnostics;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Profiles;

namespace TeacherBot.Core.Routes;

/// <summary>The teacher's route: drafted by the bot, edited and confirmed by the teacher, ended with a look back. Routing and the whole of it.</summary>
internal static class RouteDialogue
{
    // Results of one school year; older ones say little of today.
    private const int MostResults = 6;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(365);

    public static Step Show(Situation s, RouteScreen screen) => screen switch
    {
        RouteView => With(s, route => route is null ? Invite(s) : ShowRoute(s, route, MentorOf(s))),
        RouteStepView view => OfStep(s, view.Number, (at, route, step) => RouteStepPage.Show(at, route, step, MentorOf(at))),
        RouteChoosing choosing => OfStep(s, choosing.Number, RouteStepPage.Choose),
        RouteAdding adding => RouteAddingDialogue.Show(s, adding),
        RouteTyping typing => With(s, route => route is null ? s.Go(new RouteView()) : RouteTypingDialogue.Show(s, route, typing)),
        RouteChecking checking => RouteCheckDialogue.Show(s, checking),
        _ => throw new UnreachableException(),
    };

    public static Step On(Situation s, RouteScreen screen) => screen switch
    {
        RouteView => With(s, route => OnRoute(s, route)),
        RouteStepView view => OfStep(s, view.Number, RouteStepPage.On),
        RouteChoosing choosing => OfStep(s, choosing.Number, RouteStepPage.OnChoose),
        RouteAdding adding => With(s, route => route is null ? s.Go(new RouteView()) : RouteAddingDialogue.On(s, route, adding)),
        RouteTyping typing => With(s, route => route is null ? s.Go(new RouteView()) : RouteTypingDialogue.On(s, route, typing)),
        RouteChecking checking => OfStep(s, checking.Number, (at, route, step) => RouteCheckDialogue.On(at, route, step, checking)),
        _ => throw new UnreachableException(),
    };

    /// <summary>/route, or the word in a letter.</summary>
    public static Step Open(Situation s) =>
        !s.Person.Joined ? s.Hint("hint.join-first") : s.State.Active is RouteView ? s.Go(new RouteView()) : s.Push(new RouteView());

    public static Step With(Situation s, Func<Route?, Step> then) =>
        s.Facts.Has(new MyRoute(), out var route) && s.Facts.Known.ContainsKey(new MyRouteMentor()) ? then(route) : new Ask([new MyRoute(), new MyRouteMentor()]);

    private static RouteMentor MentorOf(Situation s) => s.Facts.Has(new MyRouteMentor(), out var mentor) ? mentor : RouteMentor.None;

    /// <summary>What is asked about a step that may be gone by now.</summary>
    public static Step OfStep(Situation s, int number, Func<Situation, Route, RouteStep, Step> then) =>
        With(s, route => route?.Find(number) is { } step ? then(s, route, step) : s.Noting("route.no-step").Reset(new RouteView()));

    /// <summary>Events of the person's municipality that have not begun, the nearest first; null until they are known.</summary>
    public static IReadOnlyList<EventRow>? Coming(Situation s) =>
        s.Facts.Has(new EventRows(s.Person.Municipality!), out var rows) ? [.. EventRow.Coming(s.Catalog, s.Person.Municipality!, rows, s.Context.Now)] : null;

    private static Step Invite(Situation s)
    {
        if (Usable(s) is not { } usable)
        {
            return new Ask([new CompletedAttempts(), new OpenAttempts()]);
        }

        return usable.Count == 0
            ? s.Page().Heading("route.title").Prose("route.first-measure").Small("route.voluntary").Button("diagnose", "menu.button-diagnose").Back().Show()
            : s.Page().Heading("route.title").Prose("route.invite").Small("route.voluntary").Button("draft", "route.button-draft").Back().Show();
    }

    private static Turn ShowRoute(Situation s, Route route, RouteMentor mentor)
    {
        var today = s.Today;
        var page = s.Page().Heading(route.Status switch
        {
            RouteStatus.Draft => "route.title-draft",
            RouteStatus.Active => "route.title",
            _ => "route.title-closed",
        });
        page.When(route.Status == RouteStatus.Active, p => p.Prose("route.progress", ("done", route.Steps.Count(x => x.DoneAt is not null)), ("n", route.Steps.Length)));
        page.Raw(ParagraphKind.Prose, string.Join('\n', route.ByDay.Select((step, i) => $"{i + 1}. {Line(s, step, today)}")))
            .When(route.Reflection is not null, p => p.Raw(ParagraphKind.Passage, route.Reflection!))
            .When(mentor.AgreedAt is not null, p => p.Prose("route.mentor-agreed", ("day", RouteWords.Day(s.DayOf(mentor.AgreedAt!.Value), today))))
            .Small("route.voluntary")
            .Row([.. route.ByDay.Select((step, i) => new Choice("s." + Number(step.Number), Number(i + 1)))]);
        return (route.Status switch
        {
            RouteStatus.Draft => page.Button("confirm", "route.button-confirm")
                .When(route.Steps.Length < Route.MostSteps, p => p.Button("add", "route.button-add")).Button("drop", "route.button-drop"),
            RouteStatus.Active => page.When(route.Steps.Length < Route.MostSteps, p => p.Button("add", "route.button-add"))
                .Row(page.Choice("pdf", "route.button-pdf"), page.Choice("docx", "route.button-docx")).Button("close", "route.button-close"),
            _ => page.Row(page.Choice("pdf", "route.button-pdf"), page.Choice("docx", "route.button-docx")).Button("draft", "route.button-again"),
        }).Back().Show();
    }

    /// <summary>«✓ Выражения: практикум, до 12 декабря».</summary>
    private static string Line(Situation s, RouteStep step, DateOnly today)
    {
        var values = (Area: s.Catalog.AreaTitle(step.Area), Action: RouteWords.Action(s.Catalog, step.Action));
        return step.DoneAt is { } done
            ? s.Text("route.line-done", ("area", values.Area), ("action", values.Action), ("day", RouteWords.Day(s.DayOf(done), today)))
            : s.Text("route.line", ("area", values.Area), ("action", values.Action), ("day", RouteWords.Day(step.Due, today)));
    }

    private static Step OnRoute(Situation s, Route? route) => (route?.Status, s.Inbound.Body) switch
    {
        (_, TextSaid) => s.Hint("hint.use-buttons"),
        (null, Pressed { Key: "diagnose" }) => s.Push(new ChoosingInstrument()),
        (null or RouteStatus.Closed, Pressed { Key: "draft" }) => Draft(s),
        (not null, Pressed { Key: ['s', '.', .. var number] }) when int.TryParse(number, out var n) => s.Push(new RouteStepView(n)),
        (RouteStatus.Draft, Pressed { Key: "confirm" }) => Confirm(s, route!),
        (RouteStatus.Draft, Pressed { Key: "drop" }) => s.Do(new DropRoute(route!.Id)).Noting("route.dropped").Pop(),
        (RouteStatus.Draft or RouteStatus.Active, Pressed { Key: "add" }) when route!.Steps.Length < Route.MostSteps => s.Push(new RouteAdding(null)),
        (RouteStatus.Active, Pressed { Key: "close" }) => s.Push(new RouteTyping(0, "reflection")),
        (RouteStatus.Active or RouteStatus.Closed, Pressed { Key: "pdf" or "docx" } format) =>
            s.Do(new RequestDocument(new DocumentRecipe(RoutePaper.Recipe, route!.Id, "marshrut." + format.Key))).Noting("document.soon").Go(new RouteView()),
        _ => s.Pop(),
    };

    private static Step Draft(Situation s)
    {
        if (Usable(s) is not { } usable)
        {
            return new Ask([new CompletedAttempts(), new OpenAttempts()]);
        }

        if (usable.Any(a => !s.Facts.Has(new AttemptOf(a.Id), out _)) || Coming(s) is not { } coming)
        {
            return new Ask([new EventRows(s.Person.Municipality!), .. usable.Select(a => new AttemptOf(a.Id))]);
        }

        // When an area of an unfinished questionnaire was closed is not asked: a check waits from today then.
        var profiles = usable.Select(a => s.Facts.Has(new AttemptOf(a.Id), out var whole) ? whole : null).OfType<Attempt>()
            .Select(a => (Profile.Of(s.Catalog.Pinned(a.Instrument), a), a.CompletedAt ?? s.Context.Now));
        var steps = RouteDraft.Of(s.Catalog, s.Person.Municipality!, profiles, coming, s.Today);
        return steps.IsEmpty
            ? s.Hint("route.nothing-measured")
            : s.Do(new SaveRoute(new Route(s.Context.NewId("route"), RouteStatus.Draft, s.Context.Now, steps))).Go(new RouteView());
    }

    // Of the last year and with an area finished, the newest first; null until they are known.
    private static List<Attempt>? Usable(Situation s) => !s.Facts.Has(new CompletedAttempts(), out var completed) || !s.Facts.Has(new OpenAttempts(), out var open) ? null :
    [
        .. completed.Concat(open.Where(a => !a.Closed.IsEmpty))
            .Where(a => At(a) > s.Context.Now - Fresh && s.Catalog.Pinned(a.Instrument).Kind is InstrumentKind.Levels or InstrumentKind.Difficulties)
            .OrderByDescending(At).Take(MostResults),
    ];

    private static DateTimeOffset At(Attempt attempt) => attempt.CompletedAt ?? attempt.StartedAt;

    private static Step Confirm(Situation s, Route route)
    {
        // A draft may have waited: what is past already is moved on.
        var today = s.Today;
        var confirmed = route with
        {
            Status = RouteStatus.Active,
            ConfirmedAt = s.Context.Now,
            Steps = [.. route.Steps.Select(step => step.Due <= today ? step with { Due = today.AddDays(RouteDraft.DaysBetween) } : step)],
        };
        return RouteSignals.Planned(s.Do(new SaveRoute(confirmed)), confirmed).Noting("route.confirmed").Go(new RouteView());
    }

    internal static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
