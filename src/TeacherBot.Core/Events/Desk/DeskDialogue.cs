using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Events;

/// <summary>The desk of whoever runs events: the list, and a new draft. Rights are asked at every step, for they end while a screen is open.</summary>
internal static class DeskDialogue
{
    private const int Listed = 12;

    /// <summary>Bound by the rows one query reads.</summary>
    private const int MostDrafts = 20;

    /// <summary>/events.</summary>
    public static Step Command(Situation s) =>
        EventRights.Municipality(s) is null ? s.Hint("desk.refused")
        : s.State.Active is EventDesk ? s.Go(new EventDesk())
        : s.Push(new EventDesk());

    public static Step Open(Situation s) => EventRights.Municipality(s) is null ? s.Hint("desk.refused") : s.Push(new EventDesk());

    public static Step Show(Situation s) => s.State.Active switch
    {
        EventDesk => EventRights.Municipality(s) is { } town ? ShowDesk(s, town) : s.Noting("desk.refused").Pop(),
        EventCard card => Mine(s, card.Event, e => CardPage.Show(s, e)),
        EventField field => Mine(s, field.Event, e => FieldDialogue.Show(s, e, field.Field)),
        PaperListEntry list => Mine(s, list.Event, e => PaperListDialogue.Show(s, e)),
        EventReportView report => Mine(s, report.Event, e => EventReportPage.Show(s, e)),
        EventYear => EventRights.Municipality(s) is { } town ? NormsPage.Show(s, town) : s.Noting("desk.refused").Pop(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (EventDesk, Pressed { Key: "new" }) => Create(s),
        (EventDesk, Pressed { Key: "year" }) => s.Push(new EventYear()),
        (EventDesk, Pressed { Key: ['c', '.', .. var id] }) => s.Push(new EventCard(id)),
        (EventDesk, Pressed) => s.Pop(),
        (EventCard card, Pressed pressed) => Mine(s, card.Event, e => CardDialogue.On(s, e, pressed.Key)),
        (PaperListEntry list, TextSaid said) => Mine(s, list.Event, e => PaperListDialogue.On(s, e, said.Text)),
        (EventReportView report, Pressed pressed) => EventReportPage.On(s, report.Event, pressed.Key),
        (PaperListEntry or EventYear, Pressed) => s.Pop(),
        (EventField field, Pressed or TextSaid) => Mine(s, field.Event, e => FieldDialogue.On(s, e, field.Field)),
        _ => s.Hint("hint.use-buttons"),
    };

    // Refusal first: an event of another municipality is not even looked at.
    private static Step Mine(Situation s, string id, Func<EventState, Step> then) => EventRights.Municipality(s) is null
        ? s.Noting("desk.refused").Pop()
        : EventLookup.Of(s, id, e => EventRights.Holds(s, e.Row.Municipality) ? then(e) : s.Noting("desk.refused").Pop());

    private static Step Create(Situation s)
    {
        if (EventRights.Municipality(s) is not { } town)
        {
            return s.Noting("desk.refused").Pop();
        }

        if (!s.Facts.Has(new EventRows(town), out var rows))
        {
            return new Ask(new EventRows(town));
        }

        if (rows.Count(r => r.Status == EventStatus.Draft) >= MostDrafts)
        {
            return s.Hint("desk.many-drafts");
        }

        var row = new EventRow(s.Context.NewId("event"), town) { Status = EventStatus.Draft, Version = 1, CreatedBy = s.Person.Id };
        return s.Do(new SaveEvent(row)).Push(new EventField(row.Id, EventFields.Title));
    }

    private static Step ShowDesk(Situation s, string town)
    {
        if (!s.Facts.Has(new EventRows(town), out var rows))
        {
            return new Ask(new EventRows(town));
        }

        var shown = EventRow.All(s.Catalog, town, rows)
            .Where(r => r.Status != EventStatus.Cancelled && !(r.EndsAt < s.Context.Now.AddDays(-60)))
            .OrderBy(r => r.Status != EventStatus.Draft)
            .ThenBy(r => r.EndsAt < s.Context.Now)
            .Take(Listed);
        var page = s.Page().Heading("desk.title").Prose("desk.what");
        foreach (var row in shown)
        {
            var title = row.Title.Length > 0 ? row.Title : s.Text("events.no-title");
            page.Raw(ParagraphKind.Bullet, $"{EventLookup.When(s, row)}. {title} — {Status(s, row)}", Privacy.Neutral).Row(new Choice("c." + row.Id, title));
        }

        return page.Button("new", "desk.button-new").Button("year", "desk.button-year").Back().Show();
    }

    public static string Status(Situation s, EventRow row) => row.Status switch
    {
        EventStatus.Draft => s.Text("event-status.draft"),
        EventStatus.Published when row.EndsAt < s.Context.Now => s.Text("event-status.over"),
        EventStatus.Published => s.Text("event-status.published"),
        EventStatus.Moved => s.Text("event-status.moved"),
        EventStatus.Cancelled => s.Text("event-status.cancelled"),
        EventStatus.Held => s.Text("event-status.held"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
