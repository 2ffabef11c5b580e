namespace TeacherBot.Core.Deliveries;

/// <summary>How many letters a provider takes; over any of them it stops taking, and each further try may make that longer.</summary>
public sealed record LetterLimits(int PerMinute, int PerHour, int PerDay);

/// <summary>
/// Keeps the letters of an account within its limits, in any sliding minute, hour and day, and leaves half of each for people who wait for
/// an answer. Pure: time comes in. Hours and days are counted by whole minutes, a little too carefully.
/// </summary>
/// <param name="limits">Of everything; reminders and broadcasts get half.</param>
public sealed class LetterBudget(LetterLimits limits)
{
    private const int MinutesOfHour = 60;
    private const int MinutesOfDay = 24 * 60;

    private readonly Queue<DateTimeOffset> minute = new();
    private readonly Queue<DateTimeOffset> unaskedMinute = new();
    private readonly SortedDictionary<long, (int All, int Unasked)> minutes = [];

    /// <summary>When a letter of the lane may go; now or earlier when it may go at once.</summary>
    public DateTimeOffset FreeAt(Lane lane, DateTimeOffset now)
    {
        Forget(now);
        var free = OfMinute(false, limits.PerMinute, now);
        free = Later(free, Later(OfWindow(false, MinutesOfHour, limits.PerHour, now), OfWindow(false, MinutesOfDay, limits.PerDay, now)));
        return lane == Lane.Reply ? free : Later(free, Later(
            OfMinute(true, Half(limits.PerMinute), now),
            Later(OfWindow(true, MinutesOfHour, Half(limits.PerHour), now), OfWindow(true, MinutesOfDay, Half(limits.PerDay), now))));
    }

    /// <summary>A letter goes.</summary>
    public void Take(Lane lane, DateTimeOffset now) => Sent(lane != Lane.Reply, 1, now);

    /// <summary>A letter that was taken did not go. One taken more than a minute ago stays in its minute, which is over.</summary>
    public void GiveBack(Lane lane, DateTimeOffset takenAt)
    {
        var unasked = lane != Lane.Reply;
        Drop(minute);
        if (unasked)
        {
            Drop(unaskedMinute);
        }

        if (minutes.TryGetValue(Minute(takenAt), out var was))
        {
            minutes[Minute(takenAt)] = (Math.Max(0, was.All - 1), Math.Max(0, was.Unasked - (unasked ? 1 : 0)));
        }
    }

    /// <summary>Letters that went before, for a program that begins anew.</summary>
    public void Sent(bool unasked, int count, DateTimeOffset at)
    {
        for (var i = 0; i < count && i < limits.PerMinute; i++)
        {
            minute.Enqueue(at);
            if (unasked)
            {
                unaskedMinute.Enqueue(at);
            }
        }

        var key = Minute(at);
        var was = minutes.GetValueOrDefault(key);
        minutes[key] = (was.All + count, was.Unasked + (unasked ? count : 0));
    }

    private static int Half(int limit) => Math.Max(1, limit / 2);

    private DateTimeOffset OfMinute(bool unasked, int limit, DateTimeOffset now)
    {
        var counted = unasked ? unaskedMinute : minute;
        return counted.Count < limit ? now : counted.ElementAt(counted.Count - limit).AddMinutes(1);
    }

    // Until enough of the oldest minutes have left the window.
    private DateTimeOffset OfWindow(bool unasked, int length, int limit, DateTimeOffset now)
    {
        var sum = 0;
        foreach (var (key, counts) in minutes.Reverse())
        {
            if (key < Minute(now) - length)
            {
                break;
            }

            sum += unasked ? counts.Unasked : counts.All;
            if (sum >= limit)
            {
                return DateTimeOffset.FromUnixTimeSeconds((key + length + 1) * 60);
            }
        }

        return now;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var queue in new[] { minute, unaskedMinute })
        {
            while (queue.TryPeek(out var oldest) && oldest <= now.AddMinutes(-1))
            {
                queue.Dequeue();
            }
        }

        while (minutes.Count > 0 && minutes.Keys.First() < Minute(now) - MinutesOfDay)
        {
            minutes.Remove(minutes.Keys.First());
        }
    }

    // The oldest: the window then frees itself no sooner than it should.
    private static void Drop(Queue<DateTimeOffset> queue) => queue.TryDequeue(out _);

    private static long Minute(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
