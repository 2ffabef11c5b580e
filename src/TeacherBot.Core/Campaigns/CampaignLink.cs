using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Campaigns;

/// <summary>Where campaigns meet what a teacher does anyway: the menu, beginning an attempt, completing one, the explanations.</summary>
internal static class CampaignLink
{
    private const int InMenu = 2;

    /// <summary>Campaigns that run now and are meant for this person; false with what to ask first.</summary>
    public static bool Known(Situation s, out ImmutableArray<MyCampaign> mine, out Step ask)
    {
        ask = new Ask(new OpenCampaigns());
        var known = s.Facts.Has(new OpenCampaigns(), out var open);
        mine = known && s.Municipality is { } town
            ? [.. open.Where(m => m.Campaign.IsRunning(s.Context.Now, town) && m.Campaign.IsFor(s.Person, town) && Asked(s, m.Campaign).Any())]
            : [];
        return known;
    }

    /// <summary>Questionnaires of a campaign that are offered to this person.</summary>
    public static IEnumerable<Instrument> Asked(Situation s, Campaign campaign) =>
        InstrumentDialogue.Offered(s).Where(i => campaign.Instruments.Contains(i.Id) && !i.Anonymous);

    /// <summary>Lines and buttons of the menu for what is not finished yet. <see cref="OpenCampaigns"/> is known.</summary>
    public static Page InMenuOf(Situation s, Page page)
    {
        Known(s, out var mine, out _);
        var shown = mine.Where(m => m.Part.FinishedAt is null).Take(InMenu).ToList();
        foreach (var (campaign, _) in shown)
        {
            page.Raw(ParagraphKind.Prose, CampaignWords.Ask(s, campaign), Privacy.Neutral)
                .Row(new Choice("c." + campaign.Id, s.Text("campaign.button-take-part", ("title", CampaignWords.Title(s, campaign)))));
        }

        return page.When(shown.Count > 0, p => p.Small("result.voluntary"));
    }

    /// <summary>The areas a campaign plans for this questionnaire; empty when the person chooses.</summary>
    public static ImmutableArray<string> PlanOf(Situation s, Instrument instrument)
    {
        Known(s, out var mine, out _);
        return mine.Select(m => m.Campaign)
            .FirstOrDefault(c => c.Instruments.Contains(instrument.Id) && c.Plan is { IsEmpty: false })?.Plan ?? [];
    }

    /// <summary>The attempt just begun belongs to every running campaign that asks for it.</summary>
    public static Situation Begun(Situation s, Attempt attempt)
    {
        Known(s, out var mine, out _);
        return mine.Where(m => m.Campaign.Instruments.Contains(attempt.Instrument.Id))
            .Aggregate(s, (x, m) => x.Do(new BeginInCampaign(m.Campaign.Id, attempt.Id, attempt.Instrument.Id)));
    }

    /// <summary>The attempt just completed counts for the campaigns it was begun in, and for those it happens to satisfy.</summary>
    public static Situation Completed(Situation s, Attempt attempt)
    {
        Known(s, out var mine, out _);
        return mine.Where(m => Counts(s, m, attempt)).Aggregate(s, (x, m) => x.Do(new FinishInCampaign(
            m.Campaign.Id,
            attempt.Id,
            attempt.Instrument.Id,
            Asked(s, m.Campaign).All(i => i.Id == attempt.Instrument.Id || m.Part.Done.Contains(i.Id)))));
    }

    /// <summary>
    /// When explanations of a completed attempt open (ruling R9): with the end of the last campaign it belongs to, or 14 days after
    /// completion when it belongs to none, or was completed after the end. <see cref="CampaignsOfAttempt"/> is known.
    /// </summary>
    public static DateTimeOffset ExplainedFrom(Situation s, Attempt attempt, int daysToOpen)
    {
        var (completed, town) = (attempt.CompletedAt!.Value, s.Municipality);
        var ends = s.Facts.Has(new CampaignsOfAttempt(attempt.Id), out var campaigns) && town is not null
            ? campaigns.Select(c => c.EndsAt(town)).DefaultIfEmpty(DateTimeOffset.MinValue).Max()
            : DateTimeOffset.MinValue;
        return ends >= completed ? ends : completed.AddDays(daysToOpen);
    }

    private static bool Counts(Situation s, MyCampaign mine, Attempt attempt) =>
        !mine.Part.Done.Contains(attempt.Instrument.Id)
        && mine.Campaign.Instruments.Contains(attempt.Instrument.Id)
        && (mine.Part.Begun.Contains(attempt.Id) || (mine.Campaign.Plan ?? []).All(attempt.Plan.Contains));
}
