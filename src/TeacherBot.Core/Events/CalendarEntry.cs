namespace TeacherBot.Core.Events;

/// <summary>One event as a calendar file says it (RFC 5545). Made from what is true at <paramref name="StampedAt"/>.</summary>
/// <param name="Uid">The same for every file of one event, so that a calendar replaces instead of adding.</param>
/// <param name="Sequence">Grows when time or place change or the event is cancelled; starts at 0.</param>
/// <param name="TimeZone">IANA name of the municipality's zone; the instants are in UTC or any offset.</param>
/// <param name="Cancelled">The calendar is asked to take the event out.</param>
public sealed record CalendarEntry(
    string Uid,
    int Sequence,
    string Title,
    string Description,
    string Place,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string TimeZone,
    bool Cancelled,
    DateTimeOffset StampedAt)
{
    /// <summary>What a calendar file of this event says.</summary>
    public static CalendarEntry Of(EventRow row, string timeZone, DateTimeOffset now) => new(
        row.Id + "@teacherbot",
        row.Sequence,
        row.Title,
        row.Annotation + (row.Link is { } link ? (row.Annotation.Length > 0 ? "\n" : "") + link : ""),
        row.Place,
        row.StartsAt ?? now,
        row.EndsAt ?? now,
        timeZone,
        row.Status == EventStatus.Cancelled,
        now);
}
