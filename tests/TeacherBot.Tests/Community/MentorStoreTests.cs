using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Core.Routes;
using TeacherBot.Documents.Exports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Community;

/// <summary>Mentors against the real statements: who may do what, and what of a teacher is seen.</summary>
public sealed class MentorStoreTests
{
    private const int Capacity = 2;

    [Fact]
    public async Task Whatever_people_do_in_whatever_order_a_mentor_sees_what_is_open_now_and_nobody_else_anything()
    {
        using var world = await EmailWorld.OpenAsync();
        string[] teachers = [await world.AgreeAsync("email", "one@mail.test"), await world.AgreeAsync("email", "two@mail.test"), await world.AgreeAsync("email", "three@mail.test")];
        var mentor = await world.AgreeAsync("email", "mentor@mail.test");
        var other = await world.AgreeAsync("email", "other@mail.test");
        var all = teachers.Append(mentor).Append(other).ToArray();
        foreach (var person in all)
        {
            await world.Bot.Database.WriteAsync(unit => world.Bot.Stores.People.SetName(unit, person, "Имя " + person), default);
            await world.Bot.Database.WriteAsync(unit => new RouteStore(world.Bot.Stores.People).Apply(unit, person, world.Clock.Now, new SaveRoute(RouteOf(person, world.Clock.Now))), default);
        }

        var made = 0;
        Cases.Run(
            400,
            12,
            (random, size) => Enumerable.Range(0, size * 3).Select(_ => (Who: random.Next(5), What: random.Next(9), Pair: random.Next(3))).ToList(),
            acts => PlayAsync(acts).GetAwaiter().GetResult(),
            acts => string.Join(' ', acts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Who}/{a.What}/{a.Pair}"))));

        async Task PlayAsync(List<(int Who, int What, int Pair)> acts)
        {
            var run = (++made).ToString(CultureInfo.InvariantCulture);
            var card = "card" + run;
            string[] pairs = [.. Enumerable.Range(0, 3).Select(i => $"pair{run}-{i}")];
            await DoAsync(world, mentor, new SaveMentorCard(new(card, "zarechny", MentorCardStatus.Draft, [], Capacity)));
            await DoAsync(world, mentor, new OfferMentorCard(card));
            await DoAsync(world, other, new ConfirmMentorCard(card, "7", null, null));
            foreach (var (who, what, pair) in acts)
            {
                if (what == 0 && (who > 2 || Seen(world, mentor, pairs[pair]) is not null))
                {
                    continue;
                }

                var error = await Record.ExceptionAsync(() => DoAsync(world, all[who], Effect(pairs[pair], card, all[who], what)));
                Assert.True(error is null || (error is VersionConflictException && what == 0), error?.ToString());
                Check(world, card, pairs, teachers, mentor, other);
            }

            await DoAsync(world, mentor, new EndMentorCard(card));
            Assert.All(pairs, id => Assert.False(Seen(world, mentor, id)?.IsOpen ?? false));
        }
    }

    [Fact]
    public async Task Who_is_not_of_the_municipality_confirms_and_ends_nothing()
    {
        using var world = await EmailWorld.OpenAsync();
        var mentor = await world.AgreeAsync("email", "mentor@mail.test");
        await DoAsync(world, mentor, new SaveMentorCard(new("card", "zarechny", MentorCardStatus.Draft, [], 2)));
        await DoAsync(world, mentor, new OfferMentorCard("card"));
        var stranger = new Person("stranger", PersonStatus.Active) { Municipality = "dalny" };
        await world.Bot.Database.WriteAsync(unit => new MentorStore(world.Bot.Stores.People).Apply(unit, stranger, world.Clock.Now, new ConfirmMentorCard("card", "1", null, null)), default);
        await world.Bot.Database.WriteAsync(unit => new MentorStore(world.Bot.Stores.People).Apply(unit, stranger, world.Clock.Now, new EndMentorCard("card")), default);

        Assert.Equal(MentorCardStatus.Offered, ((MentorCard)Ask(world, mentor, new MyMentorCard())!).Status);
        Assert.Empty((ImmutableArray<MentorLine>)world.Bot.Database.Read(unit => new MentorStore(world.Bot.Stores.People).Answer(unit, stranger, world.Clock.Now, new MentorDeskOf("zarechny")))!);
        Assert.Empty((ImmutableArray<MentorCandidate>)world.Bot.Database.Read(unit => new MentorStore(world.Bot.Stores.People).Answer(unit, stranger, world.Clock.Now, new MentorCandidates("zarechny")))!);
    }

    [Fact]
    public async Task The_role_given_with_a_card_goes_with_it_and_one_given_otherwise_stays()
    {
        using var world = await EmailWorld.OpenAsync();
        var (mentor, invited, office) = (await world.AgreeAsync("email", "mentor@mail.test"), await world.AgreeAsync("email", "invited@mail.test"), await world.AgreeAsync("email", "office@mail.test"));
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, invited, new(Role.Mentor, "zarechny"), "shell", world.Clock.Now), default);
        foreach (var person in (string[])[mentor, invited])
        {
            await DoAsync(world, person, new SaveMentorCard(new(person + "-card", "zarechny", MentorCardStatus.Draft, [], 2)));
            await DoAsync(world, person, new OfferMentorCard(person + "-card"));
            await DoAsync(world, office, new ConfirmMentorCard(person + "-card", null, null, null));
        }

