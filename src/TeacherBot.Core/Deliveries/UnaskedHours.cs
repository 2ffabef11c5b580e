using TeacherBot.Core.Content;

namespace TeacherBot.Core.Deliveries;

/// <summary>When unasked messages may go: in the window of the service, by the recipient's zone, on no day off.</summary>
public static class UnaskedHours
{
    /// <summary>The first allowed instant not before this one. Without a municipality the zone is UTC.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset at, Municipality? municipality)
    {
        var window = Window(municipality);
        var local = RussianDate.In(at, municipality?.TimeZone);
        for (var day = 0; day < 60; day++)
        {
            var date = local.Date.AddDays(day);
            var opens = Local(date + window.From, municipality?.TimeZone);
            var start = day == 0 && local > opens ? local : opens;
            if (start < Local(date + window.To, municipality?.TimeZone) && IsWorkday(date, window, municipality))
            {
                return start.ToUniversalTime();
            }
        }

        throw new InvalidOperationException($"The calendar of {municipality?.Id} has 60 days off in a row.");
    }

    /// <summary>When the hours that this allowed instant lies in are over.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset at, Municipality? municipality) =>
        Local(RussianDate.In(at, municipality?.TimeZone).Date + Window(municipality).To, municipality?.TimeZone).ToUniversalTime();

    /// <summary>Whether an unasked message may go at this very instant.</summary>
    public static bool AllowAt(DateTimeOffset at, Municipality? municipality) => NextAfter(at, municipality) <= at;

    private static AllowedHours Window(Municipality? municipality) => municipality?.Hours ?? AllowedHours.Default;

    // The offset of that day, which may differ from today's.
    private static DateTimeOffset Local(DateTime clock, string? zone) =>
        new(clock, zone is null ? TimeSpan.Zero : TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(clock));

    private static bool IsWorkday(DateTime date, AllowedHours window, Municipality? municipality) =>
        window.Has(date.DayOfWeek) && municipality?.DaysOff.Contains(DateOnly.FromDateTime(date)) != true;
}
