using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>What the other side's turns and time say to a person about a consultation; each checks again where it stands.</summary>
public static class ConsultationSignals
{
    /// <summary>A question came into the queue, or back to it.</summary>
    public const string Queued = "consultation-queued";

    /// <summary>A colleague handed it on.</summary>
    public const string Transferred = "consultation-transferred";

    /// <summary>The other side said something; the object is consultation|number of the word.</summary>
    public const string Word = "consultation-word";

    /// <summary>The other side closed it.</summary>
    public const string Closed = "consultation-closed";

    /// <summary>The one who took it has said nothing for two days.</summary>
    public const string Idle = "consultation-idle";

    /// <summary>Nobody has taken it for three days.</summary>
    public const string Waiting = "consultation-waiting";

    /// <summary>How long a question waits before those who answer, and the asker, are told that it waits; and again after as long.</summary>
    public static readonly TimeSpan Unheard = TimeSpan.FromHours(72);

    /// <summary>How long a taken question may wait for an answer before it goes back to the queue.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    private static readonly TimeSpan LongestWaiting = TimeSpan.FromDays(30);

    internal const string Open = "co-open";
    private const string ByTheOther = "co-close";

    /// <summary>Name under which the store plans a signal for a person: the same one is planned once.</summary>
    public static string Unique(string kind, string about, string person) => $"{kind}|{about}|{person}";

    internal static Step On(Situation s, Signal signal)
    {
        var parts = signal.Object.Split('|');
        return s.Person.Status != PersonStatus.Active ? s.Quiet()
            : !s.Facts.Has(new ConsultationOf(parts[0]), out var c) ? new Ask(new ConsultationOf(parts[0]))
            : c is null ? s.Quiet()
            : signal.Kind is Word ? Pass(s, c, parts[^1])
            : signal.Kind is Closed ? Over(s, c)
            : signal.Kind is Transferred ? Given(s, c)
            : UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && allowed > s.Context.Now
            ? s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, Unique(signal.Kind, signal.Object, s.Person.Id) + "|held")).Quiet()
            : ByDay(s, signal, c);
    }

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action) => action.Verb switch
    {
        _ when !action.Verb.StartsWith("co-", StringComparison.Ordinal) || s.Person.Status != PersonStatus.Active => null,
        Open => ConsultationDialogue.View(s, action.Object),
        ByTheOther => ConsultationDialogue.With(s, action.Object, c =>
            c is { Party: ConsultationParty.Asker, Status: ConsultationStatus.Claimed } ? ConsultationPage.Close(s, c) : ConsultationDialogue.View(s, c.Id)),
        _ => null,
    };

    // What is said in a dialogue both have entered comes at once; the rest waits for the hours of unasked messages.
    private static Turn ByDay(Situation s, Signal signal, Consultation c) => (signal.Kind, c.Party) switch
    {
        (Queued, ConsultationParty.Outsider) => Tell(s, c, "consultation.new"),
        (Waiting, ConsultationParty.Outsider) => Tell(Again(s, c), c, "consultation.waits"),
        (Waiting, ConsultationParty.Asker) when c.Status == ConsultationStatus.Waiting => Say(Again(s, c), c, s.Page()
            .Prose("consultation.still-waiting", ("about", ConsultationDialogue.About(s, c.Subject, c.Area))).Row(Button(s, Open, c, "consultation.button-open"))),
        (Idle, ConsultationParty.Answerer) when c is { Status: ConsultationStatus.Claimed, Words: [.., { IsOfAsker: true }] } =>
            s.Do(new ReleaseConsultation(c.Id)).Do(new Say(s.Page().Prose("consultation.timed-out").Build(), Lane.Reminder)).Quiet(),
        _ => s.Quiet(),
    };

    // As long as it waits, and not for ever.
    private static Situation Again(Situation s, Consultation c) => c.Status != ConsultationStatus.Waiting || s.Context.Now - c.AskedAt > LongestWaiting ? s
        : s.Do(new ScheduleSignal(Waiting, c.Id, s.Context.Now + Unheard, Unique(Waiting, c.Id, s.Person.Id) + s.Context.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Turn Tell(Situation s, Consultation c, string text)
    {
        if (c.Status != ConsultationStatus.Waiting || !ConsultationRights.Answers(s.Person, c.Municipality))
        {
            return s.Quiet();
        }

        var page = s.Page().Prose(text, ("about", ConsultationDialogue.About(s, c.Subject, c.Area)));
        return s.Do(new Say(page.Row(Button(s, Open, c, "consultation.button-open")).Build(), Lane.Reminder)).Quiet();
    }

    private static Turn Pass(Situation s, Consultation c, string number)
    {
        var word = c.Words.FirstOrDefault(w => w.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == number);
        var isAsker = c.Party == ConsultationParty.Asker;
        if (word is null || c.Party == ConsultationParty.Outsider || word.IsOfAsker == isAsker || (!isAsker && !ConsultationRights.Answers(s.Person, c.Municipality)))
        {
            return s.Quiet();
        }

        var page = s.Page()
            .Typed()
            .Prose(isAsker ? "consultation.word-answer" : "consultation.word-question", ("about", ConsultationDialogue.About(s, c.Subject, c.Area)))
            .Raw(ParagraphKind.Passage, word.Text)
            .Row(Button(s, Open, c, "consultation.button-reply"));
        return Say(s, c, isAsker && c.IsOpen ? page.Row(Button(s, ByTheOther, c, "consultation.button-clear")) : page);
    }

    private static Turn Given(Situation s, Consultation c) => c is not { Party: ConsultationParty.Answerer, Status: ConsultationStatus.Claimed } ? s.Quiet()
        : Say(s, c, s.Page().Typed().Prose("consultation.given", ("about", ConsultationDialogue.About(s, c.Subject, c.Area)))
            .Raw(ParagraphKind.Passage, c.Words[^1].Text)
            .Row(Button(s, Open, c, "consultation.button-open")));

    private static Turn Over(Situation s, Consultation c) => c.Status != ConsultationStatus.Closed || c.Party == ConsultationParty.Outsider ? s.Quiet()
        : Say(s, c, s.Page()
            .When(AnsweringDialogue.AsksTime(c), p => p.Typed())
            .Prose(c.Party == ConsultationParty.Asker ? "consultation.closed-yours" : "consultation.closed-by-asker", ("about", ConsultationDialogue.About(s, c.Subject, c.Area)))
            .Row(Button(s, Open, c, c.Party == ConsultationParty.Asker ? "consultation.button-rate" : "consultation.button-time")));

    private static Turn Say(Situation s, Consultation c, Page page) =>
        s.Do(new Say(page.Thread(ConsultationDialogue.ThreadOf(c.Id), "consultation.subject").Build(), Lane.Reply)).Quiet();

    private static Choice Button(Situation s, string verb, Consultation c, string label) => s.Page().Choice(verb + "." + c.Id, label) with { Kind = ChoiceKind.Action };
}
