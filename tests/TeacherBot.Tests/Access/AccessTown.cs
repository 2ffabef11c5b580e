using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Core.Routes;
using TeacherBot.Core.Scoring;
using TeacherBot.Store;

namespace TeacherBot.Tests.Access;

/// <summary>
/// A town with two teachers who have records and everybody who might want to look at them. Anna opens nothing; Boris opens all he can to
/// his mentor and asks the methodist by name. Each record has a word of its own, so that wherever it shows, it is seen.
/// </summary>
internal sealed class AccessTown(IAccessChannel channel)
{
    /// <summary>Who looks, by the name of the column.</summary>
    public static readonly ImmutableArray<string> Lookers = ["colleague", "head", "methodist", "coordinator", "administrator", "mentor", "other-mentor", "stranger"];

    /// <summary>What there is to be seen, and the word it is seen by.</summary>
    public static readonly ImmutableArray<(string Record, string Word)> Records =
    [
        ("имя Анны", "Иволгина"), ("вопрос Анны без имени", "зарянка"), ("маршрут Анны", "пеночка"), ("уровни Анны", "Свободно действуете"), ("дневник об Анне", "щегол"), ("тема Анны для РМО", "горихвостка"),
        ("имя Бориса", "Снегирёв"), ("вопрос Бориса с именем", "трясогузка"), ("маршрут Бориса", "коростель"), ("уровни Бориса", "Надёжно действуете"), ("дневник о Борисе", "чечётка"),
        ("черновик Бориса", "оляпка"), ("практика Бориса", "сорокопут"), ("протокол объединения", "свиристель"),
        ("рекомендация школе 1", "пустельга"), ("рекомендация школе 4", "варакушка"),
    ];

    private static readonly PracticeCard Whole = new("сорокопут") { Problem = "Путают единицы.", Steps = "Измеряем класс.", Result = "Не путают.", Subject = "mathematics", Areas = ["MAT1"], Grades = "5–9" };

    /// <summary>Whose screens show a record for certain.</summary>
    public static string OwnerOf(string record) => record.StartsWith("рекомендация", StringComparison.Ordinal) ? "coordinator" : record.Contains("Анн", StringComparison.Ordinal) ? "anna" : "boris";

    private readonly Dictionary<string, string> people = [];

