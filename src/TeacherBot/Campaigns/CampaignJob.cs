using TeacherBot.Content;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Campaigns;

/// <summary>
/// Plans the invitations of an open campaign, some people at a time, each chunk with its follow-up in one commit: killed anywhere, it
/// goes on behind the last person planned. Comes again every day for those who joined since, until the campaign is over. Whether to
/// say anything is decided by each person's own turn.
/// </summary>
internal sealed class CampaignJob(Database database, CurrentCatalog catalog, TimeProvider clock)
{
    /// <summary>People in one commit.</summary>
    public const int Chunk = 200;

    private const int HoursToNextDay = 20;

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation)
    {
        if (job.Args.Split('|') is not [var id, var after])
        {
            return new JobOutcome.Refused("UnknownCampaign");
        }

        var now = clock.GetUtcNow();
        var found = database.Read(unit => CampaignStore.Find(unit, id));
        if (found is not { Status: CampaignStatus.Open } campaign
            || !catalog.Value.Municipalities.TryGetValue(campaign.Municipality, out var town) || now >= campaign.EndsAt(town))
        {
            await database.WriteAsync(unit => ScheduleStore.Done(unit, job.Id), cancellation);
            return new JobOutcome.Done();
        }

        if (now < campaign.BeginsAt(town))
        {
            return new JobOutcome.Later(campaign.BeginsAt(town) - now);
        }

        await PlanAsync(job, campaign, after, town, cancellation);
        return new JobOutcome.Done();
    }

    private Task PlanAsync(Job job, Campaign campaign, string after, Core.Content.Municipality town, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var chunk = database.Read(unit => CampaignStore.NextToInvite(unit, campaign, after, Chunk));
        var hour = UnaskedHours.NextAfter(now, town);
        var invited = chunk.Where(i => campaign.HasSchool(i.School, town)).Select(i => i.Person).ToList();
        var rest = chunk.Count == Chunk ? chunk[^1].Person : "";
        return database.WriteAsync(
            unit =>
            {
                ScheduleStore.Done(unit, job.Id);
                foreach (var person in invited)
                {
                    ScheduleStore.Plan(unit, person, new ScheduleSignal(SignalKinds.CampaignInvite, campaign.Id, hour, CampaignNames.Signal(campaign.Id, person)));
                }

                var due = rest.Length > 0 ? now : UnaskedHours.NextAfter(now.AddHours(HoursToNextDay), town);
                ScheduleStore.AddJob(unit, JobKinds.Campaign, $"{campaign.Id}|{rest}", null, due, now);
            },
            cancellation);
    }
}
