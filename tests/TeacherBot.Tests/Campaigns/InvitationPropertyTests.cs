using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Tests.Campaigns;

public sealed class InvitationPropertyTests
{
    private const int Walks = 12;
    private const int Steps = 40;
    private const int People = 6;

    [Fact]
    public async Task Whatever_comes_in_whatever_order_nobody_gets_more_than_one_invitation_and_two_reminders_nor_any_at_night()
    {
        using var world = await CampaignWorld.OpenAsync();
        var (invited, reminded) = (0, 0);
        for (var seed = 0; seed < Walks; seed++)
        {
            try
            {
                var walk = new InvitationWalk(world, seed, People);
                await walk.RunAsync(Steps);
                walk.Check();
                invited += walk.Sent.Count(s => s.Lane == Lane.Bulk);
                reminded += walk.Sent.Count(s => s.Lane == Lane.Reminder);
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}: {error}");
            }
        }

        // A walk that says nothing to anybody would hold everything.
        Assert.InRange(invited, Walks * 2, Walks * People * 2);
        Assert.InRange(reminded, Walks * 2, Walks * People * 4);
    }

    [Fact]
    public async Task A_campaign_of_many_is_planned_in_chunks_whole_after_its_worker_died_in_between()
    {
        using var world = await CampaignWorld.OpenAsync();
        var people = TeacherBot.Campaigns.CampaignJob.Chunk + 30;
        var addresses = Enumerable.Range(0, people).Select(n => $"t{n}").ToList();
        foreach (var address in addresses)
        {
            await world.JoinAsync(address);
        }

        await world.OpenCampaignAsync(addresses[0], 0, 28);
        await world.WorkAsync(dies: true);
        world.Pass(TimeSpan.FromMinutes(3));
        await world.WorkAsync(dies: false);
        world.Pass(TimeSpan.FromHours(24));
        await world.WorkAsync(dies: false);

        var sent = world.Sent();
        Assert.Equal(people, sent.Count);
        Assert.Equal(people, sent.Select(s => s.Person).Distinct().Count());
    }
}

/// <summary>Joins, presses, signals and time at random around two campaigns.</summary>
internal sealed partial class InvitationWalk(CampaignWorld world, int seed, int people)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<string, string> persons = [];
    private readonly List<string> campaigns = [];
    private readonly Dictionary<(string Person, string Campaign), DateTimeOffset> silent = [];
    private readonly HashSet<string> begun = [];

    public IReadOnlyList<Unasked> Sent { get; private set; } = [];

    public async Task RunAsync(int steps)
    {
        await JoinAsync();
        campaigns.Add(await world.OpenCampaignAsync(Address(0), random.Next(3), random.Next(10, 40)));
        for (var step = 0; step < steps; step++)
        {
            world.Pass(TimeSpan.FromHours(random.Next(1, 30)));
            await StepAsync();
            await world.WorkAsync(dies: random.Next(4) == 0);
        }

        Sent = [.. world.Sent().Where(s => persons.ContainsValue(s.Person))];
    }

    public void Check()
    {
        foreach (var one in Sent)
        {
            Assert.Equal(one.At, UnaskedHours.NextAfter(one.At, world.Town));
        }

        foreach (var mine in Sent.GroupBy(s => (s.Person, Campaign: Named().Match(s.Body).Groups[1].Value)))
        {
            Assert.InRange(mine.Count(s => s.Lane == Lane.Bulk), 0, 1);
            Assert.InRange(mine.Count(s => s.Lane == Lane.Reminder), 0, CampaignSignals.MostReminders);
            if (silent.TryGetValue(mine.Key, out var since))
            {
                Assert.DoesNotContain(mine, s => s.At > since && s.Lane == Lane.Reminder);
            }
        }

        foreach (var mine in Sent.GroupBy(s => s.Person))
        {
            Assert.All(mine, first => Assert.InRange(mine.Count(s => s.At >= first.At && s.At < first.At.AddDays(7)), 1, CampaignSignals.MostInWeek));
        }
    }

    // The campaigns of earlier walks go on: their people are of the same town.
    [System.Text.RegularExpressions.GeneratedRegex("\"campaign\\.([A-Z0-9]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Named();

    private string Address(int n) => $"w{seed}-{n}";

    private async Task JoinAsync()
    {
        var address = Address(persons.Count);
        persons.Add(address, await world.JoinAsync(address));
    }

    private async Task StepAsync()
    {
        var address = Address(random.Next(persons.Count));
        var campaign = campaigns[random.Next(campaigns.Count)];
        switch (random.Next(12))
        {
            case < 4 when persons.Count < people:
                await JoinAsync();
                break;
            case 4 when campaigns.Count < 2:
                campaigns.Add(await world.OpenCampaignAsync(Address(0), 0, random.Next(10, 40)));
                break;
            case 5:
                await world.PressAsync(address, persons[address], $"{CampaignSignals.MuteVerb}.{campaign}");
                if (world.Sent().Any(s => s.Person == persons[address] && s.Body.Contains($"campaign.{campaign}\"", StringComparison.Ordinal)))
                {
                    silent.TryAdd((persons[address], campaign), world.Now);
                }

                break;
            case 6 when begun.Add(address + campaign):
                await world.BeginAsync(address, campaign, $"{address}/{campaign}");
                break;
            case 7 when begun.Contains(address + campaign):
                await world.ApplyAsync(address, new FinishInCampaign(campaign, $"{address}/{campaign}", "mathematics-levels", true));
                silent.TryAdd((persons[address], campaign), world.Now);
                break;
            default:
                await world.SignalAsync(persons[address], random.Next(2) == 0 ? SignalKinds.CampaignInvite : SignalKinds.CampaignReminder, campaign);
                break;
        }
    }
}
