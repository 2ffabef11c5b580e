using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.People;
using TeacherBot.Documents.Exports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Store.Features;

namespace TeacherBot.Tests.Community;

/// <summary>Practices against the real statements.</summary>
public sealed class PracticeStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private static readonly string[] Names = ["writes-practices", "moderates", "reads-practices", "lives-elsewhere"];

    private static int made;

    private PracticeStore Store => new(fixture.People);

    [Fact]
    public async Task Whatever_is_done_in_whatever_order_others_see_what_was_sent_or_published_and_nobody_decides_about_their_own()
    {
        foreach (var name in Names)
        {
            await fixture.AddAsync(name);
        }

        Cases.Run(
            300,
            20,
            (random, size) => Enumerable.Range(0, size * 2).Select(_ => (Who: random.Next(Names.Length), What: random.Next(10))).ToList(),
            acts => PlayAsync(acts).GetAwaiter().GetResult(),
            acts => string.Join(' ', acts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Who}/{a.What}"))));
    }

    [Fact]
    public async Task A_decision_about_what_its_author_took_back_is_decided_again()
    {
        var (author, methodist) = (await fixture.AddAsync("takes-back"), await fixture.AddAsync("decides"));
        await DoAsync(Of(author.Person.Id), new DraftPractice("taken", "zarechny", "Название"));
        await DoAsync(Of(author.Person.Id), new SubmitPractice("taken"));
        await DoAsync(Of(methodist.Person.Id), new OpenPractice("taken"));
        await DoAsync(Of(author.Person.Id), new WithdrawPractice("taken"));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(Of(methodist.Person.Id), new PublishPractice("taken")));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(Of(methodist.Person.Id), new ReturnPractice("taken", "Добавьте.")));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(Of(author.Person.Id), new PublishPractice("taken")));
        Assert.Equal(PracticeStatus.Withdrawn, Seen(Of(author.Person.Id), "taken")!.Status);
    }

    [Fact]
    public async Task Name_and_school_are_told_only_while_the_author_agrees_and_erasure_takes_practice_and_likes()
    {
        using var world = await EmailWorld.OpenAsync();
        var (author, methodist) = (await world.AgreeAsync("email", "writes@mail.test"), await world.AgreeAsync("email", "reads@mail.test"));
        var store = new PracticeStore(world.Bot.Stores.People);
        await world.Bot.Database.WriteAsync(unit => world.Bot.Stores.People.SetName(unit, author, "Анна Сергеевна"), default);
        await PublishAsync(world, store, author, methodist);

        Assert.Equal((null, null), Told(world, store));
        await ApplyAsync(world, store, author, new NamePractice("kept", true));
        Assert.Equal("Анна Сергеевна", Told(world, store).Author);
        await ApplyAsync(world, store, author, new NamePractice("kept", false));
        Assert.Equal((null, null), Told(world, store));

        await ApplyAsync(world, store, methodist, new LikePractice("kept", true));
        await ApplyAsync(world, store, methodist, new LikePractice("kept", true));
        await ApplyAsync(world, store, author, new LikePractice("kept", true));
        Assert.Equal(1, Published(world, store)[0].Likes);
        Assert.Contains("Режем и складываем", Export(world, author), StringComparison.Ordinal);
        Assert.DoesNotContain("Режем и складываем", Export(world, methodist), StringComparison.Ordinal);
        Assert.Contains("kept", Export(world, methodist), StringComparison.Ordinal);

        await world.ArriveAsync(world.Write("writes@mail.test", "Здравствуйте"));
        await world.AnswerAsync("writes@mail.test", "стоп");
        await world.ChooseAsync("writes@mail.test", "удалить");
        Assert.Empty(Published(world, store));
        await world.RunJobsAsync();
        Assert.Null(world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, author)));
        Assert.Empty(world.Bot.Database.Read(unit => PracticeStore.Liked(unit, methodist)));
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_keep_the_practice_and_do_not_like_their_own()
    {
        using var world = await EmailWorld.OpenAsync();
        var (work, home, methodist) = (await world.AgreeAsync("email", "work@mail.test"), await world.AgreeAsync("email", "home@mail.test"), await world.AgreeAsync("email", "third@mail.test"));
        var store = new PracticeStore(world.Bot.Stores.People);
        await PublishAsync(world, store, work, methodist);
        await ApplyAsync(world, store, home, new LikePractice("kept", true));
        await ApplyAsync(world, store, methodist, new LikePractice("kept", true));
        await world.Bot.Database.WriteAsync(unit => new PersonJoiner(world.Bot.Stores.People).Join(unit, work, home, world.Clock.Now), default);

        var kept = Assert.Single(world.Bot.Database.Read(unit => store.All(unit, home)));
        Assert.Equal(("Режем и складываем", 1, PracticeStatus.Published), (kept.Card.Steps, kept.Likes, kept.Status));
    }

    private static async Task PublishAsync(EmailWorld world, PracticeStore store, string author, string methodist)
    {
        var card = new PracticeCard("Площадь") { Problem = "Путают.", Steps = "Режем и складываем", Result = "Стали различать.", Subject = "mathematics", Areas = ["MAT6"], Grades = "5–9" };
        foreach (var (who, effect) in ((string, PracticeEffect)[])[(author, new DraftPractice("kept", "zarechny", "Площадь")), (author, new ChangePractice("kept", card)), (author, new SubmitPractice("kept")), (methodist, new PublishPractice("kept"))])
        {
            await ApplyAsync(world, store, who, effect);
        }
    }

    private static Task ApplyAsync(EmailWorld world, PracticeStore store, string who, PracticeEffect effect) =>
        world.Bot.Database.WriteAsync(unit => store.Apply(unit, PeopleStore.FindPerson(unit, who)!.Person, world.Clock.Now, effect), default);

    private static ImmutableArray<Practice> Published(EmailWorld world, PracticeStore store) => world.Bot.Database.Read(unit => store.Published(unit, "zarechny", "", 10));

    private static (string? Author, string? School) Told(EmailWorld world, PracticeStore store) => Published(world, store)[0] is var p ? (p.Author, p.School) : default;

    private static string Export(EmailWorld world, string person) => System.Text.Encoding.UTF8.GetString(world.Bot.Database.Read(
        unit => ExportDocument.Bytes(ExportData.Find(unit, world.Bot.Stores.Vault, person, world.Clock.Now)!, world.Bot.Catalog.Value)));

    private static Person Of(string name) => new(name, PersonStatus.Active) { Municipality = name == Names[3] ? "lugovoy" : "zarechny" };

    private static PracticeEffect Effect(string id, int what) => what switch
    {
        0 => new ChangePractice(id, new PracticeCard("Другое")),
        1 => new SubmitPractice(id),
        2 => new WithdrawPractice(id),
        3 => new PublishPractice(id),
        4 => new ReturnPractice(id, "Добавьте."),
        5 => new NamePractice(id, true),
        6 => new LikePractice(id, true),
        7 => new LikePractice(id, false),
        8 => new PlacePractice(id, "https://raop.example/1"),
        _ => new OpenPractice(id),
    };

    private async Task PlayAsync(List<(int Who, int What)> acts)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"p{++made}");
        await DoAsync(Of(Names[0]), new DraftPractice(id, "zarechny", "Название"));
        foreach (var (who, what) in acts)
        {
            var before = Seen(Of(Names[0]), id)!;
            var error = await Record.ExceptionAsync(() => DoAsync(Of(Names[who]), Effect(id, what)));
            Assert.True(error is null or VersionConflictException, error?.ToString());
            var after = Seen(Of(Names[0]), id)!;
            Assert.True(after.Status == before.Status || (who == 0 ? what is 1 or 2 : who != 3 && what is 3 or 4), $"{before.Status} became {after.Status}");
            Assert.True(after.Card.Title == before.Card.Title || (who == 0 && what == 0 && before.IsOpen));
            Assert.InRange(after.Likes, 0, 2);
            Assert.Null(Seen(Of(Names[3]), id));
            Assert.Equal(after.Status is PracticeStatus.Submitted or PracticeStatus.Published, Seen(Of(Names[2]), id) is not null);
        }
    }

    private Practice? Seen(Person who, string id) => fixture.Database.Read(unit => (Practice?)Store.Answer(unit, who, new PracticeOf(id)));

    private Task DoAsync(Person who, PracticeEffect effect) => fixture.Database.WriteAsync(unit => Store.Apply(unit, who, fixture.Now, effect));
}
