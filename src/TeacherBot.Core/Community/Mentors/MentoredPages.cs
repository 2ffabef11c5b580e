using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Profiles;
using TeacherBot.Core.Routes;

namespace TeacherBot.Core.Community;

/// <summary>What a teacher opened, as the mentor sees it: the route to agree to, and the areas.</summary>
internal static class MentoredPages
{
    public static Step ShowRoute(Situation s, MentorPair pair) => Route(s, pair, (route, marks) => route is null
        ? s.Page().Heading("mentor.route-title").Prose("mentor.no-route").Back().Show()
        : ShowRoute(s, pair, route, marks));

    public static Step OnRoute(Situation s, MentorPair pair) => s.Inbound.Body switch
    {
        Pressed { Key: "back" } => s.Pop(),
        Pressed pressed => Route(s, pair, (route, marks) => (pressed.Key, route) switch
        {
            ("agree", not null) when MayAgree(pair, route) => s.Do(new AgreeToRoute(pair.Id, route.Id)).Noting("mentor.route-agreed").Go(s.State.Active),
            (['k', '.', .. var number], not null) when int.TryParse(number, out var n) && ToMark(route, marks).Any(x => x.Number == n) =>
                s.Do(new MarkRouteStep(pair.Id, route.Id, n)).Noting("mentor.step-marked").Go(s.State.Active),
            _ => Conversation.Show(s),
        }),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step ShowResults(Situation s, MentorPair pair)
    {
        if (!MentorPairPage.MayRead(pair, Opened.Results))
        {
            return s.Noting("mentor.closed").Pop();
        }

        if (!s.Facts.Has(new MentoredResultsOf(pair.Id), out var attempts))
        {
            return new Ask(new MentoredResultsOf(pair.Id));
        }

        var page = s.Page().Heading("mentor.results-title").When(attempts.IsEmpty, p => p.Prose("mentor.no-results"));
        foreach (var attempt in attempts)
        {
            page.Raw(ParagraphKind.Prose, $"{s.Catalog.Pinned(attempt.Instrument).Title}, {RussianDate.DayAndMonth(s.DayOf(attempt.CompletedAt ?? attempt.StartedAt))}");
            foreach (var area in Profile.Of(s.Catalog.Pinned(attempt.Instrument), attempt).Areas)
            {
                page.Raw(ParagraphKind.Bullet, $"{AreaWords.Line(s.Catalog, area)}. {AreaWords.Sentence(s.Catalog, area)}");
            }
        }

        return page.When(!attempts.IsEmpty, p => p.Small("mentor.results-note")).Back().Show();
    }

    private static Step Route(Situation s, MentorPair pair, Func<Route?, RouteMentor, Step> then)
    {
        if (!MentorPairPage.MayRead(pair, Opened.Route))
        {
            return s.Noting("mentor.closed").Pop();
        }

        var (route, marks) = (new MentoredRouteOf(pair.Id), new MentoredMarksOf(pair.Id));
        return s.Facts.Has(route, out var theirs) && s.Facts.Has(marks, out var said) ? then(theirs, said) : new Ask([route, marks]);
    }

    private static Turn ShowRoute(Situation s, MentorPair pair, Route route, RouteMentor marks)
    {
        var page = s.Page().Heading("mentor.route-title");
        foreach (var step in route.ByDay)
        {
            var values = (Area: s.Catalog.AreaTitle(step.Area), Action: RouteWords.Action(s.Catalog, step.Action));
            page.Raw(ParagraphKind.Bullet, (marks.Marks.ContainsKey(step.Number) ? s.Text("mentor.marked") + " " : "") + s.Text(
                step.DoneAt is null ? "route.line" : "route.line-done",
                ("area", values.Area), ("action", values.Action), ("day", RouteWords.Day(step.DoneAt is { } done ? s.DayOf(done) : step.Due, s.Today))));
            page.When(step.Product is not null, p => p.Raw(ParagraphKind.Passage, step.Product!));
        }

        return page.When(marks.AgreedAt is not null, p => p.Prose("mentor.agreed-on", ("day", RussianDate.DayAndMonth(s.DayOf(marks.AgreedAt!.Value)))))
            .When(MayAgree(pair, route), p => p.Button("agree", "mentor.button-agree"))
            .Row([.. ToMark(route, marks).Select(step => new Choice("k." + Number(step.Number), s.Text("mentor.button-mark", ("area", s.Catalog.AreaShort(step.Area)))))])
            .Back().Show();
    }

    private static bool MayAgree(MentorPair pair, Route route) => route.Status == RouteStatus.Active && pair.AgreedRoute != route.Id;

    private static IEnumerable<RouteStep> ToMark(Route route, RouteMentor marks) => route.ByDay.Where(step => step.DoneAt is not null && !marks.Marks.ContainsKey(step.Number));

    private static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
