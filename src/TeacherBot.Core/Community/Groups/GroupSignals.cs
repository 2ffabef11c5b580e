using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>What others' turns say about groups; each looks again at how things stand.</summary>
public static class GroupSignals
{
    /// <summary>Somebody asks to be let in; to leaders. The object is the group.</summary>
    public const string Asked = "group-asked";

    /// <summary>A leader answered; to who asked.</summary>
    public const string Answered = "group-answered";

    /// <summary>Nobody leads it any more; to coordinators.</summary>
    public const string Alone = "group-alone";

    /// <summary>An announcement; the object is the announcement.</summary>
    public const string News = "group-news";

    /// <summary>Announcements go to those only who agreed to this kind.</summary>
    public const string Mailing = "mailing.news";

    /// <summary>Leaders hear once more of somebody who still waits.</summary>
    public static readonly TimeSpan Reminded = TimeSpan.FromDays(3);

    internal const string Open = "gr-open";

    // An announcement nobody could be told in a week is old.
    private static readonly TimeSpan Stale = TimeSpan.FromDays(7);

    internal static Step On(Situation s, Signal signal)
    {
        if (s.Person.Status != PersonStatus.Active)
        {
            return s.Quiet();
        }

        if (signal.Kind == News)
        {
            return OnNews(s, signal.Object);
        }

        if (UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && signal.Kind != Answered && allowed > s.Context.Now)
        {
            return s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, $"{signal.Kind}|{signal.Object}|{s.Person.Id}|held")).Quiet();
        }

        return GroupDialogue.Known(s, all => all.FirstOrDefault(g => g.Id == signal.Object) is not { Status: GroupStatus.Active } group ? s.Quiet() : (signal.Kind, group) switch
        {
            (Asked, { IsLeader: true }) => TellAsked(s, group),
            (Answered, { Standing: GroupStanding.Member }) => Say(s, group, "group.tell-admitted"),
            (Answered, { Standing: GroupStanding.None }) => Say(s, group, "group.tell-refused"),
            (Alone, { Leaders: 0 }) when GroupRights.TakesOver(s.Person) => Say(s, group, "group.tell-alone"),
            _ => s.Quiet(),
        });
    }

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action) => s.Person.Status != PersonStatus.Active || action.Verb != Open ? null
        : GroupDialogue.With(s, action.Object, group => GroupDialogue.View(s, group.Id));

    private static Step TellAsked(Situation s, TeacherGroup group)
    {
        var query = new GroupPeopleOf(group.Id, TeacherGroup.Places(s.Municipality!));
        return !s.Facts.Has(query, out var people) ? new Ask(query) : people.Askers.IsEmpty ? s.Quiet() : Say(s, group, "group.tell-asked");
    }

    private static Step OnNews(Situation s, string id)
    {
        var (query, week) = (new GroupNewsOf(id), new CampaignMessagesAfter(s.Context.Now.AddDays(-7)));
        if (!s.Facts.Has(query, out var news) || !s.Facts.Has(new GroupsOfTown(), out var all) || !s.Facts.Has(week, out var said))
        {
            return new Ask([query, new GroupsOfTown(), week]);
        }

        if (news?.SentAt is not { } sent || s.Context.Now - sent > Stale || !s.Person.Consents.ContainsKey(Mailing) || s.Municipality is not { } town
            || all.FirstOrDefault(g => g.Id == news.Group && g.Has(s.Person, town)) is not { } group)
        {
            return s.Quiet();
        }

        var free = UnaskedHours.NextAfter(said >= CampaignSignals.MostInWeek ? s.Context.Now.AddDays(1) : s.Context.Now, town);
        return free > s.Context.Now
            ? s.Do(new ScheduleSignal(News, id, free, $"{News}|{id}|{s.Person.Id}")).Quiet()
            : s.Do(new HearNews(group.Id)).Do(new Say(
                s.Page().Raw(ParagraphKind.Heading, group.Title).Raw(ParagraphKind.Passage, news.Text).Small("group.news-from")
                    .Row(s.Page().Choice($"{Open}.{group.Id}", "group.button-open") with { Kind = ChoiceKind.Action })
                    .Row(s.Page().Choice($"{Actions.Unsubscribe}.news", "group.button-quiet") with { Kind = ChoiceKind.Action }).Build(),
                Lane.Bulk)).Quiet();
    }

    private static Turn Say(Situation s, TeacherGroup group, string text) => s.Do(new Say(
        s.Page().Prose(text, ("title", group.Title)).Row(s.Page().Choice($"{Open}.{group.Id}", "group.button-open") with { Kind = ChoiceKind.Action }).Build(),
        Lane.Reminder)).Quiet();
}
