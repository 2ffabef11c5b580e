using System.Text.RegularExpressions;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>Reads the one thing wanted of a calendar part (RFC 5545, 5546): who answers what to which invitation.</summary>
internal static partial class CalendarReader
{
    private const int Longest = 256 * 1024;

    /// <summary>Null when no part is a calendar with a method.</summary>
    public static CalendarNote? Read(Letter letter)
    {
        var part = letter.Root.All().FirstOrDefault(p => p.MediaType is "text/calendar" or "application/ics");
        if (part is null)
        {
            return null;
        }

        var lines = part.DecodeText(Longest).Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal).Split('\n');
        var method = Value(lines, "METHOD") ?? part.Parameter("method");
        var attendee = lines.FirstOrDefault(l => l.StartsWith("ATTENDEE", StringComparison.OrdinalIgnoreCase));
        return method is null ? null : new CalendarNote(
            SafeText.Line(method).ToUpperInvariant(),
            Value(lines, "UID"),
            attendee is not null && PartStat().Match(attendee) is { Success: true } stat ? stat.Groups[1].Value.ToUpperInvariant() : null,
            attendee is not null && attendee.LastIndexOf("mailto:", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? SafeText.Line(attendee[(at + 7)..]) : null);
    }

    private static string? Value(string[] lines, string name) => lines
        .Where(l => l.StartsWith(name, StringComparison.OrdinalIgnoreCase) && l.Length > name.Length && l[name.Length] is ':' or ';')
        .Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
        .FirstOrDefault(v => v.Length > 0);

    [GeneratedRegex("PARTSTAT=\"?([A-Za-z-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartStat();
}
