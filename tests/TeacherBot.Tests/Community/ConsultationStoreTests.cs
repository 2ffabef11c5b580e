using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Documents.Exports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Store.Features;

namespace TeacherBot.Tests.Community;

/// <summary>Questions and their dialogues against the real statements.</summary>
public sealed class ConsultationStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private const int People = 4;

    private static int made;

    private ConsultationStore Store => new(fixture.People);

    [Fact]
    public async Task Whatever_people_do_in_whatever_order_a_dialogue_has_two_and_nobody_else_sees_it()
    {
        for (var i = 0; i < People; i++)
        {
            await fixture.AddAsync(Name(i));
        }

        Cases.Run(
            300,
            30,
            (random, size) => Enumerable.Range(0, size * 2).Select(_ => (Who: random.Next(People), What: random.Next(8))).ToList(),
            acts => PlayAsync(acts).GetAwaiter().GetResult(),
            acts => string.Join(' ', acts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Who}/{a.What}"))));
    }

    [Fact]
    public async Task Of_two_who_take_a_question_at_once_the_second_decides_again()
    {
        foreach (var person in (string[])["asks", "quick", "slow"])
        {
            await fixture.AddAsync(person);
        }

        await DoAsync("asks", new DraftConsultation("race", "zarechny", "mathematics", null, "Как?"));
        await DoAsync("asks", new SendConsultation("race"));
        await DoAsync("quick", new ClaimConsultation("race"));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync("slow", new ClaimConsultation("race")));
        Assert.Null(Seen("slow", "race"));
        Assert.Equal(ConsultationParty.Answerer, Seen("quick", "race")!.Party);
    }

    [Fact]
    public async Task Erasing_the_asker_destroys_the_words_of_both_and_leaves_the_minutes_of_the_one_who_answered()
    {
        using var world = await EmailWorld.OpenAsync();
        var (asker, answerer) = (await world.AgreeAsync("email", "asks@mail.test"), await world.AgreeAsync("email", "answers@mail.test"));
        var store = new ConsultationStore(world.Bot.Stores.People);
        await DialogueAsync(world, store, asker, answerer);
        await world.Bot.Database.WriteAsync(unit => store.Apply(unit, answerer, world.Clock.Now, new CloseConsultation("talk")), default);
        await world.Bot.Database.WriteAsync(unit => store.Apply(unit, answerer, world.Clock.Now, new TimeConsultation("talk", 25)), default);

        var told = Export(world, answerer);
        Assert.Contains("Разрежьте яблоко", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Откуда дроби", told, StringComparison.Ordinal);
        Assert.Contains("Откуда дроби", Export(world, asker), StringComparison.Ordinal);

        await world.ArriveAsync(world.Write("asks@mail.test", "Здравствуйте"));
        await world.AnswerAsync("asks@mail.test", "стоп");
        await world.ChooseAsync("asks@mail.test", "удалить");
        await world.RunJobsAsync();
        Assert.Null(world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, asker)));
        var left = world.Bot.Database.Read(unit => (Consultation?)store.Answer(unit, answerer, new ConsultationOf("talk")));
        Assert.Equal((25, 0, ConsultationStatus.Closed), (left!.Minutes, left.Words.Length, left.Status));

        // What it took stays in the year's tally, and in no other year's.
        var town = world.Bot.Catalog.Value.Municipalities["zarechny"];
        var year = world.Clock.Now.Year;
        Assert.Equal(new(1, 1, 25), world.Bot.Database.Read(unit => ConsultationStore.Tally(unit, "zarechny", ConsultationTallyOf.Year(year, town))));
        Assert.Equal(ConsultationTally.None, world.Bot.Database.Read(unit => ConsultationStore.Tally(unit, "zarechny", ConsultationTallyOf.Year(year - 1, town))));
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_keep_their_questions_and_do_not_answer_themselves()
    {
        using var world = await EmailWorld.OpenAsync();
        var (work, home) = (await world.AgreeAsync("email", "work@mail.test"), await world.AgreeAsync("email", "home@mail.test"));
        var store = new ConsultationStore(world.Bot.Stores.People);
        await DialogueAsync(world, store, work, home);
        await world.Bot.Database.WriteAsync(unit => new PersonJoiner(world.Bot.Stores.People).Join(unit, work, home, world.Clock.Now), default);

        var kept = world.Bot.Database.Read(unit => (Consultation?)store.Answer(unit, home, new ConsultationOf("talk")))!;
        Assert.Equal((ConsultationParty.Asker, ConsultationStatus.Waiting), (kept.Party, kept.Status));
        Assert.Equal(["Откуда дроби?", "Разрежьте яблоко."], kept.Words.Select(w => w.Text));
    }

    private static async Task DialogueAsync(EmailWorld world, ConsultationStore store, string asker, string answerer)
    {
        foreach (var (who, effect) in ((string, ConsultationEffect)[])
        [
            (asker, new DraftConsultation("talk", "zarechny", "mathematics", null, "Откуда дроби?")), (asker, new SendConsultation("talk")),
            (answerer, new ClaimConsultation("talk")), (answerer, new SayInConsultation("talk", "Разрежьте яблоко.")),
        ])
        {
            await world.Bot.Database.WriteAsync(unit => store.Apply(unit, who, world.Clock.Now, effect), default);
        }
    }

    private static string Export(EmailWorld world, string person) => System.Text.Encoding.UTF8.GetString(world.Bot.Database.Read(
        unit => ExportDocument.Bytes(ExportData.Find(unit, world.Bot.Stores.Vault, person, world.Clock.Now)!, world.Bot.Catalog.Value)));

    private async Task PlayAsync(List<(int Who, int What)> acts)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"c{++made}");
        var words = 1;
        await DoAsync(Name(0), new DraftConsultation(id, "zarechny", "mathematics", null, "Как?"));
        foreach (var (who, what) in acts)
        {
            var before = Seen(Name(who), id);
            var mayClaim = before is { Status: ConsultationStatus.Waiting, Party: ConsultationParty.Outsider };
            var error = await Record.ExceptionAsync(() => DoAsync(Name(who), Effect(id, what)));
            Assert.True(error is null || (error is VersionConflictException && what == 1 && !mayClaim), error?.ToString());
            words += what == 3 && before is { IsOpen: true, Party: not ConsultationParty.Outsider } ? 1 : 0;
            if (before is { Party: ConsultationParty.Asker, Status: < ConsultationStatus.Claimed } && what == 5)
            {
                Assert.All(Enumerable.Range(0, People), i => Assert.Null(Seen(Name(i), id)));
                return;
            }

            Check(id, words);
        }
    }

    private void Check(string id, int words)
    {
        var seen = Enumerable.Range(0, People).Select(i => Seen(Name(i), id)).ToList();
        Assert.Equal(ConsultationParty.Asker, seen[0]!.Party);
        Assert.Equal(words, seen[0]!.Words[^1].Number);
        var answering = seen.Count(c => c?.Party == ConsultationParty.Answerer);
        Assert.Equal(seen[0]!.Status is ConsultationStatus.Claimed or ConsultationStatus.Closed ? 1 : 0, answering);
        Assert.All(seen.Where(c => c?.Party == ConsultationParty.Outsider), c => Assert.Equal(ConsultationStatus.Waiting, c!.Status));
        Assert.All(seen.OfType<Consultation>(), c => Assert.True(c.Words.Where(w => !w.IsOfAsker).All(w => w.Text == "ответ") && c.Words.Length <= 20));
    }

    private static ConsultationEffect Effect(string id, int what) => what switch
    {
        0 => new SendConsultation(id),
        1 => new ClaimConsultation(id),
        2 => new ReleaseConsultation(id),
        3 => new SayInConsultation(id, "ответ"),
        4 => new CloseConsultation(id),
        5 => new DropConsultation(id),
        6 => new TimeConsultation(id, 10),
        _ => new MarkConsultation(id, 4),
    };

    private Task DoAsync(string person, ConsultationEffect effect) =>
        fixture.Database.WriteAsync(unit => Store.Apply(unit, person, fixture.Now, effect));

    private Consultation? Seen(string person, string id) => fixture.Database.Read(unit => (Consultation?)Store.Answer(unit, person, new ConsultationOf(id)));

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"talker-{i}");
}
