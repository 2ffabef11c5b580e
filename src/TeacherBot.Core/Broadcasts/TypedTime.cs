using System.Globalization;
using System.Text.RegularExpressions;

namespace TeacherBot.Core.Broadcasts;

/// <summary>Day and hour as people type them: «12.12 15:00», «12.12.2026 в 15», «завтра 14:30», «15:00».</summary>
public static partial class TypedTime
{
    /// <summary>
    /// The instant in the zone; null when it cannot be read or the clock skips it. A day without a year is the next such day.
    /// </summary>
    public static DateTimeOffset? Read(string typed, DateTimeOffset now, string zone)
    {
        var town = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var today = TimeZoneInfo.ConvertTime(now, town).Date;
        if (Form().Match(typed.Trim().ToLowerInvariant()) is not { Success: true } read
            || Day(read, today) is not { } day
            || !int.TryParse(read.Groups["h"].Value, CultureInfo.InvariantCulture, out var hour) || hour > 23)
        {
            return null;
        }

        var minute = read.Groups["min"] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var local = day.AddHours(hour).AddMinutes(minute);
        return minute > 59 || town.IsInvalidTime(local) ? null : new DateTimeOffset(local, town.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateTime? Day(Match read, DateTime today)
    {
        switch (read.Groups["word"].Value)
        {
            case "сегодня":
                return today;
            case "завтра":
                return today.AddDays(1);
            case "послезавтра":
                return today.AddDays(2);
        }

        if (!read.Groups["d"].Success)
        {
            return today;
        }

        var year = read.Groups["y"] is { Success: true, Value: var typed } ? int.Parse(typed, CultureInfo.InvariantCulture) : today.Year;
        year += year < 100 ? 2000 : 0;
        var text = $"{read.Groups["d"].Value.PadLeft(2, '0')}.{read.Groups["m"].Value.PadLeft(2, '0')}.{year}";
        return !DateTime.TryParseExact(text, "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? null
            : !read.Groups["y"].Success && day < today ? day.AddYears(1) : day;
    }

    [GeneratedRegex(@"^(?:(?<word>сегодня|завтра|послезавтра)|(?<d>\d{1,2})\.(?<m>\d{1,2})(?:\.(?<y>\d{4}|\d{2}))?)?[\s,]*(?:в\s+)?(?<h>\d{1,2})(?:[:.](?<min>\d{2}))?(?:\s*ч\w*\.?)?$")]
    private static partial Regex Form();
}
