using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Documents.Exports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Community;

/// <summary>Requests against the real statements: whose they are, who sees them, and what remains.</summary>
public sealed class RequestStoreTests
{
    private static readonly RequestForm Topic = new() { Subject = "mathematics", Area = "MAT1" };
    private static readonly RequestForm Visit = new() { Direction = VisitDirection.Methodical, Window = "spring" };

    [Fact]
    public async Task A_draft_is_its_askers_alone_and_nobody_sees_across_the_border()
    {
        using var world = await EmailWorld.OpenAsync();
        var (asker, other) = (await world.AgreeAsync("email", "asks@mail.test"), await world.AgreeAsync("email", "other@mail.test"));
        await DoAsync(world, asker, new DraftRequest("r", "zarechny", RequestKind.Topic, "school-1"), new SetRequest("r", Topic), new WriteRequest("r", RequestWord.Note, "Проценты не идут"));
        Assert.Null(Seen(world, other, "r"));
        await DoAsync(world, other, new SetRequest("r", Topic with { IsNamed = true }), new WriteRequest("r", RequestWord.Note, "чужое"), new SendRequest("r"), new WithdrawRequest("r"));
        Assert.True(Seen(world, asker, "r") is { Status: RequestStatus.Draft, Form.IsNamed: false } draft && draft.Word(RequestWord.Note) == "Проценты не идут");

        await DoAsync(world, asker, new SendRequest("r"));
        Assert.Equal("Проценты не идут", Seen(world, other, "r")!.Word(RequestWord.Note));
        Assert.Null(Seen(world, other, "r", "lugovoy"));
        Assert.Empty((IEnumerable<RequestLine>)Ask(world, other, new RequestsToDecide("zarechny"), "lugovoy")!);
        Assert.Single((IEnumerable<RequestLine>)Ask(world, other, new RequestsToDecide("zarechny"))!);
        Assert.Empty((IEnumerable<RequestLine>)Ask(world, asker, new RequestsToDecide("zarechny"))!);
    }

