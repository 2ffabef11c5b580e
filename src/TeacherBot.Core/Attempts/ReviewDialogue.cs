using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Attempts;

/// <summary>All responses of a portion; any may be changed until the person closes the portion.</summary>
internal static class ReviewDialogue
{
    private const int LongestLine = 60;

    public static Step Show(Situation s, Reviewing screen)
    {
        if (!PortionDialogue.Load(s, screen.Attempt, screen.AnonymousInstrument, out var attempt, out var ask))
        {
            return ask;
        }

        var instrument = s.Catalog.Pinned(attempt.Instrument);
        var order = ItemOrder.OfArea(instrument, screen.Area, attempt.Seed);
        var page = s.Page().Heading("review.title");
        page.Raw(ParagraphKind.Prose, string.Join('\n', order.Select((i, place) => Line(s, instrument.Items[i], attempt.Find(i), place))));
        var whole = screen.Area == Attempt.Whole;
        if (ChannelNames.SendsLetters(s.Inbound.Channel))
        {
            return page.Prose("sheet.review-hint").Typed().Sheet(screen.SheetId)
                .Row(page.Choice("close", "sheet.button-close"), page.Choice("p", "portion.button-pause")).Show();
        }

        page.Prose(whole ? "review.hint-whole" : "review.hint");
        foreach (var row in order.Select((_, place) => Change(place)).Chunk(5))
        {
            page.Row([.. row]);
        }

        return page.Button("close", whole ? "review.button-close-whole" : "review.button-close").Button("p", "portion.button-pause").Show();
    }

    public static Step On(Situation s, Reviewing screen)
    {
        if (!PortionDialogue.Load(s, screen.Attempt, screen.AnonymousInstrument, out var attempt, out var ask))
        {
            return ask;
        }

        var instrument = s.Catalog.Pinned(attempt.Instrument);
        var order = ItemOrder.OfArea(instrument, screen.Area, attempt.Seed);
        return s.Inbound.Body switch
        {
            Pressed { Key: "close" } => Close(s, screen, attempt, instrument, order),
            Pressed { Key: "p" } => PortionDialogue.Pause(s),
            Pressed pressed when ItemKeys.Option(pressed.Key) is { } place && place < order.Length =>
                s.Go(new Portion(attempt.Id, screen.Area, place, [], false, true) { AnonymousInstrument = screen.AnonymousInstrument }),
            TextSaid said when Marking.Fold(said.Text) == "готово" => Close(s, screen, attempt, instrument, order),
            TextSaid said when ChannelNames.SendsLetters(s.Inbound.Channel) => Changed(s, screen, attempt, said.Text),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    // «5» shows the fifth item again; «5б» changes its response at once.
    private static Step Changed(Situation s, Reviewing screen, Attempt attempt, string text)
    {
        var portion = new Portion(attempt.Id, screen.Area, 0, [], false, true) { AnonymousInstrument = screen.AnonymousInstrument };
        var view = new PortionPlace(s.Catalog.Pinned(attempt.Instrument), attempt, portion);
        return int.TryParse(text.Trim().TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= view.Order.Length ? s.Go(portion with { Place = number - 1 })
            : Sheets.SheetDialogue.Change(s, view, text) ?? s.Hint("sheet.nothing");
    }

    private static Choice Change(int place) =>
        new(ItemKeys.OfOption(place), (place + 1).ToString(CultureInfo.InvariantCulture));

    private static string Line(Situation s, Item item, Response? response, int place)
    {
        var given = response is null ? s.Text("review.missing") : ItemView.InWords(item, response.Value, s.Text("portion.unknown"));
        var sure = response?.Sure switch { true => s.Text("review.sure"), false => s.Text("review.unsure"), null => "" };
        return string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {Shortened(given)}{sure}");
    }

    private static string Shortened(string text) => text.Length <= LongestLine ? text : text[..(LongestLine - 1)] + "…";

    private static Step Close(Situation s, Reviewing screen, Attempt attempt, Instrument instrument, ImmutableArray<int> order)
    {
        var missing = order.TakeWhile(i => PortionDialogue.IsComplete(instrument.Items[i], attempt.Find(i))).Count();
        if (missing < order.Length)
        {
            var asksSure = attempt.Find(order[missing]) is not null;
            return s.Noting("review.one-missing")
                .Go(new Portion(attempt.Id, screen.Area, missing, [], asksSure, true) { AnonymousInstrument = screen.AnonymousInstrument });
        }

        if (screen.AnonymousInstrument is not null)
        {
            return s.Do(new EndAnonymous(attempt.Id, true)).Noting("anonymous.thanks").Reset(new Menu());
        }

        if (!CampaignLink.Known(s, out _, out var ask))
        {
            return ask;
        }

        var closed = s.Do(new CancelSignal(PortionDialogue.ReminderName(attempt.Id, screen.Area)));
        if (instrument.Kind == InstrumentKind.Organisation)
        {
            return CampaignLink.Completed(closed.Do(new CompleteAttempt(attempt.Id)), attempt).Noting("survey.thanks").Reset(new Menu());
        }

        var areas = screen.Area == Attempt.Whole ? instrument.Areas.Select(a => a.Code) : [screen.Area];
        closed = areas.Aggregate(closed, (s1, area) => s1.Do(new CloseArea(attempt.Id, Scorer.Score(instrument, area, attempt.Responses))));
        return attempt.Plan.All(a => a == screen.Area || attempt.Closed.Contains(a))
            ? CampaignLink.Completed(closed.Do(new CompleteAttempt(attempt.Id)), attempt).Reset(new Result(attempt.Id))
            : closed.Reset(new AreaDone(attempt.Id, screen.Area));
    }
}
