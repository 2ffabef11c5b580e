using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>What the other side's turns and time say about a practice; each checks again where it stands.</summary>
public static class PracticeSignals
{
    /// <summary>Beginning of the names of all of them.</summary>
    public const string All = "practice-";

    /// <summary>A practice was sent, or sent again.</summary>
    public const string Queued = "practice-queued";

    /// <summary>Nobody has decided about it for a week: told to methodists and the author.</summary>
    public const string Waiting = "practice-waiting";

    /// <summary>The author took back what this methodist had opened.</summary>
    public const string Gone = "practice-gone";

    public const string Returned = "practice-returned";

    public const string Published = "practice-published";

    internal const string Open = "pr-open";

    /// <summary>How long it waits before those who read, and its author, are told; and again after as long.</summary>
    public static readonly TimeSpan Unread = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongestWaiting = TimeSpan.FromDays(60);

    /// <summary>Name under which a signal is planned for a person: the same one is planned once.</summary>
    public static string Unique(string kind, string practice, string person, DateTimeOffset at) =>
        $"{kind}|{practice}|{person}|{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";

    internal static Step On(Situation s, Signal signal) =>
        s.Person.Status != PersonStatus.Active ? s.Quiet()
        : signal.Kind == Gone ? s.Do(new Say(s.Page().Prose("practice.was-taken-back").Build(), Lane.Reply)).Quiet()
        : !s.Facts.Has(new PracticeOf(signal.Object), out var p) ? new Ask(new PracticeOf(signal.Object))
        : p is null ? s.Quiet()
        : signal.Kind is Returned or Published ? Decided(s, signal.Kind, p)
        : UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && allowed > s.Context.Now
        ? s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, Unique(signal.Kind, signal.Object, s.Person.Id, allowed))).Quiet()
        : ByDay(s, signal.Kind, p);

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action) =>
        action.Verb != Open || s.Person.Status != PersonStatus.Active ? null : PracticeDialogue.Open(s, action.Object);

    // Its own doing is answered at once, whatever the hour.
    private static Turn Decided(Situation s, string kind, Practice p) => !p.IsMine || p.Status != (kind == Published ? PracticeStatus.Published : PracticeStatus.Returned) ? s.Quiet()
        : Say(s, p, kind == Published ? "practice.published-yours" : "practice.returned-yours", Lane.Reply);

    private static Turn ByDay(Situation s, string kind, Practice p) => p.Status != PracticeStatus.Submitted || (kind == Waiting && s.Context.Now - p.SubmittedAt < Unread) ? s.Quiet()
        : PracticeDialogue.Reads(s, p) ? Say(kind == Waiting ? Again(s, p) : s, p, kind == Waiting ? "practice.waits" : "practice.new-to-read", Lane.Reminder)
        : p.IsMine && kind == Waiting ? Say(Again(s, p), p, "practice.still-waits", Lane.Reminder)
        : s.Quiet();

    // As long as it waits, and not for ever.
    private static Situation Again(Situation s, Practice p) => s.Context.Now - p.SubmittedAt > LongestWaiting ? s
        : s.Do(new ScheduleSignal(Waiting, p.Id, s.Context.Now + Unread, Unique(Waiting, p.Id, s.Person.Id, s.Context.Now)));

    private static Turn Say(Situation s, Practice p, string text, Lane lane) =>
        s.Do(new Say(s.Page().Prose(text, ("title", p.Card.Title)).Row(s.Page().Choice(Open + "." + p.Id, "practice.button-open") with { Kind = ChoiceKind.Action }).Build(), lane)).Quiet();
}
