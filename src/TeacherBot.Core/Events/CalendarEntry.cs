namespace TeacherBot.Core.Events;

/// <summary>One meeting as a calendar program keeps it; a newer entry with the same <see cref="Uid"/> takes the place of an older one.</summary>
/// <param name="Uid">Stable over moves and the cancellation, unique in the world: «event id@host».</param>
/// <param name="Sequence">Grows by one with each move and with the cancellation; programs ignore a smaller one (RFC 5545, 3.8.7.4).</param>
/// <param name="Description">May be empty; line breaks are kept.</param>
/// <param name="Place">May be empty.</param>
/// <param name="EndsAt">Not before <paramref name="StartsAt"/>.</param>
/// <param name="TimeZone">IANA name of the zone the meeting takes place in; the instants themselves need no zone.</param>
/// <param name="Cancelled">The file then takes the meeting out of the calendar.</param>
/// <param name="StampedAt">When this version was made; the newer one of two with one sequence wins.</param>
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
