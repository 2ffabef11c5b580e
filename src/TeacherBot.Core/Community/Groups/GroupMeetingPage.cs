using System.Diagnostics;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>Meetings of a group with their minutes: read by everybody in it, written by leaders in one message.</summary>
internal static class GroupMeetingPage
{
    public static Step Show(Situation s, GroupScreen screen) => screen switch
    {
        GroupMeetings all => With(s, all.Group, (group, meetings) => ShowAll(s, group, meetings)),
        GroupMeetingWriting writing => GroupDialogue.Led(s, writing.Group, _ => s.Page().Typed().Heading("group.meeting-title").Prose("group.meeting-ask").Back().Show()),
        _ => throw new UnreachableException(),
    };

    public static Step On(Situation s, GroupScreen screen) => screen switch
    {
        GroupMeetings all => With(s, all.Group, (group, meetings) => OnAll(s, group, meetings)),
        GroupMeetingWriting writing => GroupDialogue.Led(s, writing.Group, group => OnWriting(s, group)),
        _ => throw new UnreachableException(),
    };

    private static Step With(Situation s, string id, Func<TeacherGroup, IReadOnlyList<GroupMeeting>, Step> then) => GroupDialogue.With(s, id, group =>
        !group.IsLeader && !group.Has(s.Person, s.Municipality!) ? s.Pop()
        : s.Facts.Has(new GroupMeetingsOf(id), out var meetings) ? then(group, meetings) : new Ask(new GroupMeetingsOf(id)));

    private static Turn ShowAll(Situation s, TeacherGroup group, IReadOnlyList<GroupMeeting> meetings)
    {
        var page = s.Page().Heading("group.meetings-title").When(meetings.Count == 0, p => p.Prose("group.meetings-none"));
        foreach (var meeting in meetings.OrderByDescending(m => m.Day))
        {
            page.Raw(ParagraphKind.Prose, $"{RussianDate.DayAndMonth(meeting.Day)} {meeting.Day.Year}: {meeting.Topic}")
                .When(meeting.Decisions.Length > 0, p => p.Raw(ParagraphKind.Passage, meeting.Decisions))
                .When(meeting.Link is not null, p => p.Raw(ParagraphKind.Small, s.Text("group.meeting-link", ("link", meeting.Link!))));
        }

        if (!group.IsLeader)
        {
            return page.Back().Show();
        }

        page.Button("write", "group.button-meeting");
        foreach (var meeting in meetings.OrderByDescending(m => m.Day))
        {
            page.Row(new Choice("x." + meeting.Id, s.Text("group.button-meeting-drop", ("day", RussianDate.DayAndMonth(meeting.Day)))));
        }

        return page.Back().Show();
    }

    private static Step OnAll(Situation s, TeacherGroup group, IReadOnlyList<GroupMeeting> meetings) => s.Inbound.Body switch
    {
        Pressed { Key: "write" } when group.IsLeader => s.Push(new GroupMeetingWriting(group.Id)),
        Pressed { Key: ['x', '.', .. var id] } when group.IsLeader => meetings.Any(m => m.Id == id) ? s.Do(new DropMeeting(group.Id, id)).Noting("group.meeting-dropped").Go(s.State.Active) : Conversation.Show(s),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step OnWriting(Situation s, TeacherGroup group) => s.Inbound.Body switch
    {
        TextSaid said => Read(said.Text, s.Context.NewId("meeting"), s.Today) is { } meeting ? s.Do(new NoteMeeting(group.Id, meeting)).Noting("group.meeting-noted").Pop() : s.Hint("group.meeting-wrong"),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    // The first line is the day and the topic; a line that is a link leads to the minutes; the rest is what was decided.
    private static GroupMeeting? Read(string typed, string id, DateOnly today)
    {
        var lines = typed.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var cut = lines.Length == 0 ? 0 : lines[0].IndexOf(' ', StringComparison.Ordinal);
        if (typed.Length > GroupMeeting.Longest || cut < 1 || TypedDays.In(lines[0][..cut], today.AddMonths(-11)) is not [var day])
        {
            return null;
        }

        var link = lines.Skip(1).FirstOrDefault(l => Uri.TryCreate(l, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");
        return new(id, day, lines[0][cut..].Trim(' ', '.', ',', '-', '–', '—', ':'), link, string.Join('\n', lines.Skip(1).Where(l => l != link)));
    }
}