    [Fact]
    public async Task What_was_decided_held_or_taken_back_meanwhile_is_decided_again_and_nobody_decides_ones_own()
    {
        using var world = await EmailWorld.OpenAsync();
        var (asker, office) = (await world.AgreeAsync("email", "asks@mail.test"), await world.AgreeAsync("email", "office@mail.test"));
        await DoAsync(world, asker, new DraftRequest("v", "zarechny", RequestKind.Visit, "school-4"), new SetRequest("v", Visit), new SendRequest("v"));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(world, asker, new DecideRequest("v", true, new(2027, 2, 9), null)));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(world, office, new HoldRequest("v", new(2027, 2, 9))));

        await DoAsync(world, office, new DecideRequest("v", true, new(2027, 2, 9), null), new WriteRequest("v", RequestWord.Team, "Двое"), new WriteRequest("v", RequestWord.Note, "не моё"));
        await DoAsync(world, asker, new AnswerVisit("v", "рано"), new WriteRequest("v", RequestWord.Team, "не моё"));
        Assert.Equal(["team"], Seen(world, office, "v")!.Words.Keys);
        await DoAsync(world, office, new HoldRequest("v", new(2027, 2, 10)));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(world, office, new HoldRequest("v", new(2027, 2, 11))));
        await DoAsync(world, office, new WriteRequest("v", RequestWord.Team, "не открыто"));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(world, office, new CorrectVisit("v", new(2027, 2, 12))));
        await DoAsync(world, asker, new AnswerVisit("v", "Трое"), new WriteRequest("v", RequestWord.Team, "не моё"));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(world, asker, new CorrectVisit("v", new(2027, 2, 12))));
        await DoAsync(world, office, new WriteRequest("v", RequestWord.Team, "Трое"), new CorrectVisit("v", new(2027, 2, 10)));
        Assert.Equal(("Трое", null), (Seen(world, asker, "v")!.Word(RequestWord.Team), Seen(world, asker, "v")!.Word(RequestWord.Remark)));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync(world, office, new CorrectVisit("v", new(2027, 2, 12))));
        await DoAsync(world, asker, new WithdrawRequest("v"));
        Assert.True(Seen(world, asker, "v") is { Status: RequestStatus.Held, Planned: { Day: 10 } });
        Assert.Single(world.Bot.Database.Read(unit => new RequestStore(world.Bot.Stores.People).Visits(unit, "zarechny", 2027)));
        Assert.Empty(world.Bot.Database.Read(unit => new RequestStore(world.Bot.Stores.People).Visits(unit, "zarechny", 2026)));
    }

    [Fact]
    public async Task People_are_counted_once_and_a_request_that_was_taken_back_not_at_all()
    {
        using var world = await EmailWorld.OpenAsync();
        var (one, two, office) = (await world.AgreeAsync("email", "one@mail.test"), await world.AgreeAsync("email", "two@mail.test"), await world.AgreeAsync("email", "office@mail.test"));
        foreach (var (who, id) in ((string, string)[])[(one, "a"), (one, "b"), (two, "c"), (two, "d")])
        {
            await DoAsync(world, who, new DraftRequest(id, "zarechny", RequestKind.Topic, "school-1"), new SetRequest(id, Topic with { Area = id == "d" ? "" : "MAT1" }), new SendRequest(id));
        }

        Assert.Equal(new TopicCount("MAT1", 2, 2), Assert.Single(Demand(world).Topics));
        await DoAsync(world, office, new DecideRequest("c", false, null, "Позже"));
        Assert.Equal(new TopicCount("MAT1", 2, 1), Assert.Single(Demand(world).Topics));
        await DoAsync(world, office, new DecideRequest("a", true, null, null));
        await DoAsync(world, one, new WithdrawRequest("a"), new WithdrawRequest("b"));
        Assert.Equal(new TopicCount("MAT1", 1, 0), Assert.Single(Demand(world).Topics));
    }

    [Fact]
    public async Task Erasing_the_asker_leaves_the_visit_and_the_record_of_it_but_no_word_of_the_asker()
    {
        using var world = await EmailWorld.OpenAsync();
        var (asker, office) = (await world.AgreeAsync("email", "asks@mail.test"), await world.AgreeAsync("email", "office@mail.test"));
        await HeldAsync(world, asker, office);
        Assert.Contains("Откройте два урока", Export(world, asker), StringComparison.Ordinal);
        Assert.DoesNotContain("Методисты центра", Export(world, asker), StringComparison.Ordinal);
        Assert.Contains("Методисты центра", Export(world, office), StringComparison.Ordinal);
        Assert.DoesNotContain("Откройте два урока", Export(world, office), StringComparison.Ordinal);

        await world.ArriveAsync(world.Write("asks@mail.test", "Здравствуйте"));
        await world.AnswerAsync("asks@mail.test", "стоп");
        await world.ChooseAsync("asks@mail.test", "удалить");
        await world.RunJobsAsync();
        Assert.Null(world.Bot.Database.Read(unit => PeopleStore.FindPerson(unit, asker)));
        Assert.Null(Seen(world, office, "draft"));
        var left = Seen(world, office, "held")!;
        Assert.Equal((RequestStatus.Held, "school-4"), (left.Status, left.School));
        Assert.Equal([RequestWord.Team], left.Words.Keys);
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_keep_what_either_wrote()
    {
        using var world = await EmailWorld.OpenAsync();
        var (work, home, office) = (await world.AgreeAsync("email", "work@mail.test"), await world.AgreeAsync("email", "home@mail.test"), await world.AgreeAsync("email", "office@mail.test"));
        await HeldAsync(world, work, office);
        await world.Bot.Database.WriteAsync(unit => new PersonJoiner(world.Bot.Stores.People).Join(unit, work, home, world.Clock.Now), default);
        var kept = Seen(world, home, "held")!;
        Assert.True(kept.IsMine);
        Assert.Equal(("Откройте два урока", "Методисты центра"), (kept.Word(RequestWord.Note), kept.Word(RequestWord.Team)));
        Assert.Equal(2, ((IEnumerable<RequestLine>)Ask(world, home, new MyRequests())!).Count());
    }

    private static async Task HeldAsync(EmailWorld world, string asker, string office)
    {
        await DoAsync(world, asker, new DraftRequest("held", "zarechny", RequestKind.Visit, "school-4"), new SetRequest("held", Visit), new WriteRequest("held", RequestWord.Note, "Откройте два урока"), new SendRequest("held"));
        await DoAsync(world, office, new DecideRequest("held", true, new(2027, 2, 9), null), new WriteRequest("held", RequestWord.Team, "Методисты центра"), new HoldRequest("held", null));
        await DoAsync(world, asker, new DraftRequest("draft", "zarechny", RequestKind.Topic, "school-4"), new WriteRequest("draft", RequestWord.Note, "ещё не отправлено"));
    }

    private static async Task DoAsync(EmailWorld world, string person, params RequestEffect[] effects)
    {
        foreach (var effect in effects)
        {
            await world.Bot.Database.WriteAsync(unit => new RequestWriter(world.Bot.Stores.People).Apply(unit, person, world.Clock.Now, effect), default);
        }
    }

    private static object? Ask(EmailWorld world, string person, Query query, string town = "zarechny") =>
        world.Bot.Database.Read(unit => new RequestStore(world.Bot.Stores.People).Answer(unit, new Person(person, PersonStatus.Active) { Municipality = town }, query));

    private static SupportRequest? Seen(EmailWorld world, string person, string id, string town = "zarechny") => (SupportRequest?)Ask(world, person, new RequestOf(id), town);

    private static DemandCounts Demand(EmailWorld world) =>
        world.Bot.Database.Read(unit => RequestStore.Demand(unit, "zarechny", DemandOf.Year(world.Clock.Now.Year, world.Bot.Catalog.Value.Municipalities["zarechny"])));

    private static string Export(EmailWorld world, string person) => System.Text.Encoding.UTF8.GetString(world.Bot.Database.Read(
        unit => ExportDocument.Bytes(ExportData.Find(unit, world.Bot.Stores.Vault, person, world.Clock.Now)!, world.Bot.Catalog.Value)));
}
