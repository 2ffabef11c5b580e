using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Events;

/// <summary>What time and other people's turns have to say about an event; each checks again, for much may have changed.</summary>
public static class EventSignals
{
    /// <summary>Object is event|stage.</summary>
    public const string Reminder = "event-reminder";

    /// <summary>A place is free and this person may be first in the queue.</summary>
    public const string Offer = "event-offer";

    public const string OfferEnds = "event-offer-ends";

    /// <summary>Time or place changed.</summary>
    public const string Moved = "event-moved";

    public const string Cancelled = "event-cancelled";

    /// <summary>The event is over: how was it?</summary>
    public const string Feedback = "event-feedback";

    /// <summary>Once more to those who said nothing.</summary>
    public const string FollowUp = "event-follow-up";

    /// <summary>A paper list says that this person was there.</summary>
    public const string Paper = "event-paper";

    private static readonly TimeSpan Urgent = TimeSpan.FromHours(48);
    private static readonly TimeSpan FollowUpAfter = TimeSpan.FromDays(2);

    internal static Step On(Situation s, Signal signal)
    {
        var parts = signal.Object.Split('|');
        return s.Person.Status == PersonStatus.Withdrawn ? s.Quiet()
            : !s.Facts.Has(new EventOf(parts[0]), out var facts) ? new Ask(new EventOf(parts[0]))
            : EventState.Of(s.Catalog, parts[0], facts) is not { Mine: { } mine } e ? s.Quiet()
            : signal.Kind switch
            {
                Reminder when parts is [_, EventReminders.Week or EventReminders.Day or EventReminders.Hour] => Remind(s, e, mine, parts[1]),
                Offer => OfferTo(s, e, mine),
                OfferEnds => EndOffer(s, e, mine),
                Moved or Cancelled => Tell(s, e, mine, signal),
                Paper => Marked(s, e, mine),
                Feedback => Ask(s, e, mine),
                FollowUp => e.Row.IsOn && mine.Mark is null ? Say(s, Question(s, e, "feedback.again")) : s.Quiet(),
                _ => s.Quiet(),
            };
    }

    private static Turn Remind(Situation s, EventState e, Registration mine, string stage)
    {
        if (mine.Status != RegistrationStatus.Registered || !e.IsOpen(s.Context.Now) || s.Context.Now > EventReminders.LatestAt(stage, e.StartsAt))
        {
            return s.Quiet();
        }

        // A content file may have put the event off since this was planned.
        if (EventReminders.DueAt(stage, e.StartsAt, EventLookup.Hours(s, e.Row)) is { } due && due > s.Context.Now)
        {
            return s.Do(new ScheduleSignal(Reminder, e.Id + "|" + stage, due, EventReminders.Unique(s, Reminder, e.Id, stage))).Quiet();
        }

        var page = About(s, e, stage == EventReminders.Hour ? "event-reminder.hour" : "event-reminder.soon");
        return Say(s, page.Row(Button(s, EventActions.Open, e, "events.button-open"), Button(s, EventActions.Leave, e, "events.button-cannot")));
    }

