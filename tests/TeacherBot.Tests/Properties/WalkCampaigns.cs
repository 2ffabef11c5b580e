using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Tests.Properties;

/// <summary>Campaigns in memory, answered as the store does. Seeded with one that runs and a draft that can be opened.</summary>
internal sealed class WalkCampaigns
{
    public const string Open = "CAMPAIGN";
    private const string Draft = "DRAFT";

    private readonly Dictionary<string, Campaign> all = [];
    private readonly Dictionary<string, CampaignPart> parts = [];

    public WalkCampaigns(bool seeded)
    {
        if (seeded)
        {
            var campaign = new Campaign(Open, "zarechny")
            {
                Title = "Осень",
                Wave = Wave.Entry,
                Order = "",
                From = new DateOnly(2026, 11, 1),
                To = new DateOnly(2030, 1, 1),
                Position = "",
                Subject = "",
                Cluster = "",
                Instruments = ["mathematics-levels", "methodical-levels"],
                Plan = [],
                Status = CampaignStatus.Open,
            };
            all.Add(Open, campaign);
            all.Add(Draft, campaign with { Id = Draft, Status = CampaignStatus.Draft, Plan = [] });
        }
    }

    public object? Answer(Person person, Query query) => query switch
    {
        OpenCampaigns => all.Values.Where(c => c.Status == CampaignStatus.Open && c.Municipality == person.Municipality)
            .Select(c => new MyCampaign(c, Part(c.Id))).ToImmutableArray(),
        CampaignOf of => all.TryGetValue(of.Id, out var found) && found.Municipality == person.Municipality ? new MyCampaign(found, Part(of.Id)) : null,
        CampaignsOfTown => all.Values.Where(c => c.Municipality == person.Municipality).ToImmutableArray(),
        AudienceBySchool => ImmutableArray.Create(new SchoolAudience("school-1", 40)),
        ParticipationAt => ImmutableArray.Create(new SchoolParticipation("school-1", 30, 20, 10), new SchoolParticipation("", 2, 1, 1)),
        CampaignsOfAttempt of => all.Values.Where(c => Part(c.Id).Begun.Contains(of.Attempt)).ToImmutableArray(),
        CampaignMessagesAfter => 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Apply(CampaignEffect effect, DateTimeOffset now)
    {
        switch (effect)
        {
            case SaveCampaign save:
                all[save.Campaign.Id] = save.Campaign;
                break;
            case DropCampaign drop:
                Assert.True(all.Remove(drop.Campaign));
                break;
            case OpenCampaign open:
                all[open.Campaign] = all[open.Campaign] with { Status = CampaignStatus.Open, OpenedAt = now };
                break;
            case CloseCampaign close:
                all[close.Campaign] = all[close.Campaign] with { Status = CampaignStatus.Closed, ClosedAt = now };
                break;
            case NudgeCampaign nudge:
                Assert.Equal(CampaignStatus.Open, all[nudge.Campaign].Status);
                break;
            case MarkInvited invited:
                Assert.Null(Part(invited.Campaign).InvitedAt);
                parts[invited.Campaign] = Part(invited.Campaign) with { InvitedAt = now };
                break;
            case MarkReminded reminded:
                Assert.Equal(Part(reminded.Campaign).Reminders + 1, reminded.Number);
                parts[reminded.Campaign] = Part(reminded.Campaign) with { Reminders = reminded.Number };
                break;
            case MuteCampaign mute:
                parts[mute.Campaign] = Part(mute.Campaign) with { Muted = true };
                break;
            case BeginInCampaign begin:
                parts[begin.Campaign] = Part(begin.Campaign) with { Begun = Part(begin.Campaign).Begun.Add(begin.Attempt) };
                break;
            case FinishInCampaign finish:
                parts[finish.Campaign] = Part(finish.Campaign) with { Done = Part(finish.Campaign).Done.Add(finish.Instrument), FinishedAt = finish.Whole ? now : null };
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private CampaignPart Part(string campaign) => parts.GetValueOrDefault(campaign, CampaignPart.None);
}
