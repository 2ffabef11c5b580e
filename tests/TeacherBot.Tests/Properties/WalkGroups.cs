using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

/// <summary>Groups as one walker meets them, in memory: a list led, a list to ask into, one without a leader, one by a rule.</summary>
internal sealed class WalkGroups
{
    private const string LetsIn = "ABCDEFGHJKMN";
    private const string MakesLeader = "LEADERCDEFGH";

    private static readonly string[] Sought =
    [
        "new", "find", "kind", "by", "subject", "cluster", "position", "make", "drop", "lead", "enter", "ask", "meetings", "write", "name", "agree", "leave", "return", "take",
        "people", "news", "send", "code", "form", "unlead", "close", "o.any", "o.network", "o.mathematics", "g.led", "g.list", "g.alone", "g.rule",
    ];

    private Facts facts = Facts.None
        .With(new GroupsOfTown(), ImmutableArray.Create<TeacherGroup>(
            new("led", "zarechny", "district", "РМО математиков", GroupStatus.Active) { ByRule = false, IsLeader = true, Leaders = 1, Code = LetsIn, Subject = "mathematics" },
            new("list", "zarechny", "working", "Рабочая группа", GroupStatus.Active) { ByRule = false, Leaders = 1 },
            new("alone", "zarechny", "cluster", "Куст", GroupStatus.Active) { Cluster = "centre" },
            new("rule", "zarechny", "municipal", "ГМО", GroupStatus.Active) { Position = "teacher", Leaders = 2 }))
        .With(new GroupCodeOf(LetsIn), new GroupTicket("list", "zarechny", false))
        .With(new GroupCodeOf(MakesLeader), new GroupTicket("rule", "zarechny", true))
        .With(new GroupNewsOf("sent"), new GroupNews("sent", "rule", "Встреча во вторник.", new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero)));

    private ImmutableArray<TeacherGroup> All => (ImmutableArray<TeacherGroup>)facts.Known[new GroupsOfTown()]!;

    public static bool Knows(Query query) => query is GroupsOfTown or GroupPeopleOf or GroupMeetingsOf or GroupNewsOf or GroupCodeOf;

    // Whoever is asked about is known from then on, for what is done to be seen there; somebody always waits.
    public object? Answer(Query query)
    {
        if (!facts.Known.ContainsKey(query))
        {
            facts = query switch
            {
                GroupPeopleOf of => facts.With(of, new GroupPeople(7, ["Вера Петровна"], [new("asker-" + of.Group, null, ["mathematics"])])),
                GroupMeetingsOf of => facts.With(of, ImmutableArray.Create(new GroupMeeting("old-" + of.Group, new(2026, 10, 5), "Разбор ВПР", null, ""))),
                _ => facts,
            };
        }

        return facts.Known.GetValueOrDefault(query);
    }

    public void Apply(GroupEffect effect, DateTimeOffset now)
    {
        var group = All.FirstOrDefault(g => g.Id == effect.Id);
        Assert.True(effect is SaveGroup or AskIntoGroup or EnterGroup or LeaveGroup or ReturnToGroup or LeadByCode or TakeOverGroup or HearNews || group is { IsLeader: true }, $"{effect} by nobody who leads.");
        Assert.True(effect is not (AskIntoGroup or EnterGroup) || group is { ByRule: false, Status: GroupStatus.Active }, $"{effect} into a rule.");
        Assert.True(effect is not TakeOverGroup || group is { Leaders: 0 }, $"{effect} from somebody.");
        facts = facts.After(effect, now);
    }

    public InboundBody? Act(WalkWorld world, Random random)
    {
        if (!world.Person.Joined)
        {
            return null;
        }

        var sought = world.Screen?.Choices.Where(c => Sought.Contains(c.Key) || c.Key is ['y' or 'n' or 'x', '.', ..]).ToList() ?? [];
        return random.Next(9) switch
        {
            <= 3 when world.State.Active is GroupNewsWriting or GroupMeetingWriting || (world.State.Active is GroupForm or GroupNewsView && random.Next(3) == 0) => new TextSaid(Words(random), false),
            <= 4 when world.State.Active is GroupNewsView => new Pressed(world.State.Version, random.Next(2) == 0 ? "send" : "drop"),
            <= 4 when world.State.Active is GroupScreen && sought.Count > 0 => new Pressed(world.State.Version, sought[random.Next(sought.Count)].Key),
            5 => new CommandSaid("groups", random.Next(4) switch { 0 => LetsIn, 1 => MakesLeader, _ => "" }),
            6 when world.Person.Roles.IsEmpty && random.Next(6) == 0 => new CommandSaid("start", "i_" + WalkWorld.KnownInvite),
            7 => new Signal(random.Next(3) switch { 0 => GroupSignals.Asked, 1 => GroupSignals.Answered, _ => GroupSignals.Alone }, Id(random)),
            8 => random.Next(2) == 0 ? new Signal(GroupSignals.News, "sent") : new ActionPressed("gr-open", Id(random)),
            _ => null,
        };
    }

    private static string Words(Random random) => random.Next(6) switch
    {
        0 => new string('я', 1500),
        1 => "  ",
        2 => "12.10.2026 Разбор ВПР\nhttps://example.org/p\nОткрытый урок",
        3 => "32.10.2026 Разбор",
        _ => "РМО учителей математики",
    };

    private string Id(Random random) => All is { IsEmpty: false } all ? all[random.Next(all.Length)].Id : "gone";
}
