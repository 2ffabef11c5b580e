using System.Globalization;

namespace TeacherBot.Mail.Mime;

/// <summary>Dates of headers (RFC 5322 §3.3): with or without a weekday, seconds and zone, a comment behind.</summary>
public static class MailDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GMT"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["Z"] = 0,
        ["MSK"] = 180,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
    };

    /// <summary>Null when it is no date.</summary>
    public static DateTimeOffset? Read(string? header)
    {
        if (header is null or { Length: > 200 })
        {
            return null;
        }

        var words = header.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
        var day = words.Length > 0 && words[0].All(char.IsAsciiDigit) ? 0 : 1;
        if (words.Length < day + 4
            || !int.TryParse(words[day], NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            || Array.FindIndex(Months, m => words[day + 1].StartsWith(m, StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var month)
            || !int.TryParse(words[day + 2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !TimeOnly.TryParse(words[day + 3], CultureInfo.InvariantCulture, out var time))
        {
            return null;
        }

        year += year < 50 ? 2000 : year < 1000 ? 1900 : 0;
        var offset = words.Length > day + 4 ? Zone(words[day + 4]) : 0;
        return year is < 1970 or > 9000 || d < 1 || d > DateTime.DaysInMonth(year, month + 1)
            ? null
            : new DateTimeOffset(new DateOnly(year, month + 1, d).ToDateTime(time), TimeSpan.FromMinutes(offset));
    }

    /// <summary>«Thu, 26 Nov 2026 15:04:05 +0700».</summary>
    public static string Write(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{at:ddd, dd MMM yyyy HH:mm:ss} {(at.Offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(at.Offset.Hours):00}{Math.Abs(at.Offset.Minutes):00}");

    private static int Zone(string word)
    {
        if (word is ['+' or '-', _, _, _, _] && int.TryParse(word[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var zone) && zone / 100 <= 14 && zone % 100 < 60)
        {
            var minutes = (zone / 100 * 60) + (zone % 100);
            return word[0] == '-' ? -Math.Min(minutes, 840) : Math.Min(minutes, 840);
        }

        return Zones.GetValueOrDefault(word, 0);
    }
}
