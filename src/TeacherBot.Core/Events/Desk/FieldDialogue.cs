using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Events;

/// <summary>One field of an event: typed, or chosen by buttons. In a new draft the next missing one follows by itself.</summary>
internal static class FieldDialogue
{
    public static Step Show(Situation s, EventState e, string field)
    {
        if (!EventFields.Editable(e, field, s.Context.Now))
        {
            return s.Noting("desk.not-now").Pop();
        }

        var page = s.Page().Prose("desk-ask." + field);
        switch (field)
        {
            case EventFields.Kind:
                Rows(page, EventRow.Kinds.Select((k, i) => new Choice(string.Create(CultureInfo.InvariantCulture, $"k.{i}"), k) { Chosen = k == e.Row.Kind }));
                break;
            case EventFields.Subjects:
                Rows(page, s.Catalog.Subjects.Select(x => new Choice("j." + x.Id, x.Title) { Chosen = e.Row.Subjects.Contains(x.Id) }));
                page.Button("done", "button.done");
                break;
            case EventFields.Areas:
                Rows(page, AreasFor(s, e.Row).Select(a => new Choice("a." + a.Code, a.Short) { Chosen = e.Row.Areas.Contains(a.Code) }));
                page.Button("done", "button.done");
                break;
            default:
                page.Typed().When(field == EventFields.Seats, p => p.Button("none", "desk.button-no-limit"));
                break;
        }

        return page.Button("back", e.Row.Status == EventStatus.Draft ? "desk.button-card" : "button.back").Show();
    }

    public static Step On(Situation s, EventState e, string field) => s.Inbound.Body switch
    {
        _ when !EventFields.Editable(e, field, s.Context.Now) => s.Noting("desk.not-now").Pop(),
        Pressed { Key: "back" or "done" } => ToCard(s, e.Id),
        Pressed pressed => Chosen(s, e.Row, field, pressed.Key),
        TextSaid said when field is not (EventFields.Kind or EventFields.Subjects or EventFields.Areas) => FieldEntry.Read(s, e, field, said.Text.Trim()) switch
        {
            (null, { } hint) => s.Hint(hint),
            ({ } row, _) => Enter(s, e, field, row),
            _ => s.Hint("hint.use-buttons"),
        },
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Chosen(Situation s, EventRow row, string field, string key) => (field, key) switch
    {
        (EventFields.Kind, ['k', '.', .. var index]) when int.TryParse(index, CultureInfo.InvariantCulture, out var i) && i >= 0 && i < EventRow.Kinds.Length =>
            Next(s, row with { Kind = EventRow.Kinds[i] }),
        (EventFields.Seats, "none") => Seats(s, row with { Capacity = null }),
        (EventFields.Subjects, ['j', '.', .. var id]) when s.Catalog.FindSubject(id) is not null => CardDialogue.Save(s, row with { Subjects = Toggled(row.Subjects, id) }),
        (EventFields.Areas, ['a', '.', .. var code]) when s.Catalog.Areas.ContainsKey(code) => CardDialogue.Save(s, row with { Areas = Toggled(row.Areas, code) }),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Enter(Situation s, EventState e, string field, EventRow row) => field switch
    {
        EventFields.Cancel => Announce(s, row, EventSignals.Cancelled, "desk.cancelled", e.Counts),
        EventFields.Move or EventFields.Place when row.Status != EventStatus.Draft => Announce(s, row, EventSignals.Moved, "desk.moved", e.Counts),
        EventFields.Seats => Seats(s, row),
        _ => Next(s, row),
    };

    // Everybody concerned is told by a signal each; calendars see the sequence grow.
    private static Step Announce(Situation s, EventRow row, string kind, string note, EventCounts counts)
    {
        var changed = row with { Sequence = row.Sequence + 1 };
        var told = s.Do(CardDialogue.Change(changed)).Do(new TellRegistered(row.Id, kind, changed.Sequence));
        if (kind == EventSignals.Cancelled)
        {
            told = told.Do(new CloseAttendance(row.Id));
        }

        return ToCard(told.Noting(note, ("n", counts.Registered + counts.Waiting + counts.Offered)), row.Id);
    }

    private static Step Seats(Situation s, EventRow row) => row.Status == EventStatus.Draft
        ? Next(s, row)
        : ToCard(s.Do(CardDialogue.Change(row)).Do(new CallWaiting(row.Id)).Noting("data.saved"), row.Id);

    // A new draft is filled in one go; afterwards a field leads back to the card.
    private static Step Next(Situation s, EventRow row)
    {
        var saved = s.Do(CardDialogue.Change(row));
        return row.Status == EventStatus.Draft && EventFields.Missing(row).FirstOrDefault() is { } missing
            ? saved.Go(new EventField(row.Id, missing))
            : ToCard(saved, row.Id);
    }

    // The card may lie underneath, or not yet be there at all.
    private static Step ToCard(Situation s, string id) =>
        s.State.Paused.LastOrDefault() is EventCard card && card.Event == id ? s.Pop() : s.Go(new EventCard(id));

    private static IEnumerable<Content.ContentArea> AreasFor(Situation s, EventRow row) => s.Catalog.Areas.Values
        .Where(a => row.Subjects.IsEmpty ? a.Subject is null : a.Subject is not null && row.Subjects.Contains(a.Subject))
        .OrderBy(a => a.Code, StringComparer.Ordinal)
        .Take(40);

    private static ImmutableArray<string> Toggled(ImmutableArray<string> list, string id) => list.Contains(id) ? list.Remove(id) : list.Add(id);

    private static void Rows(Page page, IEnumerable<Choice> choices)
    {
        foreach (var pair in choices.Chunk(2))
        {
            page.Row(pair);
        }
    }
}
