using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

/// <summary>Groups as one walker meets them, in memory: a list led, a list to ask into, one without a leader, one by a rule.</summary>
internal sealed class WalkGroups
{
    private Facts facts = Facts.None
        .With(new GroupsOfTown(), ImmutableArray.Create<TeacherGroup>(
            new("led", "zarechny", "district", "РМО математиков", GroupStatus.Active) { ByRule = false, IsLeader = true, Leaders = 1, Code = "ABCDEFGHJKMN", Subject = "mathematics" },
            new("list", "zarechny", "working", "Рабочая группа", GroupStatus.Active) { ByRule = false, Leaders = 1 },
            new("alone", "zarechny", "cluster", "Куст", GroupStatus.Active) { Cluster = "centre" },
            new("rule", "zarechny", "municipal", "ГМО", GroupStatus.Active) { Position = "teacher", Leaders = 2 }))
        .With(new GroupPeopleOf("led", ""), new GroupPeople(7, ["Вера Петровна"], [new("asker", null, ["mathematics"])]))
        .With(new GroupCodeOf("ABCDEFGHJKMN"), new GroupTicket("list", "zarechny", false));

    public static bool Knows(Query query) => query is GroupsOfTown or GroupPeopleOf or GroupMeetingsOf or GroupNewsOf or GroupCodeOf;

    public object? Answer(Query query) => facts.Known.TryGetValue(query, out var known) ? known : query switch
    {
        GroupPeopleOf => GroupPeople.None,
        GroupMeetingsOf => ImmutableArray<GroupMeeting>.Empty,
        _ => null,
    };

    public void Apply(GroupEffect effect, DateTimeOffset now)
    {
        var group = ((ImmutableArray<TeacherGroup>)facts.Known[new GroupsOfTown()]!).FirstOrDefault(g => g.Id == effect.Id);
        Assert.True(effect is SaveGroup or AskIntoGroup or EnterGroup or LeaveGroup or ReturnToGroup or LeadByCode or TakeOverGroup or HearNews || group is { IsLeader: true }, $"{effect} by nobody who leads.");
        Assert.True(effect is not (AskIntoGroup or EnterGroup) || group is { ByRule: false, Status: GroupStatus.Active }, $"{effect} into a rule.");
        facts = facts.After(effect, now);
    }
}
