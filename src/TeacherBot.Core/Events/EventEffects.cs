using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>What a turn does to events and to this person's place in them. A closed family inside the effects.</summary>
public abstract record EventEffect : Effect
{
    private protected EventEffect()
    {
    }
}

/// <summary>Creates or changes an event in a dialogue. Decided on the version before <see cref="EventRow.Version"/>; another one means: decide again.</summary>
public sealed record SaveEvent(EventRow Row) : EventEffect;

/// <summary>Takes a place or joins the end of the wait list. A place that is gone meanwhile means: decide again.</summary>
/// <param name="Waiting">False takes a place, true joins the queue.</param>
public sealed record Enrol(EventRow Row, bool Waiting) : EventEffect;

/// <summary>Gives a place, an offer or a place in the queue back; whoever waits first is told by a signal.</summary>
public sealed record LeaveEvent(string Event) : EventEffect;

/// <summary>Keeps a freed place for this waiting person until the instant.</summary>
public sealed record OfferPlace(EventRow Row, DateTimeOffset Until) : EventEffect;

/// <summary>Signals to as many waiting people as there are free places, first come first served.</summary>
public sealed record CallWaiting(string Event) : EventEffect;

/// <summary>A signal to everybody registered, waiting or offered, this person too. <paramref name="Change"/> keeps two changes apart.</summary>
public sealed record TellRegistered(string Event, string Kind, int Change) : EventEffect;

/// <summary>Opens the attendance codes of an event until the instant; older ones stop working.</summary>
public sealed record OpenAttendance(EventRow Row, ImmutableArray<AttendanceCode> Codes, DateTimeOffset Until) : EventEffect;

/// <summary>The codes stop working; those who entered them stay marked.</summary>
public sealed record CloseAttendance(string Event) : EventEffect;

/// <summary>This person was there; also somebody who had not registered.</summary>
public sealed record MarkAttended(EventRow Row, ParticipationKind Kind) : EventEffect;

/// <summary>A paper list says that the bearers of these numbers were there: a signal to each. Numbers are apart by commas.</summary>
public sealed record MarkByNumbers(string Event, string Numbers) : EventEffect;

/// <summary>Registered, and not among those who marked themselves; a list handed in later may still change it.</summary>
public sealed record MarkAbsent(string Event) : EventEffect;

/// <summary>Feedback: a mark from 1 to 5, or «что примените» sealed under the person's key; null leaves what was said before.</summary>
public sealed record GiveFeedback(string Event, int? Mark, string? Words) : EventEffect;
