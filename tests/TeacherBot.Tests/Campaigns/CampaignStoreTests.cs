using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Store.Features;

namespace TeacherBot.Tests.Campaigns;

public sealed class CampaignStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private static readonly Person Stranger = new("stranger", PersonStatus.Active) { Municipality = "other" };

    [Fact]
    public async Task Another_municipality_can_neither_see_nor_touch_a_campaign()
    {
        var own = await CoordinatorAsync("own", "north");
        var campaign = await SaveAsync(own, Whole("c-north", "north"));
        await ApplyAsync(Stranger, new SaveCampaign(campaign with { Title = "Чужое" }), new DropCampaign(campaign.Id), new OpenCampaign(campaign.Id), new CloseCampaign(campaign.Id));

        Assert.Null(Answer(Stranger, new CampaignOf(campaign.Id)));
        Assert.Empty((ImmutableArray<Campaign>)Answer(Stranger, new CampaignsOfTown())!);
        Assert.Equal(campaign.Title, Found(campaign.Id).Title);
        Assert.Equal(CampaignStatus.Draft, Found(campaign.Id).Status);
    }

    [Fact]
    public async Task A_draft_comes_back_as_it_was_saved_also_half_of_it()
    {
        var own = await CoordinatorAsync("drafts", "drafts");
        foreach (var draft in new[]
        {
            new Campaign("d1", "drafts"),
            Whole("d2", "drafts") with { Plan = ["MAT1", "MAT2", "MAT3"], Instruments = ["a", "b"], Subject = "mathematics", Position = "teacher", Cluster = "river" },
            Whole("d3", "drafts") with { Plan = [] },
        })
        {
            await SaveAsync(own, draft);
            var read = Found(draft.Id);
            Assert.Equal(draft.Instruments, read.Instruments.AsEnumerable());
            Assert.Equal(draft.Plan?.AsEnumerable(), read.Plan?.AsEnumerable());
            Assert.Equal(draft with { Instruments = [], Plan = null }, read with { Instruments = [], Plan = null });
        }
    }

    [Fact]
    public async Task An_opened_campaign_is_not_changed_any_more_and_invites_once()
    {
        var own = await CoordinatorAsync("opens", "opens");
        var campaign = await SaveAsync(own, Whole("c-opens", "opens"));
        await ApplyAsync(own, new OpenCampaign(campaign.Id), new OpenCampaign(campaign.Id), new SaveCampaign(campaign with { Title = "Поздно" }), new DropCampaign(campaign.Id));

        Assert.Equal((campaign.Title, CampaignStatus.Open), (Found(campaign.Id).Title, Found(campaign.Id).Status));
        Assert.Equal(fixture.Now, Found(campaign.Id).OpenedAt);
        var jobs = await fixture.Database.WriteAsync(unit => Leased(unit).Count(j => j.Args == campaign.Id + "|"));
        Assert.Equal(1, jobs);
        await ApplyAsync(own, new CloseCampaign(campaign.Id), new OpenCampaign(campaign.Id));
        Assert.Equal(CampaignStatus.Closed, Found(campaign.Id).Status);
    }

    [Fact]
    public async Task The_audience_is_who_joined_with_that_very_subject_and_has_not_come_by_itself()
    {
        await JoinAsync("p1", "aud", "s1", "teacher", "mathematics,other");
        await JoinAsync("p2", "aud", "s1", "teacher", "math");
        await JoinAsync("p3", "aud", "s2", "head", "mathematics");
        await JoinAsync("p4", "elsewhere", "s1", "teacher", "mathematics");
        await JoinAsync("p5", "aud", "s2", "teacher", "other,mathematics");
        await fixture.AddAsync("p6");
        var own = await CoordinatorAsync("aud-boss", "aud");
        var campaign = await SaveAsync(own, Whole("c-aud", "aud") with { Subject = "mathematics", Position = "teacher" });

        Assert.Equal(["p1", "p5"], Next(campaign, ""));
        Assert.Equal(["p5"], Next(campaign, "p1"));
        Assert.Equal(
            [new SchoolAudience("s1", 1), new SchoolAudience("s2", 1)],
            ((ImmutableArray<SchoolAudience>)Answer(own, new AudienceBySchool("teacher", "mathematics"))!).AsEnumerable());
        await ApplyAsync(new Person("p5", PersonStatus.Active) { Municipality = "aud" }, new MarkInvited(campaign.Id));
        Assert.Equal(["p1"], Next(campaign, ""));
    }

    [Fact]
    public async Task Participation_is_counted_as_of_an_instant_by_the_school_of_that_day_and_goes_with_an_erasure()
    {
        var own = await CoordinatorAsync("counts", "count");
        var campaign = await SaveAsync(own, Whole("c-count", "count"));
        foreach (var id in new[] { "q1", "q2", "q3" })
        {
            await JoinAsync(id, "count", "s1", "teacher", "other");
            await ApplyAsync(Of(id), new MarkInvited(campaign.Id));
        }

        var attempt = new Core.Attempts.Attempt("q1-attempt", FeatureFixture.Instrument, ["A"], 1, fixture.Now);
        await fixture.Database.WriteAsync(unit => AttemptStore.Start(unit, "q1", attempt));
        await ApplyAtAsync(Of("q1"), fixture.Now.AddDays(1), new BeginInCampaign(campaign.Id, "q1-attempt", "made"));
        await ApplyAtAsync(Of("q1"), fixture.Now.AddDays(2), new FinishInCampaign(campaign.Id, "q1-attempt", "made", true));
        await ApplyAtAsync(Of("q2"), fixture.Now.AddDays(2), new BeginInCampaign(campaign.Id, "q1-attempt", "made"));

        Assert.Equal([new SchoolParticipation("s1", 3, 1, 0)], Counts(campaign, fixture.Now.AddDays(2), ""));
        Assert.Equal([new SchoolParticipation("s1", 3, 2, 1)], Counts(campaign, fixture.Now.AddDays(3), ""));
        Assert.Equal([new SchoolParticipation("s1", 2, 1, 0)], Counts(campaign, fixture.Now.AddDays(3), "q1"));
        Assert.Empty(Counts(campaign, fixture.Now, ""));
        var part = ((MyCampaign)Answer(Of("q2"), new CampaignOf(campaign.Id))!).Part;
        Assert.Empty(part.Begun);

        await fixture.Database.WriteAsync(unit => ConsentStore.Withdraw(unit, "q1", Inbound(fixture.Now)));
        Assert.NotNull(await fixture.Database.WriteAsync(unit => ErasureStore.Erase(unit, "q1", fixture.Now)));
        Assert.Equal([new SchoolParticipation("s1", 2, 1, 0)], Counts(campaign, fixture.Now.AddDays(3), ""));
    }

    private static Campaign Whole(string id, string municipality) => new(id, municipality)
    {
        Title = "Осень",
        Wave = Wave.Entry,
        Order = "№ 1",
        From = new DateOnly(2026, 11, 23),
        To = new DateOnly(2026, 12, 6),
        Position = "",
        Subject = "",
        Cluster = "",
        Instruments = ["made"],
    };

    private static Inbound Inbound(DateTimeOffset at) => new("k", "console", at, new TextSaid("x", false));

    private static Person Of(string id) => new(id, PersonStatus.Active) { Municipality = "count" };

    private async Task<Person> CoordinatorAsync(string id, string municipality)
    {
        await fixture.AddAsync(id);
        return new Person(id, PersonStatus.Active) { Municipality = municipality };
    }

    private async Task<Campaign> SaveAsync(Person person, Campaign campaign)
    {
        await ApplyAsync(person, new SaveCampaign(campaign));
        return campaign;
    }

    private Task ApplyAsync(Person person, params CampaignEffect[] effects) => ApplyAtAsync(person, fixture.Now, effects);

    private Task ApplyAtAsync(Person person, DateTimeOffset at, params CampaignEffect[] effects) => fixture.Database.WriteAsync(unit =>
    {
        foreach (var effect in effects)
        {
            CampaignStore.Apply(unit, person, at, effect);
        }
    });

    private async Task JoinAsync(string id, string municipality, string school, string position, string subjects)
    {
        var speaker = await fixture.AddAsync(id);
        var writer = new EffectWriter(fixture.People, fixture.Roles, new RemarkStore(fixture.Vault));
        Effect[] effects =
        [
            new RecordConsent("processing", 1, "hash", municipality), new SetSchool(school), new SetPosition(position), new SetSubjects([.. subjects.Split(',')]),
        ];
        await fixture.Database.WriteAsync(unit => Array.ForEach(effects, e => writer.Apply(unit, speaker, speaker.Person, Inbound(fixture.Now), 1, e)));
    }

    private object? Answer(Person person, Query query) => fixture.Database.Read(unit => CampaignStore.Answer(unit, person, query));

    private Campaign Found(string id) => fixture.Database.Read(unit => CampaignStore.Find(unit, id))!;

    private string[] Next(Campaign campaign, string after) =>
        [.. fixture.Database.Read(unit => CampaignStore.NextToInvite(unit, campaign, after, 10)).Select(i => i.Person)];

    private SchoolParticipation[] Counts(Campaign campaign, DateTimeOffset before, string without) =>
        [.. (ImmutableArray<SchoolParticipation>)Answer(Of("q2"), new ParticipationAt(campaign.Id, before, without))!];

    private List<Job> Leased(UnitOfWork unit)
    {
        var jobs = new List<Job>();
        while (ScheduleStore.Lease(unit, fixture.Now, TimeSpan.FromMinutes(5)) is { } job)
        {
            jobs.Add(job);
        }

        return jobs;
    }
}
