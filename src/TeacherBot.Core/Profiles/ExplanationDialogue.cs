using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Profiles;

/// <summary>
/// Explained items of a completed attempt: from 14 days after completion, or from the end of the campaign it belongs to; never the
/// anchor triad (ruling R9).
/// </summary>
internal static class ExplanationDialogue
{
    /// <summary>Days from completion until explanations open.</summary>
    public const int DaysToOpen = 14;

    /// <summary>The way in: a button once they are open, the day until then. <see cref="CampaignsOfAttempt"/> is known.</summary>
    public static Page Entry(Situation s, Page page, Attempt attempt) =>
        attempt.CompletedAt is null ? page
        : CampaignLink.ExplainedFrom(s, attempt, DaysToOpen) is var opens && s.Context.Now >= opens ? page.Button("explain", "explain.button")
        : page.Small("explain.opens", ("day", RussianDate.Day(opens, s.Municipality?.TimeZone)));

    public static Step Show(Situation s, Explaining screen)
    {
        if (!PortionDialogue.Load(s, screen.Attempt, null, out var attempt, out var ask))
        {
            return ask;
        }

        if (!s.Facts.Has(new CampaignsOfAttempt(attempt.Id), out _))
        {
            return new Ask(new CampaignsOfAttempt(attempt.Id));
        }

        var instrument = s.Catalog.Pinned(attempt.Instrument);
        var items = Explained(instrument, screen.Area, attempt);
        if (screen.Place >= items.Length || attempt.CompletedAt is null || s.Context.Now < CampaignLink.ExplainedFrom(s, attempt, DaysToOpen))
        {
            return s.Pop();
        }

        var item = instrument.Items[items[screen.Place]];
        var response = attempt.Find(item.Index);
        var marked = s.Do(new MarkExplained(attempt.Id, screen.Area, item.Index));
        var page = marked.Page().Small("explain.progress", ("n", screen.Place + 1), ("all", items.Length));
        ItemView.Stem(page, item)
            .Prose("explain.given", ("value", ItemView.InWords(item, response?.Value ?? ResponseValue.Unknown, s.Text("portion.unknown"))))
            .When(response?.Correct == true, p => p.Prose("explain.right"))
            .When(response?.Correct != true, p => p.Prose("explain.key", ("value", ItemView.KeyInWords(item) ?? "")))
            .Raw(ParagraphKind.Passage, item.Explanation!, Privacy.Neutral);
        return page
            .When(screen.Place + 1 < items.Length, p => p.Button("n", "button.next"))
            .Back()
            .Show();
    }

    public static Step On(Situation s, Explaining screen) => s.Inbound.Body switch
    {
        Pressed { Key: "n" } => s.Go(screen with { Place = screen.Place + 1 }),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static ImmutableArray<int> Explained(Instrument instrument, string area, Attempt attempt) =>
    [
        .. ItemOrder.OfArea(instrument, area, attempt.Seed)
            .Where(i => !instrument.Items[i].Anchor && instrument.Items[i].Explanation is not null),
    ];
}
