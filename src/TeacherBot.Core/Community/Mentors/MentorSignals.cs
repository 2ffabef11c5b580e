using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>What the other side's turns and time say about mentors; each looks again at how things stand.</summary>
public static class MentorSignals
{
    /// <summary>A teacher asks; to the mentor. The object is the pair.</summary>
    public const string Asked = "mentor-asked";

    /// <summary>The mentor has not answered for two days; to the mentor.</summary>
    public const string Waits = "mentor-waits";

    /// <summary>The mentor has not answered for five days; to the teacher.</summary>
    public const string Unanswered = "mentor-unanswered";

    /// <summary>The mentor agreed or not; to the teacher.</summary>
    public const string Answered = "mentor-answered";

    /// <summary>The other one ended it; the mentor who left, and the teacher who did.</summary>
    public const string Ended = "mentor-ended";

    /// <summary>The teacher opened or closed something; to the mentor.</summary>
    public const string Opening = "mentor-opening";

    /// <summary>The mentor agreed to the route; to the teacher.</summary>
    public const string RouteAgreed = "mentor-route";

    /// <summary>Somebody offers to be a mentor; to coordinators. The object is the card.</summary>
    public const string Offered = "mentor-offered";

    /// <summary>A coordinator confirmed the card; to the mentor.</summary>
    public const string Confirmed = "mentor-confirmed";

    /// <summary>The last day of a card is over; to the mentor.</summary>
    public const string Over = "mentor-over";

    /// <summary>A coordinator ended the card; to the mentor.</summary>
    public const string Dismissed = "mentor-dismissed";

    internal const string Open = "me-open";
    private const string OpenDesk = "me-desk";

    public static readonly TimeSpan Reminded = TimeSpan.FromDays(2);

    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    internal static Step On(Situation s, Signal signal)
    {
        if (s.Person.Status != PersonStatus.Active)
        {
            return s.Quiet();
        }

        // An answer to what one asked oneself comes at once; the rest waits for the hours of unasked messages.
        if (signal.Kind != Answered && UnaskedHours.NextAfter(s.Context.Now, s.Municipality) is var allowed && allowed > s.Context.Now)
        {
            return s.Do(new ScheduleSignal(signal.Kind, signal.Object, allowed, $"{signal.Kind}|{signal.Object}|{s.Person.Id}|held")).Quiet();
        }

        return signal.Kind is Offered ? TellDesk(s, signal.Object)
            : signal.Kind is Confirmed or Over or Dismissed ? OfCard(s, signal)
            : !s.Facts.Has(new MentorPairOf(signal.Object), out var pair) ? new Ask(new MentorPairOf(signal.Object))
            : pair is not null ? OfPair(s, signal.Kind, pair)
            : signal.Kind == Ended ? s.Do(new Say(s.Page().Prose("mentor.tell-gone").Build(), Lane.Reminder)).Quiet()
            : s.Quiet();
    }

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action) => s.Person.Status != PersonStatus.Active ? null : action.Verb switch
    {
        Open => MentorDialogue.With(s, action.Object, pair => MentorDialogue.View(s, pair.Id)),
        OpenDesk => s.State.Active is MentorDesk ? s.Go(new MentorDesk()) : s.Push(new MentorDesk()),
        _ => null,
    };

    private static Turn OfPair(Situation s, string kind, MentorPair pair) => (kind, pair.IsMentor, pair.Status) switch
    {
        (Asked, true, MentorPairStatus.Asked) => Say(s, pair, "mentor.tell-asked"),
        (Waits, true, MentorPairStatus.Asked) => Say(s, pair, "mentor.tell-waits"),
        (Unanswered, false, MentorPairStatus.Asked) => Say(s.Do(new ExpireMentorPair(pair.Id)), pair, "mentor.tell-unanswered"),
        (Answered, false, MentorPairStatus.Active) => Say(s, pair, "mentor.tell-agreed"),
        (Answered, false, MentorPairStatus.Declined) => Say(s, pair, "mentor.tell-declined"),
        (Ended, false, MentorPairStatus.Ended) => Say(s, pair, pair.BeganAt is null ? "mentor.tell-declined" : "mentor.tell-left"),
        (Ended, true, MentorPairStatus.Ended) => Say(s, pair, "mentor.tell-ended"),
        (Opening, true, MentorPairStatus.Active) => Say(s, pair, "mentor.tell-opening"),
        (RouteAgreed, false, MentorPairStatus.Active) when pair.AgreedRoute is not null => Say(s, pair, "mentor.tell-route"),
        _ => s.Quiet(),
    };

    private static Turn Say(Situation s, MentorPair pair, string text) => s.Do(new Say(
        s.Page().Prose(text, ("about", ConsultationDialogue.About(s, pair.Subject, pair.Area)), ("what", MentorOpeningPage.What(s, pair.Opened)))
            .Row(s.Page().Choice(Open + "." + pair.Id, "mentor.button-view") with { Kind = ChoiceKind.Action }).Build(),
        Lane.Reminder)).Quiet();

    private static Step TellDesk(Situation s, string card) =>
        !CampaignRights.Runs(s) ? s.Quiet()
        : !s.Facts.Has(new MentorDeskOf(s.Person.Municipality!), out var lines) ? new Ask(new MentorDeskOf(s.Person.Municipality!))
        : lines.All(l => l.Card.Id != card || l.Card.Status != MentorCardStatus.Offered) ? s.Quiet()
        : s.Do(new Say(s.Page().Prose("mentor.tell-offered").Row(s.Page().Choice(OpenDesk + "." + card, "mentor.button-desk") with { Kind = ChoiceKind.Action }).Build(), Lane.Reminder)).Quiet();

    private static Step OfCard(Situation s, Signal signal) => !s.Facts.Has(new MyMentorCard(), out var card) ? new Ask(new MyMentorCard())
        : signal.Kind == Dismissed ? card?.Id == signal.Object ? s.Quiet() : s.Do(new Say(s.Page().Prose("mentor.tell-dismissed").Build(), Lane.Reminder)).Quiet()
        : card?.Id != signal.Object || card.Status != MentorCardStatus.Confirmed ? s.Quiet()
        : signal.Kind == Confirmed ? s.Do(new Say(s.Page().Prose("mentor.tell-confirmed").Build(), Lane.Reminder)).Quiet()
        : card.Until is { } until && until < s.Today ? s.Do(new EndMentorCard(card.Id)).Do(new Say(s.Page().Prose("mentor.tell-over").Build(), Lane.Reminder)).Quiet()
        : s.Quiet();
}
