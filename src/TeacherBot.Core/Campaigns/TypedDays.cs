using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TeacherBot.Core.Campaigns;

/// <summary>Days as people type them: «1.12.2026 – 20.12.2026», «с 1 декабря по 20 декабря», with or without a year.</summary>
public static partial class TypedDays
{
    private static readonly string[] Months =
        ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

    /// <summary>All days named in a text, in its order; a day without a year is the next one not before <paramref name="today"/>. Days that no calendar has are left out.</summary>
    public static ImmutableArray<DateOnly> In(string text, DateOnly today) =>
        [.. Day().Matches(text.ToLowerInvariant()).Select(m => Read(m, today)).OfType<DateOnly>()];

    private static DateOnly? Read(Match match, DateOnly today)
    {
        var day = int.Parse(match.Groups["day"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var month = match.Groups["number"].Success
            ? int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : 1 + Array.FindIndex(Months, m => match.Groups["name"].Value.StartsWith(m, StringComparison.Ordinal));
        if (match.Groups["year"].Success)
        {
            var year = int.Parse(match.Groups["year"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            return Of(year < 100 ? 2000 + year : year, month, day);
        }

        return Of(today.Year, month, day) is { } near && near >= today ? near : Of(today.Year + 1, month, day);
    }

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 2000 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    [GeneratedRegex("(?<!\\d)(?<day>\\d{1,2})\\s*(?:\\.\\s*(?<number>\\d{1,2})(?:\\.(?<year>\\d{4}|\\d{2}))?(?!\\d)|\\s(?<name>янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)[а-я]*(?:\\s+(?<year>\\d{4}))?)")]
    private static partial Regex Day();
}
