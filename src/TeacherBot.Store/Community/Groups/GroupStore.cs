using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Groups of teachers, who leads them and who is in them by hand. Meetings and announcements are <see cref="GroupPaperStore"/>.</summary>
public sealed class GroupStore(PeopleStore people)
{
    private static readonly Statement OfTown = Statement.Named("GroupsOfTown");
    private static readonly Statement FindRow = Statement.Named("GroupFind");
    private static readonly Statement InsertRow = Statement.Named("GroupInsert");
    private static readonly Statement UpdateRow = Statement.Named("GroupUpdate");
    private static readonly Statement CloseRow = Statement.Named("GroupClose");
    private static readonly Statement LeadRow = Statement.Named("GroupLead");
    private static readonly Statement UnleadRow = Statement.Named("GroupUnlead");
    private static readonly Statement LeadersOf = Statement.Named("GroupLeaders");
    private static readonly Statement LedBy = Statement.Named("GroupsLedBy");
    private static readonly Statement Coordinators = Statement.Named("GroupCoordinators");
    private static readonly Statement Stand = Statement.Named("GroupStand");
    private static readonly Statement LeaveRow = Statement.Named("GroupLeave");
    private static readonly Statement AskerOf = Statement.Named("GroupAsker");
    private static readonly Statement Admit = Statement.Named("GroupAdmit");
    private static readonly Statement Refuse = Statement.Named("GroupRefuse");
    private static readonly Statement AskersOf = Statement.Named("GroupAskers");
    private static readonly Statement Size = Statement.Named("GroupSize");
    private static readonly Statement Named = Statement.Named("GroupNamed");
    private static readonly Statement Counted = Statement.Named("GroupsCounted");
    private static readonly Statement FindCode = Statement.Named("GroupCodeFind");
    private static readonly Statement InsertCode = Statement.Named("GroupCodeInsert");
    private static readonly Statement UseCode = Statement.Named("GroupCodeUse");

    /// <summary>Announcements are counted over so long.</summary>
    internal static readonly TimeSpan Week = TimeSpan.FromDays(7);

    internal object? Answer(UnitOfWork unit, Person person, DateTimeOffset now, Query query) => query switch
    {
        GroupsOfTown => unit.Query(OfTown, Group, ("municipality", person.Municipality ?? ""), ("person", person.Id), ("week", now - Week)).ToImmutableArray(),
        GroupPeopleOf of => MayLead(unit, person, of.Group) is { IsLeader: true } ? People(unit, person.Municipality!, of) : GroupPeople.None,
        GroupCodeOf of => Ticket(unit, of.Code, now),
        _ => new GroupPaperStore(people).Answer(unit, person, query),
    };

    internal void Apply(UnitOfWork unit, Person person, DateTimeOffset at, GroupEffect effect)
    {
        // A group of another municipality is none.
        if (MayLead(unit, person, effect.Id) is not { } standing)
        {
            if (effect is SaveGroup { Group: var group } && FindGroup(unit, group.Id) is null && GroupRights.Of(person)?.Allows(group) == true)
            {
                Save(unit, InsertRow, group with { Municipality = person.Municipality! }, at);
                unit.Execute(LeadRow, ("id", group.Id), ("person", person.Id), ("at", at));
            }

            return;
        }

        if (standing.IsLeader)
        {
            ByLeader(unit, person, at, effect, standing);
        }

        ByAnybody(unit, person, at, effect, standing);
    }

    /// <summary>
    /// Pedagogues of schools with a status who were in a group of these kinds before <see cref="IndicatorCountsOf.At"/>. Null where there is no
    /// such group: they may be kept on paper.
    /// </summary>
    internal static int? Count(UnitOfWork unit, string municipality, IndicatorCountsOf asked, params ReadOnlySpan<string> kinds) => unit.Get(
        Counted,
        r => r.Int32(0) == 0 ? (int?)null : r.Int32(1),
        ("municipality", municipality), ("kinds", $",{string.Join(',', kinds)},"), ("supported", $",{asked.Supported},"), ("places", asked.Places), ("at", asked.At));

