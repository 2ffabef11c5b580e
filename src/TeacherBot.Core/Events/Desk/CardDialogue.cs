using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>What is done with a whole event: publish, open and close attendance, say that it took place.</summary>
internal static class CardDialogue
{
    public static Step On(Situation s, EventState e, string key) => key switch
    {
        "back" => s.Pop(),
        "publish" when e.Row.Status == EventStatus.Draft => Publish(s, e),
        "drop" when e.Row.Status == EventStatus.Draft => Save(s.Noting("desk.dropped"), e.Row with { Status = EventStatus.Cancelled }),
        "open" when e.Row.IsOn => Open(s, e),
        "close" when e.Facts.CodesOpen => Close(s, e),
        "held" when e.Row.IsOn && s.Context.Now >= e.EndsAt => Save(s.Noting("desk.held"), e.Row with { Status = EventStatus.Held }),
        "list" when PaperListDialogue.IsOpen(e, s.Context.Now) => s.Push(new PaperListEntry(e.Id)),
        "report" when e.Row.IsOn && s.Context.Now >= e.EndsAt => s.Push(new EventReportView(e.Id)),
        ['f', '.', .. var field] when EventFields.Editable(e, field, s.Context.Now) => s.Push(new EventField(e.Id, field)),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Writes the change over the version it was decided on and shows the card.</summary>
    public static Step Save(Situation s, EventRow row) => Conversation.Show(s.Do(Change(row)));

    public static SaveEvent Change(EventRow row) => new(row with { Version = row.Version + 1 });

    private static Step Publish(Situation s, EventState e) =>
        !e.Row.IsComplete ? s.Hint("desk.incomplete")
        : e.StartsAt <= s.Context.Now ? s.Hint("desk.in-the-past")
        : Save(s.Noting("desk.published", ("link", "/start e_" + e.Id)), e.Row with { Status = EventStatus.Published });

    private static Step Open(Situation s, EventState e)
    {
        var (from, until) = e.CodeWindow;
        return s.Context.Now < from || s.Context.Now >= until
            ? s.Hint("desk.too-early")
            : Conversation.Show(s.Do(new OpenAttendance(e.Row, Codes(s), until)));
    }

    // Closing after the start says that the event took place; before, that it was opened by mistake.
    private static Step Close(Situation s, EventState e)
    {
        var closed = s.Do(new CloseAttendance(e.Id)).Noting("desk.closed");
        return s.Context.Now < e.EndsAt || e.Row.Status == EventStatus.Held ? Conversation.Show(closed) : Save(closed, e.Row with { Status = EventStatus.Held });
    }

    private static ImmutableArray<AttendanceCode> Codes(Situation s)
    {
        var seed = TimeOrderedId.Mix(s.Context.Seed, "attendance");
        var first = (int)(seed % 9000);
        return
        [
            .. Enum.GetValues<ParticipationKind>().Select(kind => new AttendanceCode(
                kind,
                (1000 + ((first + ((int)kind * 2741)) % 9000)).ToString(CultureInfo.InvariantCulture),
                TimeOrderedId.Code(seed, "link" + kind, 10))),
        ];
    }
}
