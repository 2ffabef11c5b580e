using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>What a group writes down: meetings, and announcements sealed under their author's key.</summary>
public sealed class GroupPaperStore(PeopleStore people)
{
    private static readonly Statement MeetingsOf = Statement.Named("GroupMeetings");
    private static readonly Statement InsertMeeting = Statement.Named("GroupMeetingInsert");
    private static readonly Statement DropRow = Statement.Named("GroupMeetingDrop");
    private static readonly Statement SaveNews = Statement.Named("GroupNewsSave");
    private static readonly Statement FindNews = Statement.Named("GroupNewsFind");
    private static readonly Statement SendRow = Statement.Named("GroupNewsSend");
    private static readonly Statement DropNewsRow = Statement.Named("GroupNewsDrop");
    private static readonly Statement TellNews = Statement.Named("GroupTellNews");
    private static readonly Statement CountsUnasked = Statement.Named("GroupCountsUnasked");

    internal static SealedAt At(string news) => new("group_news", "text_sealed", news);

    internal static void Heard(UnitOfWork unit, string person, DateTimeOffset at) => unit.Execute(CountsUnasked, ("person", person), ("at", at));

    internal object? Answer(UnitOfWork unit, Person person, Query query) => query switch
    {
        GroupMeetingsOf of => GroupStore.MayLead(unit, person, of.Group) is null ? ImmutableArray<GroupMeeting>.Empty : Meetings(unit, of.Group),
        GroupNewsOf of => News(unit, person, of.News),
        _ => throw new UnreachableException(),
    };

    /// <summary>By a leader: the caller has asked.</summary>
    internal void Apply(UnitOfWork unit, string person, DateTimeOffset at, GroupEffect effect)
    {
        switch (effect)
        {
            case NoteMeeting { Meeting: var m }:
                unit.Execute(InsertMeeting, ("meeting", m.Id), ("id", effect.Id), ("day", m.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("topic", m.Topic), ("link", m.Link), ("decisions", m.Decisions), ("at", at));
                break;
            case DropMeeting drop:
                unit.Execute(DropRow, ("meeting", drop.Meeting), ("id", drop.Id));
                break;
            case DraftNews draft:
                unit.Execute(SaveNews, ("news", draft.News), ("id", draft.Id), ("person", person), ("text", people.SealFor(unit, person, draft.Text, At(draft.News))), ("at", at));
                break;
            case SendNews send when unit.Execute(SendRow, ("news", send.News), ("id", send.Id), ("person", person), ("at", at), ("week", at - GroupStore.Week), ("most", TeacherGroup.MostNews)) > 0:
                unit.Execute(TellNews, ("kind", GroupSignals.News), ("news", send.News), ("id", send.Id), ("person", person), ("places", send.Places), ("consent", GroupSignals.Mailing), ("at", at));
                PeopleStore.Audit(unit, person, null, "group news", at);
                break;
            case DropNews drop:
                unit.Execute(DropNewsRow, ("news", drop.News), ("person", person));
                break;
        }
    }

    private static ImmutableArray<GroupMeeting> Meetings(UnitOfWork unit, string group) =>
    [
        .. unit.Query(MeetingsOf, r => new GroupMeeting(r.Text(0), DateOnly.ParseExact(r.Text(1), "yyyy-MM-dd", CultureInfo.InvariantCulture), r.Text(2), r.TextOrNull(3), r.Text(4)), ("id", group)),
    ];

    private GroupNews? News(UnitOfWork unit, Person person, string id)
    {
        var found = unit.Find(
            FindNews, r => new NewsRow(r.Text(0), r.Text(1), r.Bytes(2), r.InstantOrNull(3), r.Text(4)), ("news", id));
        return found is null || found.Municipality != person.Municipality || (found.SentAt is null && found.Author != person.Id)
            ? null
            : new(id, found.Group, Sealer.Open(people.KeyOf(unit, found.Author), found.Box, At(id)), found.SentAt);
    }

    private sealed record NewsRow(string Group, string Author, byte[] Box, DateTimeOffset? SentAt, string Municipality);
}