    /// <summary>A person withdraws: groups they led are told to coordinators when nobody leads them now.</summary>
    public static void LeaveAll(UnitOfWork unit, Person person, DateTimeOffset at)
    {
        foreach (var group in unit.Query(LedBy, r => r.Text(0), ("person", person.Id)))
        {
            StopLeading(unit, person.Id, at, group);
        }
    }

    /// <summary>Null for what is not of the person's municipality, or closed.</summary>
    internal static GroupRow? MayLead(UnitOfWork unit, Person person, string group) => unit.Find(
        FindRow, r => new GroupRow(r.Text(0), (GroupStatus)r.Int32(1), r.Bool(2), r.Int32(3) > 0, r.Int32(4)), ("id", group), ("person", person.Id)) is { } row
        && row.Municipality == person.Municipality && row.Status != GroupStatus.Closed ? row : null;

    private static GroupTicket? Ticket(UnitOfWork unit, string code, DateTimeOffset now) =>
        unit.Find(FindCode, r => new GroupTicket(r.Text(0), r.Text(1), r.Int32(2) == 1), ("code", code), ("at", now));

    private static GroupRow? FindGroup(UnitOfWork unit, string group) => unit.Find(
        FindRow, r => new GroupRow(r.Text(0), (GroupStatus)r.Int32(1), r.Bool(2), r.Int32(3) > 0, r.Int32(4)), ("id", group), ("person", ""));

    private static void Save(UnitOfWork unit, Statement statement, TeacherGroup group, DateTimeOffset at)
    {
        P[] all =
        [
            ("id", group.Id), ("kind", group.Kind), ("title", group.Title), ("status", (int)group.Status), ("byRule", group.ByRule),
            ("subject", group.Subject), ("cluster", group.Cluster), ("position", group.Position), ("at", at),
        ];
        unit.Execute(statement, statement == InsertRow ? [.. all, ("municipality", group.Municipality), ("code", group.Code)] : all);
    }

    private void ByLeader(UnitOfWork unit, Person person, DateTimeOffset at, GroupEffect effect, GroupRow known)
    {
        switch (effect)
        {
            case SaveGroup { Group: var group } when known.Status == GroupStatus.Active || GroupRights.Of(person)?.Allows(group) == true:
                Save(unit, UpdateRow, group, at);
                break;
            case CloseGroup:
                unit.Execute(CloseRow, ("id", effect.Id), ("at", at));
                break;
            case AnswerGroupAsker answer when unit.Find(AskerOf, r => r.Text(0), ("member", answer.Member), ("id", answer.Id)) is { } asker:
                unit.Execute(answer.Agrees ? Admit : Refuse, answer.Agrees ? [("member", answer.Member), ("at", at)] : [("member", answer.Member)]);
                MentorStore.Tell(unit, asker, GroupSignals.Answered, answer.Id, at);
                break;
            case MakeLeaderCode make:
                unit.Execute(InsertCode, ("code", make.Code), ("id", make.Id), ("until", at + MakeLeaderCode.Lasts));
                break;
            case Core.Community.StopLeading:
                StopLeading(unit, person.Id, at, effect.Id);
                break;
            default:
                new GroupPaperStore(people).Apply(unit, person.Id, at, effect);
                break;
        }
    }

