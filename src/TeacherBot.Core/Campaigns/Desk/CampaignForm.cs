using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Campaigns.Desk;

/// <summary>Writes a draft part by part, shows it as teachers will see it, and opens it. Each answer is saved at once.</summary>
internal static class CampaignForm
{
    /// <summary>Begins a draft at its first question.</summary>
    public static Step Begin(Situation s)
    {
        var campaign = new Campaign(s.Context.NewId("campaign"), s.Person.Municipality!);
        return s.Do(new SaveCampaign(campaign)).Push(new CampaignDraft(campaign.Id, "title"));
    }

    /// <summary>The first part nobody has answered yet; null when the draft is whole.</summary>
    public static string? Missing(Situation s, Campaign c) =>
        c.Title is null ? "title"
        : c.Wave is null ? "wave"
        : c.Order is null ? "order"
        : c.From is null || c.To is null ? "window"
        : c.Position is null ? "position"
        : c.Subject is null ? "subject"
        : c.Cluster is null ? "cluster"
        : c.Instruments.IsEmpty ? "instruments"
        : Planned(s, c) is not null && c.Plan is not ({ Length: 0 } or { Length: >= Campaign.LeastAreas and <= Campaign.MostAreas }) ? "plan"
        : null;

    /// <summary>The one questionnaire whose areas may be planned; null when there are several or it has no portions.</summary>
    public static Instrument? Planned(Situation s, Campaign c) =>
        c.Instruments.Length == 1 && s.Catalog.FindInstrument(c.Instruments[0]) is { Kind: InstrumentKind.Levels or InstrumentKind.Percent } only ? only : null;

    /// <summary>Questionnaires this audience may be asked to fill. Never anonymous ones: those know no reminders.</summary>
    public static IEnumerable<Instrument> Offered(Situation s, Campaign c) => s.Catalog.Instruments.Where(i =>
        !i.Anonymous
        && (i.Subject is null || string.IsNullOrEmpty(c.Subject) || i.Subject == c.Subject)
        && (i.Audience.IsEmpty || string.IsNullOrEmpty(c.Position) || i.Audience.Contains(c.Position)));

    public static Step Show(Situation s, CampaignDraft screen, MyCampaign mine) =>
        mine.Campaign.Status != CampaignStatus.Draft ? s.Go(new CampaignProgress(mine.Campaign.Id, false))
        : screen.Field.Length == 0 ? CampaignPreview.Show(s, mine.Campaign)
        : CampaignQuestions.Show(s, screen.Field, mine.Campaign);

    public static Step On(Situation s, CampaignDraft screen, MyCampaign mine) => (screen.Field, s.Inbound.Body) switch
    {
        _ when mine.Campaign.Status != CampaignStatus.Draft => s.Go(new CampaignProgress(mine.Campaign.Id, false)),
        ({ Length: > 0 }, Pressed { Key: "back" }) when Missing(s, mine.Campaign) is null => s.Go(new CampaignDraft(mine.Campaign.Id, "")),
        (_, Pressed { Key: "back" }) => s.Pop(),
        ("", Pressed pressed) => CampaignPreview.On(s, mine.Campaign, pressed.Key),
        ("", _) => s.Hint("hint.use-buttons"),
        _ => CampaignQuestions.On(s, screen.Field, mine.Campaign),
    };

    /// <summary>Saves a part and asks the next one, or shows the whole.</summary>
    public static Step Saved(Situation s, Campaign changed)
    {
        var fitting = Fitting(s, changed);
        return s.Do(new SaveCampaign(fitting)).Go(new CampaignDraft(fitting.Id, Missing(s, fitting) ?? ""));
    }

    /// <summary>Saves a part and stays with its question: more of it may be chosen.</summary>
    public static Step Stay(Situation s, Campaign changed, string field) => s.Do(new SaveCampaign(changed)).Go(new CampaignDraft(changed.Id, field));

    // Another audience may not be offered what was chosen before, and a plan belongs to its questionnaire.
    private static Campaign Fitting(Situation s, Campaign c)
    {
        var offered = Offered(s, c).Select(i => i.Id).ToHashSet();
        var kept = c with { Instruments = c.Instruments.RemoveAll(i => !offered.Contains(i)) };
        return Planned(s, kept) is not { } planned ? kept with { Plan = null }
            : kept.Plan is { } plan ? kept with { Plan = plan.RemoveAll(a => !planned.Areas.Any(x => x.Code == a)) }
            : kept;
    }
}
