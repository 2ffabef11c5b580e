using TeacherBot.Core.Content;

namespace TeacherBot.Core.Deliveries;

/// <summary>When unasked messages may go: Monday to Friday, 14:00 to 19:00 of the recipient's zone, no days off.</summary>
public static class UnaskedHours
{
    private const int From = 14;
    private const int To = 19;

    /// <summary>The first allowed instant not before this one. Without a municipality the zone is UTC.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset at, Municipality? municipality)
    {
        var local = RussianDate.In(at, municipality?.TimeZone);
        for (var day = 0; day < 60; day++)
        {
            var candidate = Local(local.Date.AddDays(day).AddHours(From), municipality?.TimeZone);
            var start = day == 0 && local > candidate ? local : candidate;
            if (start.Hour < To && IsWorkday(start, municipality))
            {
                return start.ToUniversalTime();
            }
        }

        throw new InvalidOperationException($"The calendar of {municipality?.Id} has 60 days off in a row.");
    }

    // The offset of that day, which may differ from today's.
    private static DateTimeOffset Local(DateTime clock, string? zone) =>
        new(clock, zone is null ? TimeSpan.Zero : TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(clock));

    private static bool IsWorkday(DateTimeOffset at, Municipality? municipality) =>
        at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && municipality?.DaysOff.Contains(DateOnly.FromDateTime(at.DateTime)) != true;
}