    public async Task FoundAsync()
    {
        foreach (var name in (string[])["anna", "boris", .. Lookers])
        {
            people[name] = await channel.People.JoinAsync(channel.Name, Address(name));
        }

        foreach (var (name, grant) in (ReadOnlySpan<(string, RoleGrant)>)
        [
            ("head", new(Role.Head, "zarechny/school:school-1")), ("methodist", new(Role.Methodist, "zarechny")), ("coordinator", new(Role.Coordinator, "zarechny")),
            ("administrator", new(Role.Administrator, "*")), ("stranger", new(Role.Methodist, "lugovoy")),
        ])
        {
            channel.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, people[name], grant, "shell", DateTimeOffset.UnixEpoch)).GetAwaiter().GetResult();
        }

        await DoAsync("head", new SetPosition("head"));
        await MoveToOtherTownAsync();
        await MentorAsync("mentor", "Сова Петровна");
        await MentorAsync("other-mentor", "Филин Иванович");
        await RecordsAsync("anna", "Анна Иволгина", 3, "пеночка", "щегол", Opened.None);
        await RecordsAsync("boris", "Борис Снегирёв", 1, "коростель", "чечётка", Opened.Name | Opened.Route | Opened.Results);
        await DoAsync("anna", new DraftConsultation("q-anna", "zarechny", "mathematics", null, "зарянка"), new SendConsultation("q-anna"));
        await DoAsync("boris", new DraftConsultation("q-boris", "zarechny", "mathematics", null, "трясогузка"), new SetConsultation("q-boris", "mathematics", true), new SendConsultation("q-boris"));
        await DoAsync("methodist", new ClaimConsultation("q-boris"));
        await DoAsync(
            "anna", new DraftRequest("topic", "zarechny", RequestKind.Topic, "school-1"), new SetRequest("topic", new RequestForm { Subject = "mathematics", Area = "MAT1" }),
            new WriteRequest("topic", RequestWord.Note, "горихвостка"), new SendRequest("topic"));
        await DoAsync(
            "boris", new DraftPractice("draft", "zarechny", "оляпка"), new DraftPractice("sent", "zarechny", "сорокопут"), new ChangePractice("sent", Whole), new SubmitPractice("sent"));
        await GroupAsync();
        await RecommendAsync("school-1", "пустельга");
        await RecommendAsync("school-4", "варакушка");
    }

    public string Address(string name) => channel.Name == "email" ? AccessMailbox.Mail(name) : name;

    private async Task GroupAsync()
    {
        await DoAsync(
            "coordinator", new SaveGroup(new("group", "zarechny", "district", "РМО математиков", GroupStatus.Draft) { ByRule = false, Code = "LETSINALLWHO" }),
            new SaveGroup(new("group", "zarechny", "district", "РМО математиков", GroupStatus.Active) { ByRule = false }), new MakeLeaderCode("group", "MAKESALEADER"));
        await DoAsync("colleague", new LeadByCode("group", "MAKESALEADER"), new NoteMeeting("group", new("meeting", new(2026, 11, 20), "Разбор ВПР", null, "свиристель")));
        await DoAsync("coordinator", new StopLeading("group"));
        await DoAsync("anna", new EnterGroup("group", "anna-in", "LETSINALLWHO"));
        await DoAsync("boris", new EnterGroup("group", "boris-in", "LETSINALLWHO"), new RecordConsent("name.group", 1, "hash", "zarechny"));
    }

    private async Task MoveToOtherTownAsync()
    {
        var other = channel.Bot.Catalog.Value.Municipalities["lugovoy"];
        await DoAsync("stranger", new RecordConsent("processing", other.Consents["processing"].Version, other.Consents["processing"].Hash, "lugovoy"), new SetSchool(other.Schools[0].Id));
    }

    private async Task MentorAsync(string name, string called)
    {
        await DoAsync(name, new SetName(called), new SaveMentorCard(new("card-" + name, "zarechny", MentorCardStatus.Draft, [], 5)), new OfferMentorCard("card-" + name));
        await DoAsync("coordinator", new ConfirmMentorCard("card-" + name, "7", null, null));
    }

    private Task RecommendAsync(string school, string text) => channel.Bot.Database.WriteAsync(unit =>
    {
        var register = channel.Bot.Catalog.Value.Registers.Single(r => r.Id == "recommendations");
        var entry = new RegisterEntry("recommendation-" + school, register.Id, ImmutableSortedDictionary<string, string>.Empty.Add("school", school).Add("text", text).Add("until", "2027-05-31").Add("status", "дана"));
        RegisterStore.Import(unit, "zarechny", register, entry, isNew: true, DateTimeOffset.UnixEpoch);
    });

    private async Task RecordsAsync(string name, string called, int level, string goal, string diary, Opened opened)
    {
        var instrument = channel.Bot.Catalog.Value.FindInstrument("mathematics-levels")!;
        var now = DateTimeOffset.FromUnixTimeSeconds(1_796_000_000);
        var attempt = new Attempt("attempt-" + name, instrument.Ref, ["MAT1"], 1, now);
        await DoAsync(name, new SetName(called), new StartAttempt(attempt));
        var responses = instrument.Items.Where(i => i.Area == "MAT1")
            .Select(i => new Response(i.Index, ResponseValue.Unknown, i.Level == ItemLevel.Reflexive ? true : null, (int)i.Level <= level)).ToDictionary(r => r.Item);
        await DoAsync(name, [.. responses.Values.Select(r => new SaveResponse(attempt.Id, r)), new CloseArea(attempt.Id, Scorer.Score(instrument, "MAT1", responses)), new CompleteAttempt(attempt.Id)]);
        await DoAsync(name, new SaveRoute(new Route("route-" + name, RouteStatus.Active, now, [new(1, "MAT1", 1, RouteAction.Practicum, new(2026, 12, 20)) { DoneAt = now, Product = goal, Goal = goal }]) { ConfirmedAt = now }));
        await DoAsync(name, new AskMentor("pair-" + name, "card-mentor", "zarechny", "mathematics", level == 3 ? "MAT1" : "MAT2"));
        await DoAsync("mentor", new AnswerMentee("pair-" + name, true), new NoteMentoring("pair-" + name, 30, diary));
        await DoAsync(name, new OpenToMentor("pair-" + name, opened));
    }

    private Task<string> DoAsync(string name, params Effect[] effects) => channel.People.ApplyAsync(channel.Name, Address(name), effects);
}
