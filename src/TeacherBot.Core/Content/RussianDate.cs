using System.Globalization;

namespace TeacherBot.Core.Content;

/// <summary>Dates as people write them: «12 декабря 2026, 15:00», in the municipality's zone.</summary>
public static class RussianDate
{
    private static readonly string[] Months =
    [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ];

    /// <summary>Day, month, year and time; a null zone means UTC, which is then named.</summary>
    public static string Full(DateTimeOffset at, string? zone)
    {
        var local = In(at, zone);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Day(local)}, {time}{(zone is null ? " UTC" : "")}";
    }

    /// <summary>Day, month and year.</summary>
    public static string Day(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.Day} {Months[at.Month - 1]} {at.Year}");

    /// <summary>«30 ноября»: for days near enough that the year is clear.</summary>
    public static string DayAndMonth(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]}");

    public static string Day(DateTimeOffset at, string? zone) => Day(In(at, zone));

    /// <summary>The instant as a clock in the zone shows it.</summary>
    public static DateTimeOffset In(DateTimeOffset at, string? zone) =>
        zone is null ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
}
