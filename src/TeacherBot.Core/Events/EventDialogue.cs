using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Events;

/// <summary>Events to come, one event with registering in one tap, and «Мои мероприятия».</summary>
internal static class EventDialogue
{
    private const int Listed = 8;

    public static Step Show(Situation s) => s.State.Active switch
    {
        EventList => ShowList(s),
        EventView view => EventLookup.Of(s, view.Event, e => EventPage.Show(s, e)),
        MyEvents => ShowMine(s),
        AgreeingToEvent agreeing => GuestDialogue.Show(s, agreeing),
        WishingCourse wishing => CourseWishDialogue.Show(s, wishing),
        Applying applying => FeedbackDialogue.Show(s, applying),
        EventDesk or EventCard or EventField or PaperListEntry or EventReportView or EventYear => DeskDialogue.Show(s),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (AgreeingToEvent agreeing, _) => GuestDialogue.On(s, agreeing),
        (WishingCourse wishing, _) => CourseWishDialogue.On(s, wishing),
        (Applying applying, _) => FeedbackDialogue.On(s, applying),
        (EventDesk or EventCard or EventField or PaperListEntry or EventReportView or EventYear, _) => DeskDialogue.On(s),
        (_, TextSaid said) when AttendanceDialogue.CodeIn(said.Text) is { } code => AttendanceDialogue.Enter(s, code),
        (EventList or MyEvents, Pressed { Key: ['e', '.', .. var id] }) => s.Push(new EventView(id)),
        (EventList, Pressed { Key: "mine" }) => s.Push(new MyEvents()),
        (EventList, Pressed { Key: "desk" }) => DeskDialogue.Open(s),
        (EventView view, Pressed pressed) when pressed.Key != "back" => EventLookup.Of(s, view.Event, e => OnView(s, e, pressed.Key)),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>Takes a place, or joins the queue when there is none; says so when nothing is to be done.</summary>
    public static Step Register(Situation s, EventState e)
    {
        var now = s.Context.Now;
        if (e.Mine?.Status is RegistrationStatus.Registered or RegistrationStatus.Attended)
        {
            return EventLookup.Open(s.Noting("events.already"), e.Id);
        }

        if (!e.IsOpen(now))
        {
            return EventLookup.Open(s.Noting("events.closed"), e.Id);
        }

        if (!EventLookup.MayTakePart(s, e.Id))
        {
            return EventLookup.Ground(s).Push(new AgreeingToEvent(e.Id, ""));
        }

        if (e.HasPlace(now))
        {
            var registered = EventReminders.Plan(s.Do(new Enrol(e.Row, false)), e.Row);
            return EventLookup.Open(WithCalendar(registered, e).Noting(now > e.StartsAt.AddDays(-1) ? "events.registered-soon" : "events.registered"), e.Id);
        }

        return EventLookup.Open(e.Mine?.Status == RegistrationStatus.Waiting ? s : s.Do(new Enrol(e.Row, true)).Noting("events.queued"), e.Id);
    }

    /// <summary>Gives back a place, an offer or a place in the queue.</summary>
    public static Step Leave(Situation s, EventState e)
    {
        if (e.Mine?.Status is not (RegistrationStatus.Registered or RegistrationStatus.Waiting or RegistrationStatus.Offered))
        {
            return EventLookup.Open(s, e.Id);
        }

        var left = EventReminders.Unplan(s.Do(new LeaveEvent(e.Id)), e.Id);
        var kept = GuestDialogue.ConsentTo(e.Id);
        return EventLookup.Open((left.Person.Consents.ContainsKey(kept) ? left.Do(new RevokeConsent(kept)) : left).Noting("events.left"), e.Id);
    }

    private static Step OnView(Situation s, EventState e, string key) => key switch
    {
        "register" => Register(s, e),
        "leave" => Leave(s, e),
        "wish" => CourseWishDialogue.Toggle(s, e),
        "ics" when s.Person.Status == PersonStatus.Active =>
            Conversation.Show(s.Do(CalendarOf(e)).Noting("document.soon")),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>By letter an invitation comes by itself, and with it the mail program keeps the meeting where it is.</summary>
    internal static Situation WithCalendar(Situation s, EventState e) =>
        ChannelNames.SendsLetters(s.Inbound.Channel) && s.Person.Status == PersonStatus.Active ? s.Do(CalendarOf(e)) : s;

    private static RequestDocument CalendarOf(EventState e) => new(new DocumentRecipe("calendar", e.Id, "meropriyatie.ics"));

    private static Step ShowList(Situation s)
    {
        if (s.Person.Municipality is not { } town)
        {
            return s.Page().Prose("events.none").Back().Show();
        }

        if (!s.Facts.Has(new EventRows(town), out var rows) || !s.Facts.Has(new MyRegistrations(), out var mine))
        {
            return new Ask([new EventRows(town), new MyRegistrations()]);
        }

        var coming = EventRow.All(s.Catalog, town, rows)
            .Where(r => r.IsOn && r.EndsAt > s.Context.Now)
            .OrderByDescending(r => r.Subjects.IsEmpty || r.Subjects.Any(s.Person.Subjects.Contains))
            .Take(Listed)
            .ToList();
        var page = coming.Count == 0 ? s.Page().Prose("events.none") : s.Page().Prose("events.coming");
        foreach (var row in coming)
        {
            Line(s, page, row, mine.Where(m => m.Row.Id == row.Id).Select(m => (RegistrationStatus?)m.Status).FirstOrDefault());
        }

        return page.When(!mine.IsEmpty, p => p.Button("mine", "events.button-mine"))
            .When(EventRights.Municipality(s) is not null, p => p.Button("desk", "events.button-desk"))
            .Back()
            .Show();
    }

    private static Step ShowMine(Situation s)
    {
        if (!s.Facts.Has(new MyRegistrations(), out var mine))
        {
            return new Ask(new MyRegistrations());
        }

        var page = s.Page().Prose(mine.IsEmpty ? "events.mine-none" : "events.mine");
        foreach (var (row, status) in mine)
        {
            Line(s, page, EventRow.Merge(s.Catalog.Events.FirstOrDefault(e => e.Id == row.Id), row)!, status);
        }

        return page.Back().Show();
    }

    private static void Line(Situation s, Page page, EventRow row, RegistrationStatus? mine)
    {
        var line = $"{EventLookup.When(s, row)}. {row.Title}";
        var status = row.Status == EventStatus.Cancelled ? s.Text("events.line-cancelled") : mine is { } known ? EventPage.Standing(s, known) : "";
        page.Raw(ParagraphKind.Bullet, status.Length > 0 ? $"{line} — {status}" : line, mine is null ? Privacy.Neutral : Privacy.Personal)
            .Row(new Choice("e." + row.Id, row.Title));
    }
}
