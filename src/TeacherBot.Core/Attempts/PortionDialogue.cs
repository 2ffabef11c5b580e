using System.Collections.Immutable;
using TeacherBot.Core.Attempts.Sheets;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts;

/// <summary>One area, item by item: each response is saved at once, and the person may go back, pause or come again any time later.</summary>
internal static class PortionDialogue
{
    public static Step Show(Situation s, Portion portion) =>
        Load(s, portion.Attempt, portion.AnonymousInstrument, out var attempt, out var ask) ? Show(s, portion, attempt) : ask;

    public static Step On(Situation s, Portion portion)
    {
        if (!Load(s, portion.Attempt, portion.AnonymousInstrument, out var attempt, out var ask))
        {
            return ask;
        }

        var view = new PortionPlace(s.Catalog.Pinned(attempt.Instrument), attempt, portion);
        return ChannelNames.SendsLetters(s.Inbound.Channel) ? SheetDialogue.On(s, view) : s.Inbound.Body switch
        {
            Pressed { Key: "p" } => Pause(s),
            Pressed { Key: "b" } when portion.AskSure => s.Go(portion with { AskSure = false }),
            Pressed { Key: "b" } when portion.Single => Review(s, portion),
            Pressed { Key: "b" } when portion.Place > 0 => s.Go(portion with { Place = portion.Place - 1, Draft = [], AskSure = false }),
            Pressed { Key: "r" } => s.Push(new Remarking(attempt.Instrument.Id, attempt.Instrument.Version, view.Item.Id)),
            Pressed { Key: "n" } when !portion.AskSure && view.Given is not null => Onward(s, view),
            Pressed { Key: "y" or "u" } sure when portion.AskSure => Sure(s, view, sure.Key == "y"),
            Pressed pressed when !portion.AskSure => PortionPress.On(s, view, pressed.Key),
            TextSaid said when !portion.AskSure => Typed(s, view, said.Text),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    /// <summary>Opens an area at its first item without a complete response.</summary>
    public static Step Open(Situation s, Attempt attempt, string area)
    {
        var instrument = s.Catalog.Pinned(attempt.Instrument);
        var order = ItemOrder.OfArea(instrument, area, attempt.Seed);
        var place = order.TakeWhile(i => IsComplete(instrument.Items[i], attempt.Find(i))).Count();
        // One reminder for a portion: who comes back to it after one gets no second.
        var planned = order.Any(attempt.Responses.ContainsKey) ? s : s.Do(Reminder(s, attempt.Id, area, s.Context.Now.AddDays(1)));
        return place == order.Length
            ? planned.Reset(new Reviewing(attempt.Id, area))
            : planned.Reset(new Portion(attempt.Id, area, place, [], AsksSure(instrument, attempt.Find(order[place])), false));
    }

    /// <summary>Goes on where the person stopped; null means the newest unfinished attempt.</summary>
    public static Step Resume(Situation s, string? attemptId)
    {
        if (attemptId is null)
        {
            return !s.Facts.Has(new OpenAttempts(), out var open) ? new Ask(new OpenAttempts())
                : open.IsEmpty ? s.Noting("portion.nothing-open").Reset(new Menu())
                : Resume(s, open[0].Id);
        }

        if (!s.Facts.Has(new AttemptOf(attemptId), out var attempt))
        {
            return new Ask(new AttemptOf(attemptId));
        }

        // An old reminder's button: the portion may be finished by now, or being done this minute.
        return attempt?.NextArea is not { } area ? s.Noting("portion.nothing-open").Reset(new Menu())
            : s.State.Active is Portion active && active.Attempt == attemptId ? Conversation.Show(s)
            : Open(s, attempt, area);
    }

    /// <summary>The reminder of a portion, at the first hour not before the instant when unasked messages may go.</summary>
    public static ScheduleSignal Reminder(Situation s, string attempt, string area, DateTimeOffset notBefore) => new(
        SignalKinds.PortionReminder, attempt, UnaskedHours.NextAfter(notBefore, s.Municipality), ReminderName(attempt, area));

    public static string ReminderName(string attempt, string area) => $"portion/{attempt}/{area}";

    /// <summary>«Пауза»: everything is saved already. An anonymous questionnaire cannot be resumed, so it is thrown away.</summary>
    public static Step Pause(Situation s) => s.Noting("portion.paused").Reset(new Menu());

    /// <summary>Saves a response and moves on.</summary>
    public static Step Save(Situation s, PortionPlace view, ResponseValue value)
    {
        var asksSure = view.Instrument.Kind == InstrumentKind.Levels && view.Item.Level == ItemLevel.Reflexive && !value.IsUnknown;
        var response = new Response(view.Item.Index, value, null, Marking.IsCorrect(view.Item, value));
        var saved = Write(s, view, response);
        return asksSure ? saved.Go(view.Portion with { AskSure = true, Draft = [] }) : Forward(saved, view);
    }

    /// <summary>The attempt a screen is about, whether a person's or anonymous; false with what to ask first.</summary>
    public static bool Load(Situation s, string id, string? anonymous, out Attempt attempt, out Step ask)
    {
        Query<Attempt?> query = anonymous is null ? new AttemptOf(id) : new AnonymousAttemptOf(id);
        if (!s.Facts.Has(query, out var found))
        {
            attempt = null!;
            ask = new Ask(query);
            return false;
        }

        attempt = found!;
        ask = found is null ? s.Noting("portion.nothing-open").Reset(new Menu()) : null!;
        return found is not null;
    }

    /// <summary>A level-2 item lacks «уверен / не уверен» still.</summary>
    public static bool IsComplete(Item item, Response? response) =>
        response is not null && !(item.Level == ItemLevel.Reflexive && !response.Value.IsUnknown && response.Sure is null && item.Triad is not null);

    private static bool AsksSure(Instrument instrument, Response? response) =>
        response is not null && !IsComplete(instrument.Items[response.Item], response);

    private static Turn Show(Situation s, Portion portion, Attempt attempt)
    {
        var view = new PortionPlace(s.Catalog.Pinned(attempt.Instrument), attempt, portion);
        if (ChannelNames.SendsLetters(s.Inbound.Channel))
        {
            return SheetDialogue.Show(s, view);
        }

        var page = s.Page();
        page.Small(
            "portion.progress",
            ("area", portion.Area == Attempt.Whole ? view.Instrument.Title : s.Catalog.AreaTitle(portion.Area)),
            ("n", portion.Place + 1),
            ("all", view.Order.Length),
            ("bar", Bar.Of(portion.Place + 1, view.Order.Length)));
        if (portion.AskSure)
        {
            return page
                .Raw(ParagraphKind.Prose, view.Item.Stem, Privacy.Neutral)
                .Prose("portion.your-response", ("value", ItemView.InWords(view.Item, view.Given!.Value, s.Text("portion.unknown"))))
                .Prose("portion.ask-sure")
                .Row(page.Choice("y", "portion.button-sure"), page.Choice("u", "portion.button-unsure"))
                .Row(page.Choice("b", "portion.button-back"), page.Choice("p", "portion.button-pause"))
                .Show();
        }

        new ItemView(page, view.Item, attempt.Seed).Ask(view.Given, portion.Draft);
        var unknown = page.Choice("x", "portion.button-unknown") with { Chosen = view.Given?.IsUnknown == true };
        return page.Row(unknown)
            .Row([.. Moves(page, view)])
            .Button("r", "portion.button-remark")
            .Show();
    }

    private static IEnumerable<Choice> Moves(Page page, PortionPlace view)
    {
        if (view.Portion.Place > 0 || view.Portion.Single)
        {
            yield return page.Choice("b", "portion.button-back");
        }

        yield return page.Choice("p", "portion.button-pause");
        if (view.Given is not null)
        {
            yield return page.Choice("n", "portion.button-next");
        }
    }

    private static Step Typed(Situation s, PortionPlace view, string text) => Marking.Fold(text) switch
    {
        "назад" when view.Portion.Single => Review(s, view.Portion),
        "назад" when view.Portion.Place > 0 => s.Go(view.Portion with { Place = view.Portion.Place - 1, Draft = [] }),
        "пауза" => Pause(s),
        _ => TypedResponse.Read(view.Item, view.Attempt.Seed, text) is { } value
            ? Save(s, view, value)
            : s.Hint(TypedResponse.Hint(view.Item)),
    };

    private static Step Sure(Situation s, PortionPlace view, bool sure)
    {
        var response = view.Attempt.Find(view.Item.Index);
        return response is null ? s.Hint("hint.use-buttons") : Forward(Write(s, view, response with { Sure = sure }), view);
    }

    /// <summary>Saves a response, a person's or an anonymous one.</summary>
    public static Situation Write(Situation s, PortionPlace view, Response response) =>
        view.Portion.AnonymousInstrument is null
            ? s.Do(new SaveResponse(view.Attempt.Id, response))
            : s.Do(new SaveAnonymousResponse(view.Attempt.Id, response));

    // «Дальше» does not skip «уверен / не уверен» of a response given earlier.
    private static Step Onward(Situation s, PortionPlace view) =>
        AsksSure(view.Instrument, view.Attempt.Find(view.Item.Index)) ? s.Go(view.Portion with { AskSure = true, Draft = [] }) : Forward(s, view);

    private static Step Forward(Situation s, PortionPlace view)
    {
        var next = view.Portion.Place + 1;
        if (view.Portion.Single || next == view.Order.Length)
        {
            return Review(s, view.Portion);
        }

        var coming = view.Attempt.Find(view.Order[next]);
        return s.Go(view.Portion with { Place = next, Draft = [], AskSure = AsksSure(view.Instrument, coming) });
    }

    /// <summary>All responses of the portion, before it is closed.</summary>
    public static Step Review(Situation s, Portion portion) =>
        s.Go(new Reviewing(portion.Attempt, portion.Area) { AnonymousInstrument = portion.AnonymousInstrument });
}

/// <summary>A portion screen with what it points at.</summary>
internal sealed record PortionPlace(Instrument Instrument, Attempt Attempt, Portion Portion)
{
    public ImmutableArray<int> Order { get; } = ItemOrder.OfArea(Instrument, Portion.Area, Attempt.Seed);

    public Item Item => Instrument.Items[Order[Portion.Place]];

    public ResponseValue? Given => Attempt.Find(Item.Index)?.Value;
}
