using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Broadcasts;

/// <summary>When a broadcast will have gone out: so many a second, only in the hours for unasked messages.</summary>
public static class FlightPlan
{
    // Two years of working days: a broadcast that needs more is never the one that was meant.
    private const int MostDays = 500;

    /// <summary>
    /// The instant of the last send, or null when there are none to send or it would take years.
    /// </summary>
    /// <param name="perSecond">Limit of the channel for unasked messages.</param>
    public static DateTimeOffset? FinishAt(int recipients, double perSecond, DateTimeOffset startsAt, Municipality municipality)
    {
        if (recipients <= 0)
        {
            return null;
        }

        var left = TimeSpan.FromSeconds(recipients / perSecond);
        var at = UnaskedHours.NextAfter(startsAt, municipality);
        for (var day = 0; day < MostDays; day++)
        {
            var today = UnaskedHours.EndOf(at, municipality) - at;
            if (left <= today)
            {
                return at + left;
            }

            left -= today;
            at = UnaskedHours.NextAfter(at + today, municipality);
        }

        return null;
    }
}