        Assert.Equal((1, 1), (RolesOf(mentor), RolesOf(invited)));
        await DoAsync(world, mentor, new EndMentorCard(mentor + "-card"));
        await DoAsync(world, office, new EndMentorCard(invited + "-card"));
        Assert.Equal((0, 1), (RolesOf(mentor), RolesOf(invited)));

        int RolesOf(string person) => world.Bot.Database.Read(unit => RoleStore.Of(unit, person, world.Clock.Now.AddSeconds(1))).Length;
    }

    [Fact]
    public async Task The_consent_to_show_oneself_ends_with_the_last_pair_in_which_something_is_shown()
    {
        using var world = await EmailWorld.OpenAsync();
        var teacher = await world.AgreeAsync("email", "one@mail.test");
        foreach (var mentor in (string[])["first", "second"])
        {
            var id = await world.AgreeAsync("email", mentor + "@mail.test");
            await DoAsync(world, id, new SaveMentorCard(new(mentor, "zarechny", MentorCardStatus.Draft, [], 2)));
            await DoAsync(world, id, new OfferMentorCard(mentor));
            await DoAsync(world, id, new ConfirmMentorCard(mentor, null, null, null));
            await DoAsync(world, teacher, new AskMentor(mentor + "-pair", mentor, "zarechny", "mathematics", null));
            await DoAsync(world, teacher, new OpenToMentor(mentor + "-pair", Opened.Route));
            await world.Bot.Database.WriteAsync(
                unit => ConsentStore.Record(unit, teacher, new(MentorPair.Consent, 1, "hash", "zarechny"), Known(unit).Consents, new("key" + mentor, "email", world.Clock.Now, new Signal("route", ""))), default);
        }

        await DoAsync(world, world.Bot.Database.Read(unit => MentorPairStore.Row(unit, "first-pair")!.Mentor!), new AnswerMentee("first-pair", false));
        Assert.True(InForce(), "One is shown still.");
        await DoAsync(world, world.Bot.Database.Read(unit => MentorPairStore.Row(unit, "second-pair")!.Mentor!), new EndMentorCard("second"));
        Assert.False(InForce());
        await DoAsync(world, teacher, new EndMentorPair("second-pair"));
        Assert.Equal([true, true, false], world.Bot.Database.Read(unit => ConsentStore.List(unit, teacher)).Where(c => c.Kind == MentorPair.Consent).Select(c => c.Given));

        Person Known(UnitOfWork unit) => PeopleStore.FindPerson(unit, teacher)!.Person;
        bool InForce() => world.Bot.Database.Read(unit => Known(unit).Consents.ContainsKey(MentorPair.Consent));
    }

    [Fact]
    public async Task A_diary_is_in_the_export_of_both_is_sealed_anew_when_two_are_one_and_goes_with_the_teacher()
    {
        using var world = await EmailWorld.OpenAsync();
        var (teacher, home, mentor) = (await world.AgreeAsync("email", "work@mail.test"), await world.AgreeAsync("email", "home@mail.test"), await world.AgreeAsync("email", "mentor@mail.test"));
        await DoAsync(world, mentor, new SaveMentorCard(new("card", "zarechny", MentorCardStatus.Draft, ["MAT1"], 2)));
        await DoAsync(world, mentor, new OfferMentorCard("card"));
        await DoAsync(world, home, new ConfirmMentorCard("card", "45", new(2026, 11, 1), new(2027, 5, 31)));
        await DoAsync(world, teacher, new AskMentor("pair", "card", "zarechny", "mathematics", "MAT1"));
        await DoAsync(world, mentor, new AnswerMentee("pair", true));
        await DoAsync(world, mentor, new NoteMentoring("pair", 45, "разобрали начало урока"));
        Assert.Contains("разобрали начало урока", Export(world, teacher), StringComparison.Ordinal);
        Assert.Contains("разобрали начало урока", Export(world, mentor), StringComparison.Ordinal);
        Assert.DoesNotContain("разобрали начало урока", Export(world, home), StringComparison.Ordinal);

        await world.Bot.Database.WriteAsync(unit => new PersonJoiner(world.Bot.Stores.People).Join(unit, teacher, home, world.Clock.Now), default);
        Assert.Equal("разобрали начало урока", Seen(world, home, "pair")!.Notes.Single().Text);
        Assert.Equal("разобрали начало урока", Seen(world, mentor, "pair")!.Notes.Single().Text);

        await world.ArriveAsync(world.Write("home@mail.test", "Здравствуйте"));
        await world.AnswerAsync("home@mail.test", "стоп");
        await world.ChooseAsync("home@mail.test", "удалить");
        await world.RunJobsAsync();
        Assert.Null(Seen(world, mentor, "pair"));
        Assert.Equal(MentorTally.None, world.Bot.Database.Read(unit => MentorPairStore.Tally(unit, "zarechny", MentorTallyOf.Year(world.Clock.Now.Year, world.Bot.Catalog.Value.Municipalities["zarechny"]))));
    }

    private static void Check(EmailWorld world, string card, string[] pairs, string[] teachers, string mentor, string other)
    {
        var open = 0;
        foreach (var id in pairs)
        {
            var (byMentor, byTeachers) = (Seen(world, mentor, id), teachers.Select(t => (Teacher: t, Pair: Seen(world, t, id))).Where(x => x.Pair is not null).ToList());
            Assert.Null(Seen(world, other, id));
            Assert.Equal(byMentor is null ? 0 : 1, byTeachers.Count);
            if (byMentor is null)
            {
                continue;
            }

            open += byMentor.IsOpen ? 1 : 0;
            var isAtWork = byMentor.Status == MentorPairStatus.Active;
            Assert.Equal(byMentor.IsOpen && byMentor.Opens(Opened.Name) ? "Имя " + byTeachers[0].Teacher : null, byMentor.Name);
            Assert.Equal(isAtWork && byMentor.Opens(Opened.Route) ? byTeachers[0].Teacher + "-route" : null, ((Route?)Ask(world, mentor, new MentoredRouteOf(id)))?.Id);
            Assert.All(teachers.Append(other), person => Assert.Null(Ask(world, person, new MentoredRouteOf(id))));
            Assert.True(byMentor.IsOpen || byMentor.Opened == Opened.None, "Something is open after the end.");
            Assert.Equal(byTeachers[0].Pair!.Opened, byMentor.Opened);
        }

        Assert.InRange(open, 0, Capacity);
        Assert.Equal(open, ((MentorCard)Ask(world, mentor, new MyMentorCard())!).Taken);
        Assert.Equal(card, ((MentorCard)Ask(world, mentor, new MyMentorCard())!).Id);
    }

    private static MentorEffect Effect(string pair, string card, string person, int what) => what switch
    {
        0 => new AskMentor(pair, card, "zarechny", "mathematics", null),
        1 => new AnswerMentee(pair, true),
        2 => new AnswerMentee(pair, false),
        3 => new EndMentorPair(pair),
        4 => new OpenToMentor(pair, Opened.Name | Opened.Route),
        5 => new OpenToMentor(pair, Opened.None),
        6 => new NoteMentoring(pair, 30, "встреча"),
        7 => new AgreeToRoute(pair, person + "-route"),
        _ => new OpenToMentor(pair, Opened.Route),
    };

    private static Route RouteOf(string person, DateTimeOffset at) => new(person + "-route", RouteStatus.Active, at, [new(1, "MAT1", 1, RouteAction.Practicum, new(2026, 12, 20))]);

    private static async Task DoAsync(EmailWorld world, string person, MentorEffect effect) => await world.Bot.Database.WriteAsync(
        unit => new MentorStore(world.Bot.Stores.People).Apply(unit, PeopleStore.FindPerson(unit, person)!.Person, world.Clock.Now, effect), default);

    private static object? Ask(EmailWorld world, string person, Query query) =>
        world.Bot.Database.Read(unit => new MentorStore(world.Bot.Stores.People).Answer(unit, PeopleStore.FindPerson(unit, person)!.Person, world.Clock.Now, query));

    private static MentorPair? Seen(EmailWorld world, string person, string pair) => (MentorPair?)Ask(world, person, new MentorPairOf(pair));

    private static string Export(EmailWorld world, string person) => System.Text.Encoding.UTF8.GetString(world.Bot.Database.Read(
        unit => ExportDocument.Bytes(ExportData.Find(unit, world.Bot.Stores.Vault, person, world.Clock.Now)!, world.Bot.Catalog.Value)));
}
