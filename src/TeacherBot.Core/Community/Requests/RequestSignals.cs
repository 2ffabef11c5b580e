using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>What the other side's turns and time say to a person about a request; each checks again where it stands.</summary>
public static class RequestSignals
{
    /// <summary>Beginning of all of them.</summary>
    public const string Beginning = "request-";

    /// <summary>A request came into the queue.</summary>
    public const string Queued = Beginning + "queued";

    /// <summary>Nobody has decided it for a week.</summary>
    public const string Waiting = Beginning + "waiting";

    /// <summary>It was accepted or declined.</summary>
    public const string Decided = Beginning + "decided";

    /// <summary>The asker took it back after it was accepted.</summary>
    public const string Withdrawn = Beginning + "withdrawn";

    /// <summary>It was done; a visit has its record to be confirmed.</summary>
    public const string Held = Beginning + "held";

    /// <summary>The school has not looked at the record for a week.</summary>
    public const string Unconfirmed = Beginning + "unconfirmed";

    /// <summary>The school has answered the record.</summary>
    public const string Answered = Beginning + "answered";

    /// <summary>How long a request waits before both sides are told that it waits; and again after as long.</summary>
    public static readonly TimeSpan Unheard = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongestWaiting = TimeSpan.FromDays(60);

    internal const string Open = "rq-open";
    private const string Was = "rq-was";

    /// <summary>Name under which the store plans a signal for a person: the same one is planned once.</summary>
    public static string Unique(string kind, string about, string person) => $"{kind}|{about}|{person}";

    internal static Step On(Situation s, Signal signal) => s.Person.Status != PersonStatus.Active ? s.Quiet()
        : !s.Facts.Has(new RequestOf(signal.Object), out var r) ? new Ask(new RequestOf(signal.Object))
        : r is null || !(r.IsMine || RequestRights.Decides(s, r)) ? s.Quiet()
        : signal.Kind is Queued or Waiting or Unconfirmed && UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && allowed > s.Context.Now
        ? s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, Unique(signal.Kind, signal.Object, s.Person.Id) + "|held")).Quiet()
        : Tell(s, signal.Kind, r);

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action) => action.Verb switch
    {
        not (Open or Was) => null,
        _ when s.Person.Status != PersonStatus.Active => null,
        Was => RequestDialogue.With(s, action.Object, r => RequestPage.IsAsked(r) ? VisitRecordDialogue.Answered(s, r, "") : RequestDialogue.View(s, r.Id)),
        _ => RequestDialogue.With(s, action.Object, r => RequestDialogue.View(s, r.Id)),
    };

    private static Turn Tell(Situation s, string kind, SupportRequest r) => (kind, r) switch
    {
        (Queued, { IsMine: false, Status: RequestStatus.Waiting }) => Say(s, r, "request.new", Lane.Reminder),
        (Waiting, { Status: RequestStatus.Waiting }) => Say(Again(s, r), r, r.IsMine ? "request.still-waiting" : "request.waits", Lane.Reminder),
        (Decided, { IsMine: true, Status: RequestStatus.Accepted }) => Say(s, r, "request.yours-accepted", Lane.Reply),
        (Decided, { IsMine: true, Status: RequestStatus.Declined }) => Say(s, r, "request.yours-declined", Lane.Reply),
        (Withdrawn, { IsMine: false, Status: RequestStatus.Withdrawn }) => Say(s, r, "request.taken-back", Lane.Reply),
        (Held, { IsMine: true, Status: RequestStatus.Held }) => Say(s, r, r.Kind == RequestKind.Visit ? "request.visit-recorded" : "request.yours-held", Lane.Reply),
        (Unconfirmed, _) when RequestPage.IsAsked(r) => Say(s, r, "request.visit-unconfirmed", Lane.Reminder),
        (Answered, { IsMine: false, Status: RequestStatus.Held }) => Say(s, r, string.IsNullOrEmpty(r.Word(RequestWord.Remark)) ? "request.visit-confirmed" : "request.visit-remarked", Lane.Reply),
        _ => s.Quiet(),
    };

    // As long as it waits, and not for ever.
    private static Situation Again(Situation s, SupportRequest r) => s.Context.Now - r.AskedAt > LongestWaiting ? s
        : s.Do(new ScheduleSignal(Waiting, r.Id, s.Context.Now + Unheard, Unique(Waiting, r.Id, s.Person.Id) + s.Context.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Turn Say(Situation s, SupportRequest r, string text, Lane lane)
    {
        var about = RequestWords.About(s, r.Kind, r.Form);
        var page = s.Page().Prose(text, ("about", r.IsMine || r.Kind == RequestKind.Topic ? about : $"{RequestWords.School(s, r.School)}, {about}"))
            .When(r is { Status: RequestStatus.Accepted, Planned: not null, IsMine: true }, p => p.Prose("request.planned", ("day", RussianDate.DayAndMonth(r.Planned!.Value))))
            .When(r is { Status: RequestStatus.Declined, IsMine: true }, p => p.Prose("request.reason", ("text", r.Word(RequestWord.Reason) ?? "")))
            .When(RequestPage.IsAsked(r), p => p.Row(Button(s, Was, r, "request.button-was")))
            .Row(Button(s, Open, r, "request.button-open"));
        return s.Do(new Say(page.Build(), lane)).Quiet();
    }

    private static Choice Button(Situation s, string verb, SupportRequest r, string label) => s.Page().Choice(verb + "." + r.Id, label) with { Kind = ChoiceKind.Action };
}
