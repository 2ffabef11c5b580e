using System.Collections.Immutable;
using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>What of the year's plan a municipality has done.</summary>
public static class YearPlanStore
{
    private static readonly Statement Done = Statement.Named("YearPlanDone");
    private static readonly Statement Mark = Statement.Named("YearPlanMark");
    private static readonly Statement Unmark = Statement.Named("YearPlanUnmark");

    public static ImmutableArray<DoneTask> Of(UnitOfWork unit, string municipality, int year) =>
        [.. unit.Query(Done, r => new DoneTask(r.Text(0), r.Instant(1)), ("municipality", municipality), ("year", year))];

    /// <summary>Writes it and notes who did.</summary>
    internal static void Apply(UnitOfWork unit, string municipality, string actor, YearPlanEffect effect, DateTimeOffset at)
    {
        if (effect is MarkTask)
        {
            unit.Execute(Mark, ("municipality", municipality), ("year", effect.Year), ("task", effect.Task), ("at", at));
        }
        else
        {
            unit.Execute(Unmark, ("municipality", municipality), ("year", effect.Year), ("task", effect.Task));
        }

        PeopleStore.Audit(unit, actor, null, $"year-plan {(effect is MarkTask ? "done" : "undone")} {effect.Year} {effect.Task}", at);
    }
}
