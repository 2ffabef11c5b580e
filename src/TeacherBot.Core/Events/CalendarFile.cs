using System.Globalization;
using System.Text;

namespace TeacherBot.Core.Events;

/// <summary>
/// An .ics file of one meeting (RFC 5545, RFC 5546), for a person to put into a calendar of their own: METHOD is PUBLISH, for nobody is
/// asked to answer, and CANCEL takes the meeting out again. Written as UTF-8 without a byte order mark.
/// </summary>
/// <remarks>
/// Instants are in UTC. Outlook, Google and Apple all show them in the reader's own zone, which is right for a person who sits two hours
/// away from the meeting. A VTIMEZONE would say no more about a single meeting and could be wrong: Russian zones have changed four times
/// since 2010, Outlook matches a zone by its own names, and older phones carry old rules. X-WR-TIMEZONE only tells Google and Apple
/// which clock to prefer. ORGANIZER, which RFC 5546 asks for, is left out on purpose: programs then take the meeting for an invitation
/// from a stranger and offer to answer a mailbox that does not exist.
/// </remarks>
public static class CalendarFile
{
    private const int LongestLine = 75;
    private const string Break = "\r\n";

    /// <summary>The whole file with its line ends. Throws for an entry that ends before it begins or has no <see cref="CalendarEntry.Uid"/>.</summary>
    public static string Text(CalendarEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentException.ThrowIfNullOrWhiteSpace(entry.Uid);
        ArgumentOutOfRangeException.ThrowIfLessThan(entry.EndsAt, entry.StartsAt);
        var file = new StringBuilder(1024);
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//TeacherBot//Events//RU");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, entry.Cancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH");
        Line(file, "X-WR-TIMEZONE:" + Escaped(entry.TimeZone));
        Event(file, entry);
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Event(StringBuilder file, CalendarEntry entry)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, "UID:" + Escaped(entry.Uid));
        Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
        Line(file, "DTSTAMP:" + Utc(entry.StampedAt));
        Line(file, "DTSTART:" + Utc(entry.StartsAt));
        Line(file, "DTEND:" + Utc(entry.EndsAt));
        Line(file, "SUMMARY:" + Escaped(entry.Title));
        Optional(file, "DESCRIPTION", entry.Description);
        Optional(file, "LOCATION", entry.Place);
        Line(file, entry.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        if (!entry.Cancelled)
        {
            Alarm(file, "-P1D", entry.Title);
            Alarm(file, "-PT1H", entry.Title);
        }

        Line(file, "END:VEVENT");
    }

    private static void Alarm(StringBuilder file, string before, string title)
    {
        Line(file, "BEGIN:VALARM");
        Line(file, "ACTION:DISPLAY");
        Line(file, "DESCRIPTION:" + Escaped(title));
        Line(file, "TRIGGER:" + before);
        Line(file, "END:VALARM");
    }

    private static void Optional(StringBuilder file, string name, string value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Line(file, $"{name}:{Escaped(value)}");
        }
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // TEXT of RFC 5545, 3.3.11. A line break of any kind becomes \n; other control characters have no place in a calendar.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append(c),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // 75 octets a line, the break not counted; a continuation begins with a space, which counts. Never inside a character.
    private static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append(Break).Append(' ');
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append(Break);
    }
}
