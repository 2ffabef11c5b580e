using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Events;

/// <summary>One event as a teacher or a guest sees it.</summary>
internal static class EventPage
{
    public static Step Show(Situation s, EventState e)
    {
        if (e.Row.Status == EventStatus.Draft)
        {
            return s.Noting("events.gone").Pop();
        }

        var wishes = Enumerable.Empty<string>();
        if (CourseWishDialogue.Offers(s, e))
        {
            if (!s.Facts.Has(new MyCourseWishes(), out var mine))
            {
                return new Ask(new MyCourseWishes());
            }

            wishes = mine;
        }

        var page = Describe(s, s.Page(), e.Row);
        if (e.Row.Status == EventStatus.Cancelled)
        {
            page.Prose("events.cancelled", ("reason", e.Row.Reason ?? ""));
        }
        else
        {
            Places(s, page, e);
            Mine(s, page, e);
        }

        Buttons(s, page, e);
        return page.When(CourseWishDialogue.Offers(s, e), p => CourseWishDialogue.Button(p, e, wishes)).Back().Show();
    }

    /// <summary>Title, annotation, kind, time, place: the same words in the preview of a draft.</summary>
    public static Page Describe(Situation s, Page page, EventRow row) => page
        .Raw(ParagraphKind.Heading, row.Title.Length > 0 ? row.Title : s.Text("events.no-title"), Privacy.Neutral)
        .When(row.Annotation.Length > 0, p => p.Raw(ParagraphKind.Prose, row.Annotation, Privacy.Neutral))
        .When(row.Kind.Length > 0, p => p.Bullet("events.kind", ("value", row.Kind)))
        .Bullet("events.when", ("value", EventLookup.When(s, row)))
        .When(row.Place.Length > 0, p => p.Bullet("events.where", ("value", row.Place)))
        .When(s.Person.Municipality != row.Municipality, p => p.Bullet("events.organiser", ("value", EventLookup.Town(s, row)?.Title ?? row.Municipality)))
        .When(row.Status == EventStatus.Moved, p => p.Small("events.moved"));

    /// <summary>Where somebody stands, in a few words for a line of a list.</summary>
    public static string Standing(Situation s, RegistrationStatus status) => status switch
    {
        RegistrationStatus.Registered => s.Text("standing.registered"),
        RegistrationStatus.Waiting => s.Text("standing.waiting"),
        RegistrationStatus.Offered => s.Text("standing.offered"),
        RegistrationStatus.Cancelled => s.Text("standing.cancelled"),
        RegistrationStatus.Attended => s.Text("standing.attended"),
        RegistrationStatus.Absent => s.Text("standing.absent"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Places(Situation s, Page page, EventState e)
    {
        if (!e.IsOpen(s.Context.Now))
        {
            page.Small(s.Context.Now > e.EndsAt ? "events.over" : "events.going-on");
        }
        else if (e.Row.Capacity is { } all)
        {
            _ = e.Free is not > 0 ? page.Bullet("events.places-none", ("all", all))
                : e.HasPlace(s.Context.Now) ? page.Bullet("events.places-free", ("n", e.Free.Value), ("all", all))
                : page.Bullet("events.places-offered", ("all", all));
            page.When(e.Counts.Waiting > 0, p => p.Bullet("events.queue", ("n", e.Counts.Waiting)));
        }
    }

    private static void Mine(Situation s, Page page, EventState e)
    {
        switch (e.Mine)
        {
            case { Status: RegistrationStatus.Registered }:
                page.Prose(s.Context.Now < e.StartsAt ? "events.you-are-in" : "events.say-code").When(e.Mine.Number > 0, p => p.Small("events.your-number", ("n", e.Mine.Number)));
                break;
            case { Status: RegistrationStatus.Waiting } waiting:
                page.Prose("events.you-wait", ("n", waiting.Ahead + 1));
                break;
            case { Status: RegistrationStatus.Offered, OfferUntil: { } until }:
                page.Prose("event-offer.until", ("at", EventLookup.At(s, e.Row, until)));
                break;
            case { Status: RegistrationStatus.Attended } attended:
                page.Prose("events.you-were-there", ("kind", AttendanceDialogue.KindTitle(s, attended.Kind)), ("hours", EventLookup.HoursLong(e.Row)));
                break;
            default:
                break;
        }
    }

    private static void Buttons(Situation s, Page page, EventState e)
    {
        var now = s.Context.Now;
        var status = e.Mine?.Status;
        var takes = status is null or RegistrationStatus.Cancelled or RegistrationStatus.Absent;
        var calendar = s.Person.Status == PersonStatus.Active && e.EndsAt > now
            && status is RegistrationStatus.Registered or RegistrationStatus.Waiting or RegistrationStatus.Offered;
        page.When(e.IsOpen(now) && takes, p => p.Button("register", e.HasPlace(now) ? "events.button-register" : "events.button-queue"))
            .When(e.IsOpen(now) && status == RegistrationStatus.Waiting && e.HasPlace(now), p => p.Button("register", "events.button-take"))
            .When(e.IsOpen(now) && status == RegistrationStatus.Waiting, p => p.Button("leave", "events.button-leave-queue"))
            .When(e.IsOpen(now) && status == RegistrationStatus.Registered, p => p.Button("leave", "events.button-leave"))
            .When(e.IsOpen(now) && status == RegistrationStatus.Offered, p => p.Row(p.Choice("register", "events.button-take"), p.Choice("leave", "events.button-cannot")))
            .When(e.Row.Link is not null && e.Row.IsOn, p => p.Row(new Choice(e.Row.Link!, s.Text("events.button-link")) { Kind = ChoiceKind.Link }))
            .When(calendar, p => p.Button("ics", "events.button-calendar"));
    }
}
