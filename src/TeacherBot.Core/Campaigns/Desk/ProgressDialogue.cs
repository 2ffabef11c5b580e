using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Campaigns.Desk;

/// <summary>
/// Participation under ruling R3: the municipality in whole numbers as of Monday, schools in bands where enough people were invited.
/// No list of people exists for anybody. A head sees the own school only, and is not counted in it.
/// </summary>
internal static class ProgressDialogue
{
    public static Step Show(Situation s, CampaignProgress screen, MyCampaign mine)
    {
        var campaign = mine.Campaign;
        var runs = CampaignRights.Runs(s);
        var monday = ParticipationBands.LastMonday(s.Context.Now, s.Municipality!);
        var query = new ParticipationAt(campaign.Id, monday, runs ? "" : s.Person.Id);
        if (!s.Facts.Has(query, out var schools))
        {
            return new Ask(query);
        }

        if (screen.Closing)
        {
            return s.Page().Prose("campaign.ask-close", ("title", CampaignWords.Title(s, campaign)))
                .Button("close!", "campaign.button-close-yes").Back().Show();
        }

        var page = Opening(s, campaign);
        if (schools.IsEmpty)
        {
            page.Prose("campaign.no-figures-yet", ("day", RussianDate.Day(monday.AddDays(7), s.Municipality!.TimeZone)));
        }
        else
        {
            Figures(s, page, campaign, schools);
            page.Small("campaign.as-of", ("day", RussianDate.Day(monday, s.Municipality!.TimeZone)));
        }

        return page.When(runs && IsRunning(s, campaign), p => p.Button("nudge", "campaign.button-nudge"))
            .When(runs && campaign.Status == CampaignStatus.Open, p => p.Button("close", "campaign.button-close")).Back().Show();
    }

    public static Step On(Situation s, CampaignProgress screen, MyCampaign mine, string key) => key switch
    {
        "close" when CampaignRights.Runs(s) && mine.Campaign.Status == CampaignStatus.Open => s.Go(screen with { Closing = true }),
        "nudge" when CampaignRights.Runs(s) && IsRunning(s, mine.Campaign) => s.Do(new NudgeCampaign(mine.Campaign.Id)).Noting("campaign.nudged").Go(screen),
        "close!" when CampaignRights.Runs(s) && screen.Closing => s.Do(new CloseCampaign(mine.Campaign.Id)).Noting("campaign.closed").Go(screen with { Closing = false }),
        _ when screen.Closing => s.Go(screen with { Closing = false }),
        _ => s.Pop(),
    };

    private static bool IsRunning(Situation s, Campaign campaign) =>
        campaign.Status == CampaignStatus.Open && campaign.BeginsAt(s.Municipality!) <= s.Context.Now && s.Context.Now < campaign.EndsAt(s.Municipality!);

    private static Page Opening(Situation s, Campaign campaign) => s.Page()
        .Heading("campaign.progress", ("title", CampaignWords.Title(s, campaign)), ("wave", CampaignWords.WaveOf(s, campaign.Wave!.Value)))
        .Prose(
            "campaign.progress-window",
            ("from", RussianDate.DayAndMonth(campaign.From!.Value)),
            ("to", RussianDate.DayAndMonth(campaign.To!.Value)),
            ("status", CampaignWords.Status(s, campaign)));

    private static void Figures(Situation s, Page page, Campaign campaign, ImmutableArray<SchoolParticipation> schools)
    {
        var own = CampaignRights.Runs(s) ? null : CampaignRights.SchoolOf(s);
        if (own is null)
        {
            Town(s, page, campaign, schools);
        }

        foreach (var school in schools.Where(x => own is null || x.School == own).OrderBy(x => Title(s, x.School), StringComparer.Ordinal))
        {
            page.Raw(
                ParagraphKind.Bullet,
                s.Text("campaign.school", ("school", Title(s, school.School)), ("band", CampaignWords.Band(s, ParticipationBands.Of(school.Finished, school.Invited, s.Catalog.MinimumGroup)))),
                Privacy.Neutral);
        }
    }

    // Whole numbers at municipality level only: of a cluster's few they would say too much.
    private static void Town(Situation s, Page page, Campaign campaign, ImmutableArray<SchoolParticipation> schools)
    {
        var (invited, began, finished) = (schools.Sum(x => x.Invited), schools.Sum(x => x.Began), schools.Sum(x => x.Finished));
        var exact = string.IsNullOrEmpty(campaign.Cluster) && invited >= s.Catalog.MinimumGroup;
        page.When(exact, p => p.Prose("campaign.town", ("invited", invited), ("began", began), ("finished", finished)))
            .When(!exact, p => p.Prose("campaign.town-band", ("band", CampaignWords.Band(s, ParticipationBands.Of(finished, invited, s.Catalog.MinimumGroup)))));
    }

    private static string Title(Situation s, string school) => s.Municipality!.FindSchool(school)?.Title ?? s.Text("campaign.school-former");
}
