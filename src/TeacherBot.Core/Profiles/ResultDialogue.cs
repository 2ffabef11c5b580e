using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Profiles;

/// <summary>After a portion, after an attempt and any time later: what is firm, what is next, and who can see it.</summary>
internal static class ResultDialogue
{
    private const int MostResults = 10;

    public static Step Show(Situation s) => s.State.Active switch
    {
        ChoosingResult => ShowResults(s),
        AreaDone done => With(s, done.Attempt, (attempt, profile) => ShowAreaDone(s, done, attempt, profile)),
        Result result => With(s, result.Attempt, (attempt, profile) => ShowResult(s, attempt, profile)),
        ResultArea area => With(s, area.Attempt, (attempt, profile) => ShowArea(s, area, attempt, profile)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (AreaDone done, Pressed pressed) => OnAreaDone(s, done, pressed.Key),
        (ChoosingResult, Pressed { Key: ['r', '.', .. var attempt] }) => s.Push(new Result(attempt)),
        (ChoosingResult, Pressed) => s.Pop(),
        (Result result, Pressed pressed) => OnResult(s, result, pressed.Key),
        (ResultArea area, Pressed pressed) => OnArea(s, area, pressed.Key),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>An organisation questionnaire says nothing about the person who filled it.</summary>
    public static bool HasProfile(Situation s, Attempt attempt) => s.Catalog.Pinned(attempt.Instrument).Kind != InstrumentKind.Organisation;

    private static Step ShowResults(Situation s)
    {
        if (!s.Facts.Has(new CompletedAttempts(), out var completed))
        {
            return new Ask(new CompletedAttempts());
        }

        var page = s.Page().Prose("results.ask");
        foreach (var attempt in completed.Where(a => HasProfile(s, a)).Take(MostResults))
        {
            page.Row(new Choice("r." + attempt.Id, s.Text(
                "results.button",
                ("title", s.Catalog.Pinned(attempt.Instrument).Title),
                ("day", RussianDate.Day(attempt.CompletedAt!.Value, s.Municipality?.TimeZone)))));
        }

        return page.Back().Show();
    }

    private static Step With(Situation s, string attemptId, Func<Attempt, Profile, Step> show) =>
        !PortionDialogue.Load(s, attemptId, null, out var attempt, out var ask)
            ? ask
            : show(attempt, Profile.Of(s.Catalog.Pinned(attempt.Instrument), attempt));

    private static Step ShowAreaDone(Situation s, AreaDone done, Attempt attempt, Profile profile)
    {
        if (attempt.NextArea is not { } next)
        {
            return s.Go(new Result(attempt.Id));
        }

        var page = s.Page().Heading("area.done", ("area", s.Catalog.AreaTitle(done.Area)));
        Describe(s, page, profile.Areas.First(a => a.Area == done.Area), profile.Instrument);
        return page
            .Prose("area.left", ("n", attempt.Plan.Length - attempt.Closed.Length))
            .Button("next", "area.button-next", ("area", s.Catalog.Areas.TryGetValue(next, out var area) ? area.Short : next))
            .Button("enough", "area.button-enough")
            .Show();
    }

    private static Step OnAreaDone(Situation s, AreaDone done, string key) => key switch
    {
        "next" => PortionDialogue.Resume(s, done.Attempt),
        "enough" => s.Noting("area.see-you").Reset(new Menu()),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Turn ShowResult(Situation s, Attempt attempt, Profile profile)
    {
        var page = s.Page().Heading("result.title", ("title", profile.Instrument.Title));
        page.When(attempt.Repeats, p => p.Small("result.repeats")).When(s.Inbound.Channel == ChannelNames.Page, p => p.With(ProfileChart.Of(s.Catalog, profile)));
        if (profile.Instrument.Kind == InstrumentKind.Difficulties)
        {
            page.Raw(ParagraphKind.Prose, string.Join('\n', profile.ByStrength().Select(a => AreaWords.Line(s.Catalog, a)))).Prose("difficulty.own");
        }

        foreach (var area in profile.ByStrength().Where(a => a is not DifficultyResult))
        {
            page.Raw(ParagraphKind.Prose, $"{AreaWords.Line(s.Catalog, area)}\n{AreaWords.Sentence(s.Catalog, area)}\n{string.Join(' ', AreaWords.Remarks(s.Catalog, area))}".TrimEnd());
        }

        if (profile.Instrument.Kind == InstrumentKind.Levels && Scorer.Overall(profile.Instrument, attempt.Closed, attempt.Responses) is { Level: { } overall })
        {
            page.Small("result.overall", ("bar", Bar.OfLevel((int)overall)));
        }

        Steps(s, page, profile);
        page.When(attempt.CompletedAt is not null && s.Person.Joined, p => p.Button("route", "result.button-route")).Small("result.who-sees").Small("result.voluntary");
        foreach (var row in profile.ByStrength().Select(a => new Choice("a." + a.Area, s.Catalog.Areas.TryGetValue(a.Area, out var known) ? known.Short : a.Area)).Chunk(2))
        {
            page.Row([.. row]);
        }

        return page
            .When(!s.Person.ExtrasAsked, p => p.Button("extras", "result.button-extras"))
            .Row(page.Choice("pdf", "result.button-pdf"), page.Choice("certificate", "result.button-certificate"))
            .Row(page.Choice("more", "result.button-more"), page.Choice("menu", "button.menu"))
            .Show();
    }

    private static void Steps(Situation s, Page page, Profile profile)
    {
        if (Recommendations.For(s.Catalog, s.Person.Municipality!, profile, s.Context.Now) is not { } steps)
        {
            return;
        }

        page.Heading("steps.title");
        if (steps.Material is { } material)
        {
            page.Bullet("steps.material", ("title", material.Title)).Row(new Choice("m." + material.Id, s.Text("steps.button-material")));
        }

        if (steps.Event is { } coming)
        {
            page.Bullet("steps.event", ("title", coming.Title), ("at", RussianDate.Full(coming.StartsAt, s.Municipality?.TimeZone)))
                .Row(new Choice("e." + coming.Id, s.Text("steps.button-event")));
        }

        page.Bullet("steps.colleague", ("area", s.Catalog.AreaTitle(steps.Area)))
            .Row(new Choice("h." + steps.Area, s.Text("steps.button-colleague")));
    }

    private static Step OnResult(Situation s, Result result, string key) => key switch
    {
        "pdf" => s.Do(new RequestDocument(new DocumentRecipe("profile", result.Attempt, "profil.pdf"))).Noting("document.soon").Go(result),
        "certificate" => s.Do(new RequestDocument(new DocumentRecipe("certificate", result.Attempt, "spravka.pdf"))).Noting("document.soon").Go(result),
        "extras" => s.Push(new AskingName(true)),
        "more" => s.Push(new ChoosingInstrument()),
        "route" when s.Person.Joined => s.Push(new RouteView()),
        ['a', '.', .. var area] when s.Catalog.Areas.ContainsKey(area) => s.Push(new ResultArea(result.Attempt, area)),
        _ => OnStep(s, key),
    };

    private static Step ShowArea(Situation s, ResultArea screen, Attempt attempt, Profile profile)
    {
        if (profile.Areas.FirstOrDefault(a => a.Area == screen.Area) is not { } result)
        {
            return s.Pop();
        }

        if (!s.Facts.Has(new AreaHistory(attempt.Instrument.Id), out var history) || !s.Facts.Has(new Campaigns.CampaignsOfAttempt(attempt.Id), out _) || !s.Facts.Has(new Community.PracticesOfTown(), out var practices))
        {
            return new Ask([new Community.PracticesOfTown(), new Campaigns.CampaignsOfAttempt(attempt.Id), new AreaHistory(attempt.Instrument.Id)]);
        }

        var page = s.Page().Heading("area.title", ("area", s.Catalog.AreaTitle(screen.Area)));
        Describe(s, page, result, profile.Instrument, PersonalChange.Of(s.Catalog, attempt, result, history));
        foreach (var material in Recommendations.Materials(s.Catalog, s.Person.Municipality!, result).Take(3)
            .Concat(practices.Where(p => p.Card.Areas.Contains(screen.Area)).Take(1).Select(p => Community.PracticeMaterials.Of(p, s.Catalog))))
        {
            page.Row(new Choice("m." + material.Id, Community.PracticeMaterials.Label(s, material)));
        }

        return page
            .When(profile.Instrument.Kind == InstrumentKind.Levels, p => ExplanationDialogue.Entry(s, p, attempt))
            .Row(new Choice("h." + screen.Area, s.Text("steps.button-colleague")))
            .Row(new Choice("q." + screen.Area, s.Text("button.consultations")))
            .Back()
            .Show();
    }

    private static Step OnArea(Situation s, ResultArea screen, string key) => key switch
    {
        "explain" => s.Push(new Explaining(screen.Attempt, screen.Area, 0)),
        "back" => s.Pop(),
        _ => OnStep(s, key),
    };

    private static Step OnStep(Situation s, string key) => key switch
    {
        ['m', '.', .. var id] => Community.PracticeMaterials.Open(s, id) ?? s.Hint("hint.use-buttons"),
        ['e', '.', .. var id] when s.Catalog.Events.Any(e => e.Id == id) => s.Push(new EventView(id)),
        ['h', '.', .. var area] when s.Catalog.Areas.ContainsKey(area) => s.Push(new AskingHelp(area)),
        ['q', '.', .. var area] when s.Catalog.Areas.ContainsKey(area) => s.Push(new ConsultationAsking(area)),
        _ => s.Hint("hint.use-buttons"),
    };

    private static void Describe(Situation s, Page page, AreaResult result, Instrument instrument, string? change = null)
    {
        page.Raw(ParagraphKind.Prose, $"{AreaWords.Line(s.Catalog, result)}\n{AreaWords.Sentence(s.Catalog, result)}");
        foreach (var remark in AreaWords.Remarks(s.Catalog, result).Concat(change is null ? [] : [change]))
        {
            page.Raw(ParagraphKind.Small, remark);
        }

        page.When(result is DifficultyResult, p => p.Small("difficulty.own"));

        if (s.Catalog.Tomorrow(instrument, result.Area) is { } tomorrow)
        {
            page.Heading("area.tomorrow").Raw(ParagraphKind.Prose, tomorrow, Privacy.Neutral);
        }
    }
}
