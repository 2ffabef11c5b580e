using System.Globalization;

namespace TeacherBot.Core.Events;

/// <summary>Text of an .ics file for one event (RFC 5545), times in UTC.</summary>
internal static class CalendarFile
{
    public static string Text(CalendarEntry entry)
    {
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//TeacherBot//RU", "METHOD:" + (entry.Cancelled ? "CANCEL" : "PUBLISH"),
            "BEGIN:VEVENT", "UID:" + entry.Uid, "SEQUENCE:" + entry.Sequence.ToString(CultureInfo.InvariantCulture),
            "DTSTAMP:" + Utc(entry.StampedAt), "DTSTART:" + Utc(entry.StartsAt), "DTEND:" + Utc(entry.EndsAt), "SUMMARY:" + Escaped(entry.Title),
            "DESCRIPTION:" + Escaped(entry.Description), "LOCATION:" + Escaped(entry.Place),
            "STATUS:" + (entry.Cancelled ? "CANCELLED" : "CONFIRMED"), "END:VEVENT", "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(l => l + "\r\n"));
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
