using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What is known of groups once an effect is written.</summary>
internal static class GroupFacts
{
    public static Facts After(Facts facts, GroupEffect effect, DateTimeOffset now) => effect switch
    {
        SaveGroup save => Groups(facts, all => all.Any(g => g.Id == save.Id) ? [.. all.Select(g => g.Id == save.Id ? save.Group : g)] : all.Add(save.Group)),
        CloseGroup => Groups(facts, all => all.RemoveAll(g => g.Id == effect.Id)),
        AnswerGroupAsker answer => People(facts, answer.Id, p => p with
        {
            Count = p.Count + (answer.Agrees && p.Askers.Any(a => a.Id == answer.Member) ? 1 : 0),
            Askers = p.Askers.RemoveAll(a => a.Id == answer.Member),
        }),
        NoteMeeting note => Change(facts, new GroupMeetingsOf(note.Id), all => all.Insert(0, note.Meeting)),
        DropMeeting drop => Change(facts, new GroupMeetingsOf(drop.Id), all => all.RemoveAll(m => m.Id == drop.Meeting)),
        DraftNews draft => facts.With(new GroupNewsOf(draft.News), new GroupNews(draft.News, draft.Id, draft.Text, null)),
        DropNews drop => facts.With(new GroupNewsOf(drop.News), null),
        SendNews send => Group(Change(facts, new GroupNewsOf(send.News), n => n is null ? null : n with { SentAt = now }), send.Id, g => g with { Announced = g.Announced + 1 }),
        LeadByCode lead => Group(facts.With(new GroupCodeOf(lead.Code), null), lead.Id, Led),
        _ => Group(facts, effect.Id, g => After(g, effect)),
    };

    private static TeacherGroup After(TeacherGroup group, GroupEffect effect) => effect switch
    {
        AskIntoGroup => group with { Standing = GroupStanding.Asks },
        EnterGroup => group with { Standing = GroupStanding.Member },
        LeaveGroup leave => group with { Standing = leave.ByRule ? GroupStanding.Left : GroupStanding.None },
        ReturnToGroup => group with { Standing = GroupStanding.None },
        TakeOverGroup => Led(group),
        StopLeading => group with { IsLeader = false, Leaders = group.Leaders - 1, Code = "" },
        _ => group,
    };

    private static TeacherGroup Led(TeacherGroup group) => group with { IsLeader = true, Leaders = group.Leaders + 1 };

    private static Facts Groups(Facts facts, Func<ImmutableArray<TeacherGroup>, ImmutableArray<TeacherGroup>> change) => Change(facts, new GroupsOfTown(), change);

    private static Facts Group(Facts facts, string id, Func<TeacherGroup, TeacherGroup> change) => Groups(facts, all => [.. all.Select(g => g.Id == id ? change(g) : g)]);

    private static Facts People(Facts facts, string id, Func<GroupPeople, GroupPeople> change) =>
        facts.Known.Keys.OfType<GroupPeopleOf>().Where(q => q.Group == id).Aggregate(facts, (known, query) => Change(known, query, change));

    private static Facts Change<T>(Facts facts, Query<T> query, Func<T, T> change) => facts.Has(query, out var known) ? facts.With(query, change(known)) : facts;
}
