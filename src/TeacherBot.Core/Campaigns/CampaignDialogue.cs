using System.Collections.Immutable;
using TeacherBot.Core.Campaigns.Desk;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Campaigns;

/// <summary>/campaign: the list of campaigns, and which part of the feature answers on which screen.</summary>
internal static class CampaignDialogue
{
    private const int Listed = 8;

    /// <summary>The command. Refused to everybody who neither runs campaigns nor heads a school.</summary>
    public static Step Open(Situation s) =>
        !CampaignRights.Looks(s) ? s.Hint("role.refused")
        : s.State.Active is CampaignList ? s.Go(new CampaignList())
        : s.Push(new CampaignList());

    public static Step Show(Situation s) => s.State.Active switch
    {
        CampaignOffer offer => CampaignOfferDialogue.Show(s, offer),
        _ when !CampaignRights.Looks(s) => s.Noting("role.refused").Reset(new Menu()),
        CampaignList => ShowList(s),
        CampaignDraft draft => With(s, draft.Campaign, mine => CampaignForm.Show(s, draft, mine)),
        CampaignProgress progress => With(s, progress.Campaign, mine => ProgressDialogue.Show(s, progress, mine)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (CampaignOffer offer, _) => CampaignOfferDialogue.On(s, offer),
        _ when !CampaignRights.Looks(s) => s.Noting("role.refused").Reset(new Menu()),
        (CampaignList, Pressed pressed) => OnList(s, pressed.Key),
        (CampaignDraft draft, _) => With(s, draft.Campaign, mine => CampaignForm.On(s, draft, mine)),
        (CampaignProgress progress, Pressed pressed) => With(s, progress.Campaign, mine => ProgressDialogue.On(s, progress, mine, pressed.Key)),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step ShowList(Situation s)
    {
        if (!s.Facts.Has(new CampaignsOfTown(), out var all))
        {
            return new Ask(new CampaignsOfTown());
        }

        var runs = CampaignRights.Runs(s);
        var listed = all.Where(c => runs || c.Status != CampaignStatus.Draft).Take(Listed).ToImmutableArray();
        var page = s.Page().Heading("campaign.list");
        page.When(listed.IsEmpty, p => p.Prose(runs ? "campaign.list-empty" : "campaign.list-empty-head"));
        foreach (var campaign in listed)
        {
            page.Row(new Choice("c." + campaign.Id, s.Text(
                "campaign.button-listed", ("title", CampaignWords.Title(s, campaign)), ("status", CampaignWords.Status(s, campaign)))));
        }

        return page.When(runs, p => p.Button("new", "campaign.button-new")).Back().Show();
    }

    private static Step OnList(Situation s, string key) => key switch
    {
        "new" when CampaignRights.Runs(s) => CampaignForm.Begin(s),
        ['c', '.', .. var id] => With(s, id, mine => mine.Campaign.Status == CampaignStatus.Draft
            ? s.Push(new CampaignDraft(id, CampaignForm.Missing(s, mine.Campaign) ?? ""))
            : s.Push(new CampaignProgress(id, false))),
        _ => s.Pop(),
    };

    // Heads never see drafts; a campaign that was thrown away is no longer there.
    private static Step With(Situation s, string id, Func<MyCampaign, Step> then) =>
        !s.Facts.Has(new CampaignOf(id), out var found) ? new Ask(new CampaignOf(id))
        : found is null || (found.Campaign.Status == CampaignStatus.Draft && !CampaignRights.Runs(s))
            ? s.Noting("campaign.gone").Go(new CampaignList())
        : then(found);
}
