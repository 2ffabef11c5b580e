using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Campaigns;

/// <summary>How a campaign is said: to coordinators part by part, to teachers in one sentence.</summary>
internal static class CampaignWords
{
    public static string Title(Situation s, Campaign campaign) => campaign.Title ?? s.Text("campaign.untitled");

    public static string Status(Situation s, Campaign campaign) => campaign.Status switch
    {
        CampaignStatus.Draft => s.Text("campaign.status-draft"),
        CampaignStatus.Closed => s.Text("campaign.status-closed"),
        _ when s.Context.Now < campaign.BeginsAt(s.Municipality!) => s.Text("campaign.status-coming"),
        _ when s.Context.Now >= campaign.EndsAt(s.Municipality!) => s.Text("campaign.status-over"),
        _ => s.Text("campaign.status-running"),
    };

    public static string WaveOf(Situation s, Wave wave) => wave switch
    {
        Wave.Entry => s.Text("campaign.wave-entry"),
        Wave.Middle => s.Text("campaign.wave-middle"),
        Wave.Final => s.Text("campaign.wave-final"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>«Диагностика „…“ до 30 ноября: 4 темы по 10 минут, можно в разные дни».</summary>
    public static string Ask(Situation s, Campaign campaign)
    {
        var day = RussianDate.DayAndMonth(campaign.To!.Value);
        var only = campaign.Instruments.Length == 1 ? s.Catalog.FindInstrument(campaign.Instruments[0]) : null;
        var (title, minutes) = (Title(s, campaign), only?.MinutesPerArea ?? 10);
        return only is not { Kind: InstrumentKind.Levels or InstrumentKind.Percent }
            ? s.Text("campaign.ask-several", ("title", title), ("day", day), ("n", campaign.Instruments.Length))
            : campaign.Plan is { IsEmpty: false } plan
                ? s.Text("campaign.ask-plan", ("title", title), ("day", day), ("n", plan.Length), ("minutes", minutes))
                : s.Text("campaign.ask-free", ("title", title), ("day", day), ("n", LeastOf(only)), ("minutes", minutes));
    }

    public static string Audience(Situation s, Campaign campaign) => string.Join(", ", [
        campaign.Position is { Length: > 0 } position ? s.Text("campaign.position." + position) : s.Text("campaign.position.all"),
        campaign.Subject is { Length: > 0 } subject ? s.Catalog.FindSubject(subject)?.Title ?? subject : s.Text("campaign.subject-all"),
        campaign.Cluster is { Length: > 0 } cluster ? Cluster(s, cluster) : s.Text("campaign.cluster-all")]);

    public static string Cluster(Situation s, string id) => s.Municipality!.Clusters.FirstOrDefault(c => c.Id == id)?.Title ?? id;

    public static string Instruments(Situation s, Campaign campaign) =>
        string.Join(", ", campaign.Instruments.Select(i => s.Catalog.FindInstrument(i)?.Title ?? i));

    public static string Plan(Situation s, Campaign campaign) => campaign.Plan is { IsEmpty: false } plan
        ? string.Join("; ", plan.Select(s.Catalog.AreaTitle))
        : s.Text("campaign.plan-free");

    public static string Band(Situation s, ParticipationBand band) => band switch
    {
        ParticipationBand.Hidden => s.Text("campaign.band-hidden"),
        ParticipationBand.LessThanHalf => s.Text("campaign.band-less"),
        ParticipationBand.MoreThanHalf => s.Text("campaign.band-more"),
        ParticipationBand.AlmostAll => s.Text("campaign.band-almost"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int LeastOf(Instrument instrument) => Math.Min(InstrumentDialogue.LeastAreas, instrument.Areas.Length);
}
