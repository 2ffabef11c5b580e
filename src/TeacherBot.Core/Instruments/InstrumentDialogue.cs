using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Instruments;

/// <summary>Choosing a questionnaire and the areas of the plan.</summary>
internal static class InstrumentDialogue
{
    /// <summary>Fewest areas in a plan a teacher makes alone (ruling R7).</summary>
    public const int LeastAreas = 3;

    public static Step Show(Situation s) => s.State.Active switch
    {
        ChoosingInstrument => ShowInstruments(s),
        ChoosingAreas choosing => ShowAreas(s, choosing),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (ChoosingInstrument, Pressed pressed) => OnInstrument(s, pressed.Key),
        (ChoosingAreas choosing, Pressed pressed) => OnAreas(s, choosing, pressed.Key),
        (ChoosingAreas choosing, TextSaid said) => OnAreasTyped(s, choosing, said.Text),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Questionnaires for this person's subjects and position.</summary>
    public static IEnumerable<Instrument> Offered(Situation s) => s.Catalog.Instruments.Where(i =>
        (i.Subject is null || s.Person.Subjects.Contains(i.Subject))
        && (i.Audience.IsEmpty || i.Audience.Contains(s.Person.Position ?? "")));

    /// <summary>Begins a questionnaire, or goes on with the one begun.</summary>
    public static Step Choose(Situation s, Instrument instrument)
    {
        if (!s.Facts.Has(new OpenAttempts(), out var open) || !CampaignLink.Known(s, out _, out _))
        {
            return new Ask([new OpenAttempts(), new OpenCampaigns()]);
        }

        if (open.FirstOrDefault(a => a.Instrument.Id == instrument.Id) is { } begun)
        {
            return PortionDialogue.Resume(s.Noting("instrument.goes-on"), begun.Id);
        }

        return instrument.Anonymous ? BeginAnonymous(s, instrument)
            : instrument.Kind is InstrumentKind.Organisation or InstrumentKind.Difficulties ? Begin(s, instrument, [Attempt.Whole], false)
            : CampaignLink.PlanOf(s, instrument) is { IsEmpty: false } plan ? BeginPlanned(s, instrument, plan)
            : s.Push(new ChoosingAreas(instrument.Id, []));
    }

    private static Turn ShowInstruments(Situation s)
    {
        var page = s.Page().Prose("instrument.ask");
        foreach (var instrument in Offered(s))
        {
            page.Row(new Choice("i." + instrument.Id, instrument.Title));
        }

        return page.Back().Show();
    }

    private static Step OnInstrument(Situation s, string key) =>
        key.StartsWith("i.", StringComparison.Ordinal) && Offered(s).FirstOrDefault(i => i.Id == key[2..]) is { } instrument
            ? Choose(s, instrument)
            : s.Pop();

    private static Step ShowAreas(Situation s, ChoosingAreas choosing)
    {
        if (s.Catalog.FindInstrument(choosing.Instrument) is not { } instrument)
        {
            return s.Reset(new Menu());
        }

        if (!s.Facts.Has(new AreaHistory(instrument.Id), out var history))
        {
            return new Ask(new AreaHistory(instrument.Id));
        }

        var available = AreaChoice.Of(instrument, history, s.Context.Now).Areas;
        var page = s.Page().Heading("areas.title", ("title", instrument.Title));
        if (available.IsEmpty)
        {
            return page.Prose("areas.none-new").Back().Show();
        }

        var least = Math.Min(LeastAreas, available.Length);
        page.Prose("areas.ask", ("n", least), ("minutes", instrument.MinutesPerArea));
        foreach (var area in available)
        {
            page.Row(new Choice("a." + area, s.Catalog.AreaTitle(area)) { Chosen = choosing.Chosen.Contains(area) });
        }

        return page
            .When(choosing.Chosen.Length >= least, p => p.Button("start", "areas.button-start", ("n", choosing.Chosen.Length)))
            .When(choosing.Chosen.IsEmpty, p => p.Button("first", "areas.button-first", ("n", least)))
            .Back()
            .Show();
    }

    // «1, 3, 5»: places in the list, all at once.
    private static Step OnAreasTyped(Situation s, ChoosingAreas choosing, string text)
    {
        if (s.Catalog.FindInstrument(choosing.Instrument) is not { } instrument)
        {
            return s.Pop();
        }

        if (!s.Facts.Has(new AreaHistory(instrument.Id), out var history))
        {
            return new Ask(new AreaHistory(instrument.Id));
        }

        var available = AreaChoice.Of(instrument, history, s.Context.Now).Areas;
        var places = text.Split([' ', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0).ToList();
        return places.Count == 0 || places.Exists(p => p < 1 || p > available.Length)
            ? s.Hint("areas.type-numbers")
            : s.Go(choosing with { Chosen = [.. places.Distinct().Select(p => available[p - 1])] });
    }

    private static Step OnAreas(Situation s, ChoosingAreas choosing, string key)
    {
        if (s.Catalog.FindInstrument(choosing.Instrument) is not { } instrument || key == "back")
        {
            return s.Pop();
        }

        if (!s.Facts.Has(new AreaHistory(instrument.Id), out var history) || !CampaignLink.Known(s, out _, out _))
        {
            return new Ask([new AreaHistory(instrument.Id), new OpenCampaigns()]);
        }

        var choice = AreaChoice.Of(instrument, history, s.Context.Now);
        var available = choice.Areas;
        var least = Math.Min(LeastAreas, available.Length);
        if (key.StartsWith("a.", StringComparison.Ordinal) && available.Contains(key[2..]))
        {
            var area = key[2..];
            return s.Go(choosing with { Chosen = choosing.Chosen.Contains(area) ? choosing.Chosen.Remove(area) : choosing.Chosen.Add(area) });
        }

        var plan = key switch
        {
            "first" => [.. available.Take(least)],
            "start" when choosing.Chosen.Length >= least => [.. available.Where(choosing.Chosen.Contains)],
            _ => ImmutableArray<string>.Empty,
        };
        return plan.IsEmpty ? s.Hint("hint.use-buttons") : Begin(s, choice.Form, plan, plan.Any(choice.Repeated.Contains));
    }

    // The campaign's areas, without those the person did lately or saw explained; when none is left, what else there is.
    private static Step BeginPlanned(Situation s, Instrument instrument, ImmutableArray<string> plan)
    {
        if (!s.Facts.Has(new AreaHistory(instrument.Id), out var history))
        {
            return new Ask(new AreaHistory(instrument.Id));
        }

        var choice = AreaChoice.Of(instrument, history, s.Context.Now);
        ImmutableArray<string> left = [.. plan.Where(choice.Areas.Contains)];
        return left.IsEmpty ? s.Push(new ChoosingAreas(instrument.Id, [])) : Begin(s, choice.Form, left, left.Any(choice.Repeated.Contains));
    }

    private static Step Begin(Situation s, Instrument instrument, ImmutableArray<string> plan, bool repeats)
    {
        var id = s.Context.NewId("attempt");
        var attempt = new Attempt(id, instrument.Ref, plan, s.Context.SeedFor("order"), s.Context.Now) { Repeats = repeats };
        return PortionDialogue.Open(CampaignLink.Begun(s.Do(new StartAttempt(attempt)), attempt), attempt, plan[0]);
    }

    private static Step BeginAnonymous(Situation s, Instrument instrument)
    {
        var taken = new AnonymousTaken(instrument.Id, instrument.Ref.Version);
        if (!s.Facts.Has(taken, out var already))
        {
            return new Ask(taken);
        }

        if (already)
        {
            return s.Hint("anonymous.already");
        }

        var token = s.Context.NewId("anonymous");
        return s.Do(new StartAnonymous(token, instrument.Ref, s.Person.School!))
            .Noting("anonymous.promise")
            .Push(new Portion(token, Attempt.Whole, 0, [], false, false) { AnonymousInstrument = instrument.Ref.Hash });
    }
}
