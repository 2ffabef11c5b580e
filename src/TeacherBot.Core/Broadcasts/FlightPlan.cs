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

        return FinishAt(recipients, perSecond, int.MaxValue, startsAt, municipality);
    }

    /// <summary>The same for letters, within the half of a provider's limits that broadcasts may use.</summary>
    public static DateTimeOffset? LettersFinishAt(int letters, LetterLimits limits, DateTimeOffset startsAt, Municipality municipality)
    {
        var perSecond = Math.Min(limits.PerMinute / 2 / 60.0, limits.PerHour / 2 / 3600.0);
        return letters <= 0 ? null : FinishAt(letters, perSecond, Math.Max(1, limits.PerDay / 2), startsAt, municipality);
    }

    private static DateTimeOffset? FinishAt(int left, double perSecond, int mostADay, DateTimeOffset startsAt, Municipality municipality)
    {
        var at = UnaskedHours.NextAfter(startsAt, municipality);
        for (var day = 0; day < MostDays; day++)
        {
            var today = UnaskedHours.EndOf(at, municipality) - at;
            var sent = Math.Min(mostADay, today.TotalSeconds * perSecond);
            if (left <= sent)
            {
                return at + TimeSpan.FromSeconds(left / perSecond);
            }

            left -= (int)sent;
            at = UnaskedHours.NextAfter(at + today, municipality);
        }

        return null;
    }
}