    private static void ByAnybody(UnitOfWork unit, Person person, DateTimeOffset at, GroupEffect effect, GroupRow group)
    {
        switch (effect)
        {
            case AskIntoGroup ask when !group.ByRule:
                Put(unit, person.Id, at, ask.Id, ask.Member, GroupStanding.Asks);
                var leaders = unit.Query(LeadersOf, r => r.Text(0), ("id", ask.Id));
                TellAll(unit, leaders, GroupSignals.Asked, ask.Id, at);
                TellAll(unit, leaders, GroupSignals.Asked, ask.Id, at + GroupSignals.Reminded);
                break;
            case EnterGroup enter when !group.ByRule && Ticket(unit, enter.Code, at) is { ToLead: false } ticket && ticket.Group == enter.Id:
                Put(unit, person.Id, at, enter.Id, enter.Member, GroupStanding.Member);
                break;
            case LeaveGroup leave when group.ByRule:
                Put(unit, person.Id, at, leave.Id, leave.Member, GroupStanding.Left);
                break;
            case LeaveGroup or ReturnToGroup:
                unit.Execute(LeaveRow, ("id", effect.Id), ("person", person.Id));
                break;
            case LeadByCode lead when unit.Execute(UseCode, ("code", lead.Code), ("id", lead.Id), ("at", at)) > 0:
            case TakeOverGroup when group.Leaders == 0 && GroupRights.TakesOver(person):
                unit.Execute(LeadRow, ("id", effect.Id), ("person", person.Id), ("at", at));
                break;
            case HearNews:
                GroupPaperStore.Heard(unit, person.Id, at);
                break;
        }
    }

    private static void Put(UnitOfWork unit, string person, DateTimeOffset at, string group, string member, GroupStanding standing) =>
        unit.Execute(Stand, ("member", member), ("id", group), ("person", person), ("status", (int)standing), ("at", at));

    private static void StopLeading(UnitOfWork unit, string person, DateTimeOffset at, string group)
    {
        unit.Execute(UnleadRow, ("id", group), ("person", person));
        if (FindGroup(unit, group) is { Leaders: 0, Status: GroupStatus.Active } row)
        {
            TellAll(unit, unit.Query(Coordinators, r => r.Text(0), ("municipality", row.Municipality), ("at", at), ("person", person)), GroupSignals.Alone, group, at);
        }
        else if (FindGroup(unit, group) is { Leaders: 0, Status: GroupStatus.Draft })
        {
            unit.Execute(CloseRow, ("id", group), ("at", at));
        }
    }

    private static void TellAll(UnitOfWork unit, IReadOnlyList<string> whom, string kind, string group, DateTimeOffset at)
    {
        foreach (var person in whom)
        {
            MentorStore.Tell(unit, person, kind, group, at);
        }
    }

    private static TeacherGroup Group(Row r) => new(r.Text(0), r.Text(1), r.Text(2), r.Text(3), (GroupStatus)r.Int32(4))
    {
        ByRule = r.Bool(5),
        Subject = r.TextOrNull(6),
        Cluster = r.TextOrNull(7),
        Position = r.TextOrNull(8),
        Code = r.Int32(11) > 0 ? r.Text(9) : "",
        Standing = r.Int32OrNull(10) is { } standing ? (GroupStanding)standing : GroupStanding.None,
        IsLeader = r.Int32(11) > 0,
        Leaders = r.Int32(12),
        Announced = r.Int32(13),
    };

    private GroupPeople People(UnitOfWork unit, string municipality, GroupPeopleOf of) => new(
        (int)unit.Scalar(Size, ("id", of.Group), ("places", of.Places)),
        [.. unit.Query(Named, r => r.Text(0), ("id", of.Group), ("places", of.Places), ("consent", NamingPage.Group)).Select(p => people.FindName(unit, p)).OfType<string>().Order(StringComparer.Ordinal)],
        [
            .. unit.Query(AskersOf, r => (Id: r.Text(0), Person: r.Text(1)), ("id", of.Group), ("municipality", municipality))
                .Select(a => (a.Id, a.Person, Known: PeopleStore.FindPerson(unit, a.Person)!.Person))
                .Select(a => new GroupAsker(a.Id, a.Known.Consents.ContainsKey(NamingPage.Group) ? people.FindName(unit, a.Person) : null, a.Known.Subjects)),
        ]);
}

/// <summary>A group as the store asks about it before a change.</summary>
internal sealed record GroupRow(string Municipality, GroupStatus Status, bool ByRule, bool IsLeader, int Leaders);
