using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Routes;

/// <summary>What time says of a route: the day of a step is near, an area can be checked. Each looks again at how things stand.</summary>
public static class RouteSignals
{
    /// <summary>The day of a step comes; the object is route|step|day.</summary>
    public const string Due = "route-due";

    /// <summary>An area can be checked again; the object is route|step.</summary>
    public const string Check = "route-check";

    internal const string Open = "ro-open";
    private const string DoneVerb = "ro-done";

    // Two days are left to do it.
    private const int DaysBefore = 2;

    /// <summary>Name under which the reminder of a step is planned: planned anew, it moves.</summary>
    internal static string NameOf(Route route, RouteStep step) => $"{Due}|{route.Id}|{step.Number}";

    /// <summary>Plans what time will say of a confirmed route; of a draft nothing.</summary>
    internal static Situation Planned(Situation s, Route route) => route.Status != RouteStatus.Active ? s : route.Steps.Where(step => step.DoneAt is null).Aggregate(s, (at, step) =>
    {
        var due = at.Do(new CancelSignal(NameOf(route, step)))
            .Do(new ScheduleSignal(Due, $"{route.Id}|{step.Number}|{Day(step.Due)}", At(at, step.Due.AddDays(-DaysBefore)), NameOf(route, step)));
        return RouteCheckDialogue.OpensAt(step) is { } opens
            ? due.Do(new ScheduleSignal(Check, $"{route.Id}|{step.Number}", UnaskedHours.NextAfter(opens > at.Context.Now ? opens : at.Context.Now, at.Municipality), $"{Check}|{route.Id}|{step.Area}"))
            : due;
    });

    internal static Step On(Situation s, Signal signal)
    {
        var parts = signal.Object.Split('|');
        return s.Person.Status != PersonStatus.Active || s.Person.RemindersOff ? s.Quiet() : RouteDialogue.With(s, route =>
            route is not { Status: RouteStatus.Active } || route.Id != parts[0] || !int.TryParse(parts[1], out var number) || route.Find(number) is not { } step ? s.Quiet()
            : UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && allowed > s.Context.Now
            ? s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, $"{signal.Kind}|{signal.Object}|held")).Quiet()
            : signal.Kind == Check ? TellCheck(s, step) : step.DoneAt is null && parts[^1] == Day(step.Due) ? TellDue(s, route, step) : s.Quiet());
    }

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action)
    {
        if (s.Person.Status != PersonStatus.Active || action.Verb is not (Open or DoneVerb))
        {
            return null;
        }

        var parts = action.Object.Split('|');
        return RouteDialogue.With(s, route => route?.Id != parts[0] || parts.Length != 2 || !int.TryParse(parts[1], out var number) || route.Find(number) is not { } step
            ? s.Push(new RouteView())
            : action.Verb == DoneVerb ? RouteStepPage.Done(s.At(s.State.Push(new RouteStepView(number))), route, step) : s.Push(new RouteStepView(number)));
    }

    private static Turn TellDue(Situation s, Route route, RouteStep step)
    {
        var page = s.Page().Prose("route.remind", ("area", s.Catalog.AreaTitle(step.Area)), ("action", RouteWords.Action(s.Catalog, step.Action)), ("day", RussianDate.DayAndMonth(step.Due)));
        return s.Do(new Say(
            page.Row(page.Choice($"{DoneVerb}.{route.Id}|{step.Number}", "route.button-done") with { Kind = ChoiceKind.Action })
                .Row(page.Choice($"{Open}.{route.Id}|{step.Number}", "route.button-open") with { Kind = ChoiceKind.Action })
                .Row(page.Choice(Actions.NoReminders + ".me", "reminder.button-off") with { Kind = ChoiceKind.Action }).Build(),
            Lane.Reminder)).Quiet();
    }

    private static Turn TellCheck(Situation s, RouteStep step)
    {
        // One of several steps of the area was checked: that is enough.
        if (!s.Facts.Has(new MyRoute(), out var route) || route!.Steps.Any(other => other.Area == step.Area && other.Check is not null))
        {
            return s.Quiet();
        }

        var page = s.Page().Prose("route.remind-check", ("area", s.Catalog.AreaTitle(step.Area)));
        return s.Do(new Say(page.Row(page.Choice($"{Open}.{route.Id}|{step.Number}", "route.button-open") with { Kind = ChoiceKind.Action }).Build(), Lane.Reminder)).Quiet();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // At noon of the municipality, or at once when that is over.
    private static DateTimeOffset At(Situation s, DateOnly day)
    {
        var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), RussianDate.In(s.Context.Now, s.Municipality?.TimeZone).Offset);
        return UnaskedHours.NextAfter(noon > s.Context.Now ? noon : s.Context.Now, s.Municipality);
    }
}
