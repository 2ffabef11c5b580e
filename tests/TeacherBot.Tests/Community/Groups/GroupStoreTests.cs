using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Documents.Exports;
using TeacherBot.Store;
using TeacherBot.Tests.Broadcasts;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Community;

/// <summary>Groups against the real statements: who is in one is the same for the dialogue and for the database, and who may do what.</summary>
public sealed class GroupStoreTests
{
    private static readonly string[] Subjects = ["mathematics", "physics", "russian"];
    private static readonly string[] Positions = ["teacher", "head", "other"];

    private static readonly Person Office = new("office", PersonStatus.Active) { Municipality = "zarechny", Roles = [new(Role.Coordinator, "zarechny")] };

    [Fact]
    public async Task Whatever_the_rule_and_whoever_entered_or_left_the_store_counts_those_whom_the_dialogue_lets_in()
    {
        using var world = await EmailWorld.OpenAsync();
        var town = world.Bot.Catalog.Value.Municipalities["zarechny"];
        string[] people = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(i => world.AgreeAsync("email", $"p{i.ToString(CultureInfo.InvariantCulture)}@mail.test")))];
        var lead = await LeadAsync(world);
        var made = 0;
        Cases.Run(
            120,
            3,
            (random, size) => (Group: Rule(random, town), Profiles: people.Select(_ => (School: random.Next(town.Schools.Length), Position: random.Next(3), Subject: random.Next(7) + 1)).ToList(), Acts: Enumerable.Range(0, size * 2).Select(_ => (Who: random.Next(8), What: random.Next(5))).ToList()),
            drawn => PlayAsync(drawn.Group, drawn.Profiles, drawn.Acts).GetAwaiter().GetResult(),
            drawn => string.Create(CultureInfo.InvariantCulture, $"{drawn.Group} {string.Join(' ', drawn.Profiles)} {string.Join(' ', drawn.Acts)}"));

        async Task PlayAsync(TeacherGroup rule, List<(int School, int Position, int Subject)> profiles, List<(int Who, int What)> acts)
        {
            var run = (++made).ToString(CultureInfo.InvariantCulture);
            var group = rule with { Id = "g" + run, Code = "CODE" + run };
            await DoAsync(world, lead, new SaveGroup(group with { Status = GroupStatus.Draft }), new SaveGroup(group));
            foreach (var (person, profile) in people.Zip(profiles))
            {
                await ProfileAsync(world, person, town.Schools[profile.School].Id, Positions[profile.Position], [.. Subjects.Where((_, i) => (profile.Subject & (1 << i)) != 0)]);
            }

            foreach (var (who, what) in acts)
            {
                var member = $"m{run}-{who.ToString(CultureInfo.InvariantCulture)}";
                await DoAsync(world, Known(world, people[who]), what switch
                {
                    0 => new AskIntoGroup(group.Id, member),
                    1 or 2 => new EnterGroup(group.Id, member, group.Code),
                    3 => new LeaveGroup(group.Id, member, group.ByRule),
                    _ => new ReturnToGroup(group.Id),
                });
            }

            var isIn = people.Count(p => ((ImmutableArray<TeacherGroup>)Ask(world, Known(world, p), new GroupsOfTown())!).Single(g => g.Id == group.Id).Has(Known(world, p), town));
            Assert.Equal(isIn, ((GroupPeople)Ask(world, lead, new GroupPeopleOf(group.Id, TeacherGroup.Places(town)))!).Count);
            await DoAsync(world, lead, new CloseGroup(group.Id));
        }
    }

    [Fact]
    public async Task Whoever_may_not_make_change_lead_or_look_does_not()
    {
        using var world = await EmailWorld.OpenAsync();
        var town = world.Bot.Catalog.Value.Municipalities["zarechny"];
        var teacher = Known(world, await world.AgreeAsync("email", "teacher@mail.test"));
        var lead = await LeadAsync(world);
        var ofCluster = teacher with { Roles = [new(Role.Methodist, "zarechny/cluster:centre")] };
        await DoAsync(world, teacher, new SaveGroup(Group("by-teacher")));
        await DoAsync(world, ofCluster, new SaveGroup(Group("whole")), new SaveGroup(Group("other-cluster") with { Cluster = "river" }), new SaveGroup(Group("own-cluster") with { Cluster = "centre", Status = GroupStatus.Draft }));
        Assert.Equal(["own-cluster"], ((ImmutableArray<TeacherGroup>)Ask(world, ofCluster, new GroupsOfTown())!).Select(g => g.Id));
        await DoAsync(world, ofCluster, new SaveGroup(Group("own-cluster") with { Cluster = null }));
        Assert.Equal("centre", Seen(world, ofCluster, "own-cluster").Cluster);

        await DoAsync(world, lead, new SaveGroup(Group("list") with { ByRule = false, Code = "LETSINALL" }), new MakeLeaderCode("list", "LEADCODE"), new NoteMeeting("list", new("meeting", new(2026, 11, 20), "Тема", null, "")));
        await DoAsync(
            world, teacher, new SaveGroup(Group("list") with { Title = "Моё" }), new CloseGroup("list"), new MakeLeaderCode("list", "MINE"), new TakeOverGroup("list"), new LeadByCode("list", "WRONG"),
            new DropMeeting("list", "meeting"), new EnterGroup("list", "in", "LEADCODE"), new AnswerGroupAsker("list", "in", true), new DraftNews("list", "n", "текст"), new SendNews("list", "n", TeacherGroup.Places(town)));
        var seen = Seen(world, teacher, "list");
        Assert.Equal(("РМО", GroupStatus.Active, GroupStanding.None, false, 1, ""), (seen.Title, seen.Status, seen.Standing, seen.IsLeader, seen.Leaders, seen.Code));
        Assert.Single((ImmutableArray<GroupMeeting>)Ask(world, lead, new GroupMeetingsOf("list"))!);
        Assert.Equal(GroupPeople.None, Ask(world, teacher, new GroupPeopleOf("list", TeacherGroup.Places(town))));

        var stranger = Office with { Id = "stranger", Municipality = "lugovoy", Roles = [new(Role.Coordinator, "lugovoy")] };
        await DoAsync(world, stranger, new CloseGroup("list"), new LeadByCode("list", "LEADCODE"));
        Assert.Empty((ImmutableArray<TeacherGroup>)Ask(world, stranger, new GroupsOfTown())!);
        await DoAsync(world, teacher, new LeadByCode("list", "LEADCODE"));
        Assert.Equal(2, Seen(world, lead, "list").Leaders);
        Assert.Null(Ask(world, teacher, new GroupCodeOf("LEADCODE")));
    }

    [Fact]
    public async Task Two_announcements_in_a_week_and_only_to_those_who_agreed_to_news()
    {
        using var world = await EmailWorld.OpenAsync();
        var places = TeacherGroup.Places(world.Bot.Catalog.Value.Municipalities["zarechny"]);
        var lead = await LeadAsync(world);
        var (agreed, silent) = (await world.AgreeAsync("email", "agreed@mail.test"), await world.AgreeAsync("email", "silent@mail.test"));
        await new TownPeople(world.Bot, world.Clock, new(30, 2)).ApplyAsync("email", "agreed@mail.test", new RecordConsent("mailing.news", 1, "hash", "zarechny"));
        await DoAsync(world, lead, new SaveGroup(Group("rule") with { Position = "teacher", Status = GroupStatus.Active }));
        foreach (var news in (string[])["one", "two", "three"])
        {
            await DoAsync(world, lead, new DraftNews("rule", news, "Встреча"), new SendNews("rule", news, places), new SendNews("rule", news, places));
        }

        var sent = ((string[])["one", "two", "three"]).Select(n => ((GroupNews)Ask(world, lead, new GroupNewsOf(n))!).SentAt is not null);
        Assert.Equal([true, true, false], sent);
        Assert.Equal(2, Planned(agreed));
        Assert.Equal(0, Planned(silent));
        Assert.Contains("Встреча", Export(world, lead.Id), StringComparison.Ordinal);

        int Planned(string person) => ((string[])["one", "two", "three"]).Count(n => world.Bot.Database.Read(unit => ScheduleStore.IsPlanned(unit, person, $"{GroupSignals.News}|{n}|{person}")));
    }

    [Fact]
    public async Task Indicators_count_each_pedagogue_of_a_school_with_a_status_once_and_no_head()
    {
        using var world = await EmailWorld.OpenAsync();
        var town = world.Bot.Catalog.Value.Municipalities["zarechny"];
        var lead = await LeadAsync(world);
        (string School, string Position)[] profiles = [("school-4", "teacher"), ("school-4", "head"), ("school-4", "other"), ("school-1", "teacher"), ("school-5", "teacher")];
        foreach (var (i, profile) in profiles.Index())
        {
            await ProfileAsync(world, await world.AgreeAsync("email", $"p{i.ToString(CultureInfo.InvariantCulture)}@mail.test"), profile.School, profile.Position, ["mathematics"]);
        }

        await DoAsync(world, lead, new SaveGroup(Group("all") with { Subject = "mathematics", Status = GroupStatus.Active }), new SaveGroup(Group("teachers") with { Kind = "chairs", Position = "teacher", Status = GroupStatus.Active }));
        await DoAsync(world, lead, new SaveGroup(Group("left") with { Kind = GroupKinds.Network, Cluster = town.FindSchool("school-4")!.Cluster, Position = "teacher", Status = GroupStatus.Active }), new SaveGroup(Group("school") with { Kind = "school", Subject = "mathematics", Status = GroupStatus.Active }));
        var asked = IndicatorCountsOf.Of(2026, town, world.Bot.Catalog.Value, world.Clock.Now) with { Supported = "school-4,school-5", At = world.Clock.Now.AddDays(1) };

        // Of school-4 the teacher and the psychologist, of school-5 the teacher; in the cluster's network the teachers of both, if both are of it.
        var network = town.FindSchool("school-5")!.Cluster == town.FindSchool("school-4")!.Cluster ? 2 : 1;
        Assert.Equal((3, network), Counts(asked));
        Assert.Equal((null, null), Counts(asked with { At = world.Clock.Now.AddDays(-1) }));
        Assert.Equal((0, 0), Counts(asked with { Supported = "school-9" }));
        Assert.Equal((1, network - 1), Counts(asked with { Supported = "school-5" }));

        (int?, int?) Counts(IndicatorCountsOf of) => world.Bot.Database.Read(unit => IndicatorStore.Counts(unit, "zarechny", of)) is var counts ? (counts.UnionPeople, counts.NetworkPeople) : default;
    }

    private static TeacherGroup Group(string id) => new(id, "zarechny", GroupKinds.District, "РМО", GroupStatus.Active) { Code = "code-" + id };

    private static TeacherGroup Rule(Random random, Municipality town) => Group("") with
    {
        ByRule = random.Next(3) > 0,
        Subject = random.Next(2) == 0 ? Subjects[random.Next(3)] : null,
        Cluster = random.Next(2) == 0 ? town.Clusters[random.Next(town.Clusters.Length)].Id : null,
        Position = random.Next(3) == 0 ? Positions[random.Next(3)] : null,
    };

    private static async Task<Person> LeadAsync(EmailWorld world)
    {
        var id = await world.AgreeAsync("email", "lead@mail.test");
        await ProfileAsync(world, id, "school-1", "head", ["other"]);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, id, new(Role.Coordinator, "zarechny"), "shell", DateTimeOffset.UnixEpoch), default);
        return Known(world, id);
    }

    private static async Task ProfileAsync(EmailWorld world, string person, string school, string position, ImmutableArray<string> subjects) => await world.Bot.Database.WriteAsync(
        unit =>
        {
            var known = PeopleStore.FindPerson(unit, person)!;
            foreach (var effect in (Effect[])[new SetSchool(school), new SetPosition(position), new SetSubjects(subjects)])
            {
                world.Bot.Stores.Effects.Apply(unit, known, known.Person, new Inbound("set", "email", world.Clock.Now, new CommandSaid("menu", "")), 1, effect);
            }
        },
        default);

    private static Person Known(EmailWorld world, string person) =>
        world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, person)!.Person with { Roles = RoleStore.Of(unit, person, world.Clock.Now) });

    private static TeacherGroup Seen(EmailWorld world, Person person, string id) => ((ImmutableArray<TeacherGroup>)Ask(world, person, new GroupsOfTown())!).Single(g => g.Id == id);

    private static async Task DoAsync(EmailWorld world, Person person, params GroupEffect[] effects)
    {
        foreach (var effect in effects)
        {
            await world.Bot.Database.WriteAsync(unit => new GroupStore(world.Bot.Stores.People).Apply(unit, person, world.Clock.Now, effect), default);
        }
    }

    private static object? Ask(EmailWorld world, Person person, Query query) =>
        world.Bot.Database.Read(unit => new GroupStore(world.Bot.Stores.People).Answer(unit, person, world.Clock.Now, query));

    private static string Export(EmailWorld world, string person) => System.Text.Encoding.UTF8.GetString(world.Bot.Database.Read(
        unit => ExportDocument.Bytes(ExportData.Find(unit, world.Bot.Stores.Vault, person, world.Clock.Now)!, world.Bot.Catalog.Value)));
}
