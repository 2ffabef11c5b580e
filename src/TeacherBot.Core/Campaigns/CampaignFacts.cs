using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Campaigns;

/// <summary>What effects on campaigns mean for the facts of the same turn.</summary>
internal static class CampaignFacts
{
    public static Facts After(Facts facts, CampaignEffect effect, DateTimeOffset now) => effect switch
    {
        SaveCampaign save => Listed(Of(facts, save.Campaign.Id, m => new(save.Campaign, m?.Part ?? CampaignPart.None)), save.Campaign),
        DropCampaign drop => Dropped(facts, drop.Campaign),
        OpenCampaign open => Changed(facts, open.Campaign, c => c with { Status = CampaignStatus.Open, OpenedAt = now }),
        CloseCampaign close => Changed(facts, close.Campaign, c => c with { Status = CampaignStatus.Closed, ClosedAt = now }),
        NudgeCampaign => facts,
        MarkInvited invited => Part(facts, invited.Campaign, p => p with { InvitedAt = now }),
        MarkReminded reminded => Part(facts, reminded.Campaign, p => p with { Reminders = reminded.Number }),
        MuteCampaign mute => Part(facts, mute.Campaign, p => p with { Muted = true }),
        BeginInCampaign begin => Part(facts, begin.Campaign, p => p with { Begun = p.Begun.Add(begin.Attempt) }),
        FinishInCampaign finish => Part(
            facts, finish.Campaign, p => p with { Done = p.Done.Add(finish.Instrument), FinishedAt = finish.Whole ? now : p.FinishedAt }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Facts Dropped(Facts facts, string id)
    {
        var without = facts.With(new CampaignOf(id), null);
        return without.Has(new CampaignsOfTown(), out var all) ? without.With(new CampaignsOfTown(), all.RemoveAll(c => c.Id == id)) : without;
    }

    private static Facts Changed(Facts facts, string id, Func<Campaign, Campaign> change)
    {
        var one = facts.Has(new CampaignOf(id), out var known) && known is not null
            ? facts.With(new CampaignOf(id), known with { Campaign = change(known.Campaign) })
            : facts;
        return one.Has(new CampaignsOfTown(), out var all)
            ? one.With(new CampaignsOfTown(), all.Select(c => c.Id == id ? change(c) : c).ToImmutableArray())
            : one;
    }

    private static Facts Listed(Facts facts, Campaign saved) => facts.Has(new CampaignsOfTown(), out var all)
        ? facts.With(new CampaignsOfTown(), all.RemoveAll(c => c.Id == saved.Id).Insert(0, saved))
        : facts;

    private static Facts Of(Facts facts, string id, Func<MyCampaign?, MyCampaign> change) =>
        facts.With(new CampaignOf(id), change(facts.Has(new CampaignOf(id), out var known) ? known : null));

    private static Facts Part(Facts facts, string id, Func<CampaignPart, CampaignPart> change)
    {
        var one = facts.Has(new CampaignOf(id), out var known) && known is not null
            ? facts.With(new CampaignOf(id), known with { Part = change(known.Part) })
            : facts;
        return one.Has(new OpenCampaigns(), out var open)
            ? one.With(new OpenCampaigns(), open.Select(m => m.Campaign.Id == id ? m with { Part = change(m.Part) } : m).ToImmutableArray())
            : one;
    }
}
