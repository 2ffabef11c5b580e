using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Events;

/// <summary>
/// When a registered person is reminded: a week, a day and an hour before. The first two keep to the hours of unasked messages and
/// come rather earlier than later; the hour keeps to no hours, for it is of use only then and the person asked for it by registering.
/// </summary>
internal static class EventReminders
{
    public const string Week = "week";
    public const string Day = "day";
    public const string Hour = "hour";

    private const int DaysSearched = 14;

    private static readonly TimeSpan FeedbackAfter = TimeSpan.FromMinutes(30);

    /// <summary>Stages and instants still ahead; what would come late or after the next stage is left out.</summary>
    public static IEnumerable<(string Stage, DateTimeOffset DueAt)> Of(DateTimeOffset start, DateTimeOffset now, Municipality? hours)
    {
        foreach (var stage in new[] { Week, Day, Hour })
        {
            if (DueAt(stage, start, hours) is { } due && due > now)
            {
                yield return (stage, due);
            }
        }
    }

    /// <summary>The instant of a stage; null when no allowed hour lies before it within two weeks.</summary>
    public static DateTimeOffset? DueAt(string stage, DateTimeOffset start, Municipality? hours) => stage switch
    {
        Week => Allowed(start.AddDays(-7), start.AddDays(-3), hours),
        Day => Allowed(start.AddDays(-1), start.AddHours(-12), hours),
        Hour => start.AddHours(-1),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A reminder that comes after this helps nobody: it is skipped.</summary>
    public static DateTimeOffset LatestAt(string stage, DateTimeOffset start) => stage switch
    {
        Week => start.AddDays(-2),
        Day => start.AddHours(-2),
        Hour => start.AddMinutes(-5),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Plans everything that time has to say to a registered person, in place of what was planned before.</summary>
    public static Situation Plan(Situation s, EventRow row)
    {
        var planned = Unplan(s, row.Id);
        if (row.StartsAt is not { } start)
        {
            return planned;
        }

        planned = Of(start, s.Context.Now, EventLookup.Hours(s, row)).Aggregate(planned, (x, r) => x.Do(
            new ScheduleSignal(EventSignals.Reminder, row.Id + "|" + r.Stage, r.DueAt, Unique(s, EventSignals.Reminder, row.Id, r.Stage))));
        return PlanFeedback(planned, row);
    }

    /// <summary>Asks for feedback after the end, within the hours of unasked messages.</summary>
    public static Situation PlanFeedback(Situation s, EventRow row)
    {
        var after = (row.EndsAt ?? s.Context.Now) + FeedbackAfter;
        var due = UnaskedHours.NextAfter(after > s.Context.Now ? after : s.Context.Now, EventLookup.Hours(s, row));
        return s.Do(new ScheduleSignal(EventSignals.Feedback, row.Id, due, Unique(s, EventSignals.Feedback, row.Id, "")));
    }

    /// <summary>Takes back what was planned: the person no longer comes.</summary>
    public static Situation Unplan(Situation s, string id) => s
        .Do(new CancelSignal(Unique(s, EventSignals.Reminder, id, Week)))
        .Do(new CancelSignal(Unique(s, EventSignals.Reminder, id, Day)))
        .Do(new CancelSignal(Unique(s, EventSignals.Reminder, id, Hour)))
        .Do(new CancelSignal(Unique(s, EventSignals.Feedback, id, "")));

    /// <summary>Name of a planned signal: one of a kind for an event and a person.</summary>
    public static string Unique(Situation s, string kind, string id, string part) => $"{kind}:{id}:{part}:{s.Person.Id}";

    // Looks back day by day for the first allowed hour that is not too late.
    private static DateTimeOffset? Allowed(DateTimeOffset due, DateTimeOffset latest, Municipality? hours)
    {
        for (var back = 0; back <= DaysSearched; back++)
        {
            if (UnaskedHours.NextAfter(due.AddDays(-back), hours) is var at && at <= latest)
            {
                return at;
            }
        }

        return null;
    }
}
