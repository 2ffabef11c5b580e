using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>What an office does every year in its months.</summary>
/// <param name="Owner">Role of who does it.</param>
/// <param name="How">What of the bot helps with it.</param>
public sealed record YearTask(string Id, string Title, MonthDay From, MonthDay To, Role Owner, string How)
{
    /// <summary>First and last day in an academic year.</summary>
    /// <param name="year">In which it began.</param>
    public (DateOnly From, DateOnly To) In(int year) => (From.In(year), To.In(year));
}

/// <summary>A day of every year.</summary>
public readonly record struct MonthDay(int Month, int Day)
{
    /// <summary>Months from September on are of the year in which the academic one began. 29 February is the 28th where there is none.</summary>
    public DateOnly In(int year)
    {
        var calendar = EventNorms.YearOf(new(year, Month, 1)) == year ? year : year + 1;
        return new(calendar, Month, Math.Min(Day, DateTime.DaysInMonth(calendar, Month)));
    }
}

/// <summary>A task that was done in an academic year.</summary>
public sealed record DoneTask(string Id, DateTimeOffset At);

/// <summary>Where a task stands on a day.</summary>
public enum TaskStanding
{
    Done = 0,

    /// <summary>Its last day is over.</summary>
    Late = 1,

    Now = 2,

    /// <summary>Begins within a month.</summary>
    Soon = 3,

    Later = 4,
}

/// <summary>What of the year's plan was done in an academic year of the person's municipality.</summary>
public sealed record DoneTasksOf(int Year) : Query<ImmutableArray<DoneTask>>;

/// <summary>A thing done to the year's plan. Who may not does nothing.</summary>
public abstract record YearPlanEffect(int Year, string Task) : Effect;

/// <summary>It was done; again changes nothing.</summary>
public sealed record MarkTask(int Year, string Task) : YearPlanEffect(Year, Task);

/// <summary>It was not done after all.</summary>
public sealed record UnmarkTask(int Year, string Task) : YearPlanEffect(Year, Task);

/// <summary>The plan of a municipality on a day.</summary>
internal static class YearPlan
{
    private const int SoonDays = 30;

    public static TaskStanding Of(YearTask task, int year, IEnumerable<DoneTask> done, DateOnly today) =>
        done.Any(d => d.Id == task.Id) ? TaskStanding.Done
        : task.In(year) is var (from, to) && to < today ? TaskStanding.Late
        : from <= today ? TaskStanding.Now
        : from <= today.AddDays(SoonDays) ? TaskStanding.Soon
        : TaskStanding.Later;

    /// <summary>By their days; a task changed by the municipality is the municipality's.</summary>
    public static IEnumerable<YearTask> InOrder(IEnumerable<YearTask> tasks, int year) => tasks.OrderBy(t => t.In(year)).ThenBy(t => t.Id, StringComparer.Ordinal);

    public static Facts After(Facts facts, YearPlanEffect effect, DateTimeOffset now)
    {
        var query = new DoneTasksOf(effect.Year);
        return !facts.Has(query, out var done) ? facts
            : facts.With(query, effect is UnmarkTask ? done.RemoveAll(d => d.Id == effect.Task) : done.Any(d => d.Id == effect.Task) ? done : done.Add(new(effect.Task, now)));
    }
}
