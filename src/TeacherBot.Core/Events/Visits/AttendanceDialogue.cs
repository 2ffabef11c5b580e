using System.Text.RegularExpressions;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Events;

/// <summary>Marks attendance by a code that is shown in the room: typed as «Код: 4821» or opened from a QR link.</summary>
internal static partial class AttendanceDialogue
{
    /// <summary>Digits of a code that is typed.</summary>
    public const int CodeLength = 4;

    /// <summary>The code in what was typed: «Код: 4821», «код 4821», or the digits alone; null when it is something else.</summary>
    public static string? CodeIn(string typed) => Typed().Match(typed) is { Success: true } match ? match.Groups[1].Value : null;

    public static Step Enter(Situation s, string code)
    {
        var query = new AttendanceCodeOf(code);
        return s.Person.Status == PersonStatus.Withdrawn ? Conversation.Show(s)
            : !s.Facts.Has(query, out var coded) ? new Ask(query)
            : coded is null ? s.Hint("attendance.unknown")
            : EventLookup.Beside(s, coded.Event, e => Mark(s, e, coded.Kind, code));
    }

    /// <summary>What a person keeps and may show: that they took part, when, how long and how.</summary>
    public static Page Certificate(Situation s, EventState e, ParticipationKind kind) => s.Page()
        .Heading("attendance.certificate")
        .Prose("attendance.certificate-text", ("title", e.Row.Title), ("kind", e.Row.Kind))
        .Bullet("events.when", ("value", EventLookup.When(s, e.Row)))
        .Bullet("attendance.hours", ("value", EventLookup.HoursLong(e.Row)))
        .Bullet("attendance.as", ("value", KindTitle(s, kind)))
        .Bullet("events.organiser", ("value", EventLookup.Town(s, e.Row)?.Title ?? e.Row.Municipality));

    public static string KindTitle(Situation s, ParticipationKind kind) => kind switch
    {
        ParticipationKind.Participant => s.Text("participation.participant"),
        ParticipationKind.Speaker => s.Text("participation.speaker"),
        ParticipationKind.Article => s.Text("participation.article"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Step Mark(Situation s, EventState e, ParticipationKind kind, string code)
    {
        if (!e.Row.IsOn)
        {
            return s.Hint("attendance.unknown");
        }

        if (!EventLookup.MayTakePart(s, e.Id))
        {
            return EventLookup.Ground(s).Push(new AgreeingToEvent(e.Id, code));
        }

        if (e.Mine is { Status: RegistrationStatus.Attended } mine && mine.Kind >= kind)
        {
            return EventLookup.Open(s.Noting("attendance.already"), e.Id);
        }

        var marked = s.Do(new MarkAttended(e.Row, kind));
        marked = EventReminders.PlanFeedback(EventReminders.Unplan(marked, e.Id), e.Row);
        return EventLookup.Open(marked.Do(new Say(Certificate(s, e, kind).Build(), Lane.Reply)).Noting("attendance.marked"), e.Id);
    }

    [GeneratedRegex(@"^\s*(?:код\s*[:.\-–—]?\s*)?(\d{4})\s*\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
