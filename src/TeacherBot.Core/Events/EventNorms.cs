using System.Collections.Immutable;

namespace TeacherBot.Core.Events;

/// <summary>One norm of an academic year and how far it is met.</summary>
/// <param name="As">What is counted.</param>
/// <param name="From">First day of the span the norm is for.</param>
/// <param name="To">Last day of it.</param>
/// <param name="Held">Events that count, each once.</param>
/// <param name="Needed">At least so many.</param>
/// <param name="WithoutPapers">Ids of events that would count if their programme and справка were there; oldest first.</param>
public sealed record EventNorm(HeldAs As, DateOnly From, DateOnly To, int Held, int Needed, ImmutableArray<string> WithoutPapers)
{
    public bool IsMet => Held >= Needed;

    /// <summary>How many are still to be held, papers of what was held included.</summary>
    public int Missing => Math.Max(0, Needed - Held);
}

/// <summary>
/// Norms of an academic year for ШНРО and ШНСУ teams: at least 5 events with programme and справка, 4 exchanges, 3 meetings, and one
/// meeting of the working group in each half-year. The programme documents differ from each other, so a municipality may set its own.
/// </summary>
public sealed record EventNorms
{
    /// <summary>Events for the teams (000 п.15); only those with programme and справка count.</summary>
    public int TeamEvents { get; init; } = 5;

    /// <summary>Exchanges of experience (002 §3).</summary>
    public int Exchanges { get; init; } = 4;

    /// <summary>Meetings with management teams and РМО (003 п.4).</summary>
    public int Meetings { get; init; } = 3;

    /// <summary>Meetings of the working group in a half-year (000 п.1–2).</summary>
    public int WorkingGroupsInHalf { get; init; } = 1;

    /// <summary>The calendar year in which the academic year of this day began: it runs from 1 September to 31 August.</summary>
    public static int YearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    /// <summary>Each norm of the academic year that begins in <paramref name="year"/>. An event named twice counts once, by its last entry.</summary>
    public ImmutableArray<EventNorm> Of(IEnumerable<HeldEvent> held, int year)
    {
        var events = held.GroupBy(e => e.Id, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(e => e.Day).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        DateOnly begins = new(year, 9, 1), middle = new(year, 12, 31), ends = new(year + 1, 8, 31);
        return
        [
            Count(events, HeldAs.TeamEvent, begins, ends, TeamEvents),
            Count(events, HeldAs.Exchange, begins, ends, Exchanges),
            Count(events, HeldAs.Meeting, begins, ends, Meetings),
            Count(events, HeldAs.WorkingGroup, begins, middle, WorkingGroupsInHalf),
            Count(events, HeldAs.WorkingGroup, middle.AddDays(1), ends, WorkingGroupsInHalf),
        ];
    }

    private static EventNorm Count(IEnumerable<HeldEvent> events, HeldAs what, DateOnly from, DateOnly to, int needed)
    {
        var inside = events.Where(e => e.As.HasFlag(what) && e.Day >= from && e.Day <= to).ToLookup(e => what != HeldAs.TeamEvent || (e.HasProgramme && e.HasReport));
        return new(what, from, to, inside[true].Count(), needed, [.. inside[false].Select(e => e.Id)]);
    }
}