    private static Turn OfferTo(Situation s, EventState e, Registration mine)
    {
        if (mine.Status != RegistrationStatus.Waiting || !e.IsOpen(s.Context.Now) || !e.HasPlace(s.Context.Now) || e.OfferUntil(s.Context.Now) is not { } until)
        {
            return s.Quiet();
        }

        var ends = new ScheduleSignal(OfferEnds, e.Id, until, EventReminders.Unique(s, OfferEnds, e.Id, until.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var page = About(s, e, "event-offer.place").Prose("event-offer.until", ("at", EventLookup.At(s, e.Row, until)));
        return Say(
            s.Do(new OfferPlace(e.Row, until)).Do(ends),
            page.Row(Button(s, EventActions.Take, e, "events.button-take"), Button(s, EventActions.Leave, e, "events.button-cannot")));
    }

    // The place goes on to the next; the person may stand in the queue again, at its end.
    private static Turn EndOffer(Situation s, EventState e, Registration mine) =>
        mine.Status != RegistrationStatus.Offered || mine.OfferUntil > s.Context.Now
            ? s.Quiet()
            : Say(s.Do(new LeaveEvent(e.Id)), About(s, e, "event-offer.over").Row(Button(s, EventActions.Open, e, "events.button-open")));

    private static Turn Tell(Situation s, EventState e, Registration mine, Signal signal)
    {
        if (mine.Status is not (RegistrationStatus.Registered or RegistrationStatus.Waiting or RegistrationStatus.Offered))
        {
            return s.Quiet();
        }

        // Nobody is woken for what is days away.
        var allowed = UnaskedHours.NextAfter(s.Context.Now, EventLookup.Hours(s, e.Row));
        if (allowed > s.Context.Now && e.StartsAt - s.Context.Now > Urgent)
        {
            return s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, EventReminders.Unique(s, signal.Kind, e.Id, "held"))).Quiet();
        }

        if (e.Row.Status == EventStatus.Cancelled)
        {
            var page = About(s, e, "event-change.cancelled").Prose("event-change.reason", ("reason", e.Row.Reason ?? ""));
            var told = mine.Status == RegistrationStatus.Registered ? EventDialogue.WithCalendar(s, e) : s;
            return Say(EventReminders.Unplan(told, e.Id), page.Row(Button(s, EventActions.Open, e, "events.button-open")));
        }

        var planned = mine.Status == RegistrationStatus.Registered ? EventReminders.Plan(EventDialogue.WithCalendar(s, e), e.Row) : s;
        return Say(
            planned,
            About(planned, e, "event-change.moved").Row(Button(s, EventActions.Open, e, "events.button-open"), Button(s, EventActions.Leave, e, "events.button-cannot")));
    }

    private static Turn Marked(Situation s, EventState e, Registration mine)
    {
        if (!e.Row.IsOn || mine.Status == RegistrationStatus.Attended)
        {
            return s.Quiet();
        }

        // Who was thought to be there has been asked for feedback already, or is about to be.
        var marked = s.Do(new MarkAttended(e.Row, ParticipationKind.Participant));
        marked = mine.Status == RegistrationStatus.Registered ? marked : EventReminders.PlanFeedback(marked, e.Row);
        return Say(marked, AttendanceDialogue.Certificate(s, e, ParticipationKind.Participant));
    }

    private static Turn Ask(Situation s, EventState e, Registration mine)
    {
        if (!e.Row.IsOn || mine.Mark is not null)
        {
            return s.Quiet();
        }

        if (s.Context.Now < e.EndsAt)
        {
            return EventReminders.PlanFeedback(s, e.Row).Quiet();
        }

        // Where attendance was taken, only those who were there are asked.
        var taken = !e.Facts.Codes.IsEmpty || e.Counts.Attended > 0;
        if (mine.Status == RegistrationStatus.Registered && taken)
        {
            return s.Do(new MarkAbsent(e.Id)).Quiet();
        }

        if (mine.Status is not (RegistrationStatus.Registered or RegistrationStatus.Attended))
        {
            return s.Quiet();
        }

        var again = UnaskedHours.NextAfter(s.Context.Now + FollowUpAfter, EventLookup.Hours(s, e.Row));
        return Say(
            s.Do(new ScheduleSignal(FollowUp, e.Id, again, EventReminders.Unique(s, FollowUp, e.Id, ""))),
            Question(s, e, "feedback.ask"));
    }

    private static Page Question(Situation s, EventState e, string id) =>
        s.Page().Prose(id, ("title", e.Row.Title)).Row([.. Enumerable.Range(1, 5).Select(mark => EventActions.MarkChoice(e.Id, mark))]);

    private static Page About(Situation s, EventState e, string id)
    {
        var page = s.Page().Prose(id, ("title", e.Row.Title)).Bullet("events.when", ("value", EventLookup.When(s, e.Row)));
        return page.When(e.Row.Place.Length > 0, p => p.Bullet("events.where", ("value", e.Row.Place)))
            .When(e.Row.Link is not null, p => p.Row(new Choice(e.Row.Link!, s.Text("events.button-link")) { Kind = ChoiceKind.Link }));
    }

    private static Choice Button(Situation s, string verb, EventState e, string label) => EventLookup.Action(s, verb, e.Id, label);

    private static Turn Say(Situation s, Page page) => s.Do(new Say(page.Build(), Lane.Reminder)).Quiet();
}
