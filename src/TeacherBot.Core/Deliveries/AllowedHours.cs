using System.Globalization;
using System.Text.RegularExpressions;

namespace TeacherBot.Core.Deliveries;

/// <summary>Days and hours in which people may be written to unasked, by the clock of the recipient's municipality.</summary>
/// <param name="First">First day of the week, <paramref name="Last"/> the last; a range may go over Sunday.</param>
/// <param name="From">Time of day from which on.</param>
/// <param name="To">Time of day before which; 24 hours mean midnight.</param>
public sealed partial record AllowedHours(DayOfWeek First, DayOfWeek Last, TimeSpan From, TimeSpan To)
{
    public static readonly AllowedHours Default = new(DayOfWeek.Monday, DayOfWeek.Friday, TimeSpan.FromHours(14), TimeSpan.FromHours(19));

    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public bool Has(DayOfWeek day) => (((int)day - (int)First + 7) % 7) <= (((int)Last - (int)First + 7) % 7);

    /// <summary>Reads «Mon-Fri 14:00-19:00»; null when it is not of this form or the hours are none.</summary>
    public static AllowedHours? Parse(string text)
    {
        if (Form().Match(text.Trim()) is not { Success: true } read)
        {
            return null;
        }

        var (from, to) = (Time(read.Groups[3].Value), Time(read.Groups[4].Value));
        return from < to && to <= TimeSpan.FromDays(1) ? new(Day(read.Groups[1].Value), Day(read.Groups[2].Value), from, to) : null;
    }

    private static DayOfWeek Day(string name) => (DayOfWeek)Array.FindIndex(Days, d => d.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static TimeSpan Time(string text)
    {
        var parts = text.Split(':');
        return new TimeSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), 0);
    }

    [GeneratedRegex(@"^(Sun|Mon|Tue|Wed|Thu|Fri|Sat)-(Sun|Mon|Tue|Wed|Thu|Fri|Sat) (\d{2}:[0-5]\d)-(\d{2}:[0-5]\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
