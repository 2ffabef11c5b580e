using System.Globalization;
using System.Text.RegularExpressions;

namespace TeacherBot.Core.Events;

/// <summary>Reads dates, times and lengths as people type them: «12.12 15:00», «12 декабря в 15.00», «завтра 9:30», «1,5 часа», «90 минут».</summary>
internal static partial class TypedWhen
{
    private static readonly string[] Months = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

    /// <summary>The instant on the clock of the zone; without a year the next such day. Null when it cannot be read or no clock shows it.</summary>
    public static DateTimeOffset? Instant(string typed, DateTimeOffset now, TimeZoneInfo zone)
    {
        var match = When().Match(typed.Trim().ToLowerInvariant());
        if (!match.Success)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var minute = match.Groups["minute"].Success ? Number(match, "minute") : 0;
        return Number(match, "hour") > 23 || minute > 59 || Day(match, today) is not { } day
            ? null
            : At(day.ToDateTime(new TimeOnly(Number(match, "hour"), minute)), zone);
    }

    /// <summary>A length from ten minutes to 31 days; null when it cannot be read. A bare number up to 12 means hours, above it minutes.</summary>
    public static TimeSpan? Length(string typed)
    {
        var match = Long().Match(typed.Trim().ToLowerInvariant());
        if (!match.Success)
        {
            return null;
        }

        var minutes = match.Groups["bare"].Success ? Decimal(match, "bare") * (Decimal(match, "bare") <= 12 ? 60 : 1)
            : match.Groups["clock"].Success ? (Number(match, "clock") * 60) + Number(match, "rest")
            : (Decimal(match, "days") * 24 * 60) + (Decimal(match, "hours") * 60) + Decimal(match, "minutes");
        return minutes is >= 10 and <= 31 * 24 * 60 ? TimeSpan.FromMinutes((double)Math.Round(minutes)) : null;
    }

    private static DateOnly? Day(Match match, DateOnly today)
    {
        if (match.Groups["word"].Success)
        {
            return today.AddDays(match.Groups["word"].Value switch { "сегодня" => 0, "завтра" => 1, _ => 2 });
        }

        var month = match.Groups["month"].Success ? Number(match, "month") : 1 + MonthOf(match.Groups["name"].Value);
        var day = Number(match, "day");
        if (!match.Groups["year"].Success)
        {
            return Date(today.Year, month, day) is { } near && near >= today ? near : Date(today.Year + 1, month, day);
        }

        var year = Number(match, "year");
        return Date(year < 100 ? 2000 + year : year, month, day);
    }

    private static int MonthOf(string name) => Array.FindIndex(Months, m => name.StartsWith(m, StringComparison.Ordinal) || (m == "мая" && name == "май"));

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 2000 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateTimeOffset? At(DateTime clock, TimeZoneInfo zone) =>
        zone.IsInvalidTime(clock) ? null : new DateTimeOffset(clock, zone.GetUtcOffset(clock));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static decimal Decimal(Match match, string group) =>
        match.Groups[group].Success ? decimal.Parse(match.Groups[group].Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<day>[0-9]{1,2})[./-](?<month>[0-9]{1,2})(?:[./-](?<year>[0-9]{4}|[0-9]{2}))?|(?<day>[0-9]{1,2})\s+(?<name>[а-яё]{3,8})\.?(?:\s+(?<year>[0-9]{4})(?:\s*г(?:\.|ода)?)?)?|(?<word>сегодня|завтра|послезавтра))\s*,?\s*(?:в\s+)?(?<=[\s,])(?<hour>[0-9]{1,2})(?:\s*[:.\-]\s*(?<minute>[0-9]{2}))?(?:\s*ч(?:\.|ас[а-я]*)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex When();

    [GeneratedRegex(@"^(?:(?<bare>[0-9]{1,4}(?:[.,][0-9]{1,2})?)|(?<clock>[0-9]{1,2}):(?<rest>[0-5][0-9])|(?=[0-9])(?:(?<days>[0-9]{1,2})\s*д[а-яё]*\.?)?\s*(?:(?<hours>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*ч[а-яё]*\.?)?\s*(?:(?<minutes>[0-9]{1,4})\s*м[а-яё]*\.?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Long();
}
