using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Events;

/// <summary>One event as who runs it sees it: a draft as teachers will see it, a published one with its counts and codes. No names.</summary>
internal static class CardPage
{
    public static Turn Show(Situation s, EventState e)
    {
        var page = s.Page().Small("desk.status", ("value", DeskDialogue.Status(s, e.Row)));
        return (e.Row.Status switch
        {
            EventStatus.Draft => Draft(s, EventPage.Describe(s, page, e.Row), e),
            EventStatus.Cancelled => EventPage.Describe(s, page, e.Row).When(e.Row.Reason is not null, p => p.Prose("events.cancelled", ("reason", e.Row.Reason!))),
            _ => Running(s, EventPage.Describe(s, page, e.Row), e),
        }).Back().Show();
    }

    private static Page Draft(Situation s, Page page, EventState e)
    {
        Extras(s, page, e.Row);
        return page
            .When(e.Row.IsComplete, p => p.Prose("desk.preview").Button("publish", "desk.button-publish"))
            .When(!e.Row.IsComplete, p => p.Prose("desk.missing", ("fields", string.Join(", ", EventFields.Missing(e.Row).Select(f => EventFields.Name(s, f))))))
            .Row(Field(s, EventFields.Title), Field(s, EventFields.Kind))
            .Row(Field(s, EventFields.Start), Field(s, EventFields.Length))
            .Row(Field(s, EventFields.Place), Field(s, EventFields.Seats))
            .Row(Field(s, EventFields.Subjects), Field(s, EventFields.Areas))
            .Row(Field(s, EventFields.About))
            .Button("drop", "desk.button-drop");
    }

    private static Page Running(Situation s, Page page, EventState e)
    {
        Extras(s, page, e.Row);
        Counts(page, e);
        Codes(s, page, e);
        var now = s.Context.Now;
        var (from, until) = e.CodeWindow;
        var over = now >= e.EndsAt;
        return page
            .When(e.Facts.CodesOpen && now < until, p => p.Button("close", "desk.button-close"))
            .When(!(e.Facts.CodesOpen && now < until) && now >= from && now < until, p => p.Button("open", "desk.button-open"))
            .When(PaperListDialogue.IsOpen(e, now), p => p.Button("list", "desk.button-list"))
            .When(over, p => p.Button("report", "desk.button-report"))
            .When(over && e.Row.Status != EventStatus.Held, p => p.Button("held", "desk.button-held"))
            .When(now < e.StartsAt, p => p.Row(Field(s, EventFields.Move), Field(s, EventFields.Place)).Row(Field(s, EventFields.Seats), Field(s, EventFields.About)))
            .Row(Field(s, EventFields.Programme), Field(s, EventFields.Report))
            .When(now < e.EndsAt, p => p.Button(EventFields.Key(EventFields.Cancel), "desk.button-cancel"));
    }

    private static void Extras(Situation s, Page page, EventRow row) => page
        .When(row.EndsAt is not null && row.StartsAt is not null, p => p.Bullet("attendance.hours", ("value", EventLookup.HoursLong(row))))
        .Bullet(row.Capacity is null ? "desk.no-limit" : "desk.places", ("n", row.Capacity ?? 0))
        .When(!row.Subjects.IsEmpty, p => p.Bullet("desk.subjects", ("value", string.Join(", ", row.Subjects.Select(x => s.Catalog.FindSubject(x)?.Title ?? x)))))
        .When(!row.Areas.IsEmpty, p => p.Bullet("desk.areas", ("value", string.Join(", ", row.Areas.Select(s.Catalog.AreaTitle)))))
        .When(row.Link is not null, p => p.Bullet("desk.link", ("value", row.Link!)))
        .When(row.Programme is not null, p => p.Bullet("desk.programme", ("value", row.Programme!)))
        .When(row.Report is not null, p => p.Bullet("desk.report", ("value", row.Report!)));

    private static void Counts(Page page, EventState e) => page
        .Bullet("desk.registered", ("n", e.Counts.Registered + e.Counts.Offered + e.Counts.Attended))
        .When(e.Counts.Waiting > 0, p => p.Bullet("events.queue", ("n", e.Counts.Waiting)))
        .When(e.Counts.Offered > 0, p => p.Bullet("desk.offered", ("n", e.Counts.Offered)))
        .When(e.Counts.Attended > 0, p => p.Bullet("desk.attended", ("n", e.Counts.Attended)));

    // The participants' code stands alone, to be read from the far end of a room; the others are for a few people.
    private static void Codes(Situation s, Page page, EventState e)
    {
        if (!e.Facts.CodesOpen || s.Context.Now >= e.CodeWindow.Until)
        {
            return;
        }

        foreach (var code in e.Facts.Codes)
        {
            if (code.Kind == ParticipationKind.Participant)
            {
                page.Heading("desk.code", ("code", code.Code)).Prose("desk.code-how", ("code", code.Code), ("link", "/start a_" + code.Link));
            }
            else
            {
                page.Bullet("desk.code-of", ("kind", AttendanceDialogue.KindTitle(s, code.Kind)), ("code", code.Code));
            }
        }
    }

    private static Choice Field(Situation s, string field) => new(EventFields.Key(field), EventFields.Name(s, field));
}
