using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Campaigns;

/// <summary>What a campaign asks of a teacher: what, until when, that nothing hangs on it, and the button to begin.</summary>
internal static class CampaignOfferDialogue
{
    /// <summary>The button of an invitation or a reminder; the campaign may be over or done by now.</summary>
    public static Step Opened(Situation s, string campaign) =>
        s.State.Active is CampaignOffer ? s.Go(new CampaignOffer(campaign)) : s.Push(new CampaignOffer(campaign));

    /// <summary>«Больше не напоминать»: nobody sees it, and the campaign stays in the menu.</summary>
    public static Turn Mute(Situation s, string campaign) => s.Do(new MuteCampaign(campaign)).Do(new Toast(s.Text("reminder.off"))).Quiet();

    public static Step Show(Situation s, CampaignOffer screen)
    {
        if (!CampaignLink.Known(s, out var mine, out var ask))
        {
            return ask;
        }

        if (mine.FirstOrDefault(m => m.Campaign.Id == screen.Campaign) is not { } offered)
        {
            return s.Noting("campaign.not-now").Pop();
        }

        if (offered.Part.FinishedAt is not null)
        {
            return s.Noting("campaign.done").Pop();
        }

        var page = s.Page()
            .Raw(ParagraphKind.Heading, CampaignWords.Title(s, offered.Campaign), Privacy.Neutral)
            .Raw(ParagraphKind.Prose, CampaignWords.Ask(s, offered.Campaign), Privacy.Neutral)
            .Prose("campaign.offer");
        foreach (var instrument in Left(s, offered))
        {
            page.Row(new Choice("i." + instrument.Id, instrument.Title));
        }

        return page.Small("result.voluntary").Back().Show();
    }

    public static Step On(Situation s, CampaignOffer screen)
    {
        if (!CampaignLink.Known(s, out var mine, out var ask))
        {
            return ask;
        }

        return s.Inbound.Body is Pressed { Key: ['i', '.', .. var id] }
            && mine.FirstOrDefault(m => m.Campaign.Id == screen.Campaign) is { } offered
            && Left(s, offered).FirstOrDefault(i => i.Id == id) is { } instrument
                ? InstrumentDialogue.Choose(s, instrument)
                : s.Inbound.Body is Pressed ? s.Pop() : s.Hint("hint.use-buttons");
    }

    private static IEnumerable<Instrument> Left(Situation s, MyCampaign mine) =>
        CampaignLink.Asked(s, mine.Campaign).Where(i => !mine.Part.Done.Contains(i.Id));
}
