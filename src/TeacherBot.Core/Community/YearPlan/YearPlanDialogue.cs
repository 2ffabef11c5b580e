using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>«План года»: what is late, what is now, what comes; each task can be ticked off, and the list comes by itself on the first of a month.</summary>
internal static class YearPlanDialogue
{
    /// <summary>The first day of a month has come.</summary>
    public const string Monthly = "year-plan-monthly";

    public static Step Show(Situation s, YearPlanScreen screen)
    {
        if (!ReportRights.Sees(s))
        {
            return s.Noting("role.refused").Reset(new Menu());
        }

        return With(s, (year, done) => screen is YearPlanView view ? ShowPlan(s, view, year, done) : Find(s, ((YearTaskView)screen).Task) is { } task ? ShowTask(s, task, year, done) : s.Pop());
    }

    public static Step On(Situation s, YearPlanScreen screen)
    {
        if (!ReportRights.Sees(s))
        {
            return s.Noting("role.refused").Reset(new Menu());
        }

        return (screen, s.Inbound.Body) switch
        {
            (YearPlanView, Pressed { Key: ['t', '.', .. var id] }) when Find(s, id) is not null => s.Push(new YearTaskView(id)),
            (YearPlanView view, Pressed { Key: "whole" or "near" }) => s.Go(new YearPlanView(!view.Whole)),
            (YearPlanView, Pressed { Key: "monthly" }) => Conversation.Show(Planned(s).Noting("year-plan.monthly-on")),
            (YearPlanView, Pressed { Key: "monthly-off" }) => Conversation.Show(s.Do(new CancelSignal(Unique(s))).Noting("year-plan.monthly-off")),
            (YearTaskView view, Pressed { Key: "done" }) => s.Do(new MarkTask(Year(s), view.Task)).Noting("year-plan.marked").Pop(),
            (YearTaskView view, Pressed { Key: "undone" }) => s.Do(new UnmarkTask(Year(s), view.Task)).Noting("year-plan.unmarked").Pop(),
            (_, Pressed) => s.Pop(),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    /// <summary>/plan, or the word in a letter.</summary>
    public static Step Open(Situation s) =>
        !ReportRights.Sees(s) ? s.Hint("role.refused") : s.State.Active is YearPlanView ? s.Go(new YearPlanView(false)) : s.Push(new YearPlanView(false));

    /// <summary>Tells what the month has, while the role lasts and the hours allow.</summary>
    public static Step OnMonthly(Situation s)
    {
        if (!ReportRights.Sees(s))
        {
            return s.Quiet();
        }

        if (UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && allowed > s.Context.Now)
        {
            return s.Do(new ScheduleSignal(Monthly, "", allowed, Unique(s))).Quiet();
        }

        return With(s, (year, done) =>
        {
            var page = s.Page().Heading("year-plan.month");
            var near = Near(s, year, done).ToList();
            foreach (var task in near)
            {
                page.Raw(ParagraphKind.Bullet, Line(s, task, year, done), Privacy.Neutral);
            }

            return Planned(near.Count == 0 ? s : s.Do(new Say(page.Small("year-plan.month-how").Build(), Lane.Reminder))).Quiet();
        });
    }

    private static Step ShowPlan(Situation s, YearPlanView view, int year, ImmutableArray<DoneTask> done)
    {
        if (!s.Facts.Has(new IsPlanned(Unique(s)), out var monthly))
        {
            return new Ask(new IsPlanned(Unique(s)));
        }

        var page = s.Page().Heading("year-plan.title", ("year", year), ("next", year + 1));
        var shown = (view.Whole ? YearPlan.InOrder(s.Municipality!.Tasks, year) : Near(s, year, done)).ToList();
        page.When(shown.Count == 0, p => p.Prose("year-plan.none"));
        page.When(shown.Count > 0, p => p.Raw(ParagraphKind.Prose, string.Join('\n', shown.Select((task, i) => $"{i + 1}. {Line(s, task, year, done)}")), Privacy.Neutral));
        foreach (var row in shown.Select((task, i) => new Choice("t." + task.Id, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))).Chunk(5))
        {
            page.Row([.. row]);
        }

        return page.Button(view.Whole ? "near" : "whole", view.Whole ? "year-plan.button-near" : "year-plan.button-whole")
            .Button(monthly ? "monthly-off" : "monthly", monthly ? "year-plan.button-monthly-off" : "year-plan.button-monthly").Back().Show();
    }

    private static Turn ShowTask(Situation s, YearTask task, int year, ImmutableArray<DoneTask> done)
    {
        var (from, to) = task.In(year);
        var marked = done.FirstOrDefault(d => d.Id == task.Id);
        return s.Page().Raw(ParagraphKind.Heading, task.Title, Privacy.Neutral)
            .Prose("year-plan.when", ("from", RussianDate.DayAndMonth(from)), ("to", RussianDate.DayAndMonth(to)))
            .Prose("year-plan.owner", ("role", MenuDialogue.RoleTitle(s.Catalog, task.Owner)))
            .Raw(ParagraphKind.Prose, task.How, Privacy.Neutral)
            .When(marked is not null, p => p.Prose("year-plan.done-on", ("day", RussianDate.Day(marked!.At, s.Municipality!.TimeZone))))
            .Button(marked is null ? "done" : "undone", marked is null ? "year-plan.button-done" : "year-plan.button-undone").Back().Show();
    }

    // Late, now and soon, in that order; what is done is behind a button.
    private static IEnumerable<YearTask> Near(Situation s, int year, ImmutableArray<DoneTask> done) => YearPlan.InOrder(s.Municipality!.Tasks, year)
        .Where(t => YearPlan.Of(t, year, done, s.Today) is TaskStanding.Late or TaskStanding.Now or TaskStanding.Soon).OrderBy(t => YearPlan.Of(t, year, done, s.Today));

    private static string Line(Situation s, YearTask task, int year, ImmutableArray<DoneTask> done)
    {
        var (from, to) = task.In(year);
        return YearPlan.Of(task, year, done, s.Today) switch
        {
            TaskStanding.Done => s.Text("year-plan.line-done", ("title", task.Title)),
            TaskStanding.Late => s.Text("year-plan.line-late", ("title", task.Title), ("day", RussianDate.DayAndMonth(to))),
            TaskStanding.Now => s.Text("year-plan.line-now", ("title", task.Title), ("day", RussianDate.DayAndMonth(to))),
            _ => s.Text("year-plan.line-soon", ("title", task.Title), ("day", RussianDate.DayAndMonth(from))),
        };
    }

    private static Situation Planned(Situation s) => s.Do(new ScheduleSignal(Monthly, "", MonthlyReport.NextFirst(s.Context.Now, s.Municipality!), Unique(s)));

    private static string Unique(Situation s) => $"{Monthly}/{s.Person.Id}";

    private static YearTask? Find(Situation s, string id) => s.Municipality!.Tasks.FirstOrDefault(t => t.Id == id);

    private static int Year(Situation s) => EventNorms.YearOf(s.Today);

    private static Step With(Situation s, Func<int, ImmutableArray<DoneTask>, Step> then)
    {
        var year = Year(s);
        return s.Facts.Has(new DoneTasksOf(year), out var done) ? then(year, done) : new Ask([new DoneTasksOf(year), new IsPlanned(Unique(s))]);
    }
}
