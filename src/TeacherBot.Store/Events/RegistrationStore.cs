using System.Diagnostics;
using TeacherBot.Core.Events;

namespace TeacherBot.Store;

/// <summary>A registration as its person's export shows it.</summary>
public sealed record KeptRegistration(string Title, RegistrationStatus Status, ParticipationKind Kind, DateTimeOffset At)
{
    public DateTimeOffset? AttendedAt { get; init; }

    /// <summary>1 to 5; null while none was given.</summary>
    public int? Mark { get; init; }

    /// <summary>«Что примените», opened; null when nothing was said.</summary>
    public Personal<string>? Words { get; init; }
}

/// <summary>Places in events, the queue for them, attendance and feedback. Places are counted under a lock on the event's row.</summary>
public static class RegistrationStore
{
    private static readonly Statement EventLock = Statement.Named("EventLock");
    private static readonly Statement EventCounts = Statement.Named("EventCounts");
    private static readonly Statement EventRegistration = Statement.Named("EventRegistration");
    private static readonly Statement EventTakePlace = Statement.Named("EventTakePlace");
    private static readonly Statement EventJoinQueue = Statement.Named("EventJoinQueue");
    private static readonly Statement EventOffer = Statement.Named("EventOffer");
    private static readonly Statement EventLeave = Statement.Named("EventLeave");
    private static readonly Statement EventLiveOf = Statement.Named("EventLiveOf");
    private static readonly Statement EventCallWaiting = Statement.Named("EventCallWaiting");
    private static readonly Statement EventTell = Statement.Named("EventTell");
    private static readonly Statement EventMarkAttended = Statement.Named("EventMarkAttended");
    private static readonly Statement EventMarkAbsent = Statement.Named("EventMarkAbsent");
    private static readonly Statement EventGiveMark = Statement.Named("EventGiveMark");
    private static readonly Statement EventGiveWords = Statement.Named("EventGiveWords");
    private static readonly Statement EventMovePerson = Statement.Named("EventMovePerson");
    private static readonly Statement EventMoveSignals = Statement.Named("EventMoveSignals");
    private static readonly Statement EventPeople = Statement.Named("EventPeople");
    private static readonly Statement EventIsRegistered = Statement.Named("EventIsRegistered");
    private static readonly Statement JoinWordsOf = Statement.Named("JoinWordsOf");
    private static readonly Statement JoinWords = Statement.Named("JoinWords");
    private static readonly Statement EventExport = Statement.Named("EventExport");
    private static readonly Statement EventGiveNumber = Statement.Named("EventGiveNumber");
    private static readonly Statement EventTellNumbers = Statement.Named("EventTellNumbers");

    public static Core.Events.EventCounts Counts(UnitOfWork unit, string id) => unit.Get(
        EventCounts, r => new Core.Events.EventCounts(r.Int32(0), r.Int32(1), r.Int32(2), r.Int32(3)), ("event", id));

    /// <summary>Null for somebody who never was in the event.</summary>
    public static Registration? Find(UnitOfWork unit, string id, string person) => unit.Find(
        EventRegistration,
        r => new Registration(
            (RegistrationStatus)r.Int32(0),
            (ParticipationKind)r.Int32(1),
            (RegistrationStatus)r.Int32(0) == RegistrationStatus.Waiting ? r.Int32(4) : 0,
            r.Int32OrNull(2),
            r.InstantOrNull(3))
        { Number = r.Int32(5) },
        ("event", id), ("person", person));

    internal static void Apply(UnitOfWork unit, string person, DateTimeOffset at, EventEffect effect)
    {
        switch (effect)
        {
            case Enrol enrol:
                Take(unit, person, enrol, at);
                unit.Execute(EventGiveNumber, ("event", enrol.Row.Id), ("person", person));
                break;
            case MarkByNumbers list:
                unit.Execute(EventTellNumbers, ("event", list.Event), P.List("numbers", list.Numbers.Split(',')), ("at", at));
                break;
            case OfferPlace offer:
                Offer(unit, person, offer);
                break;
            case MarkAttended mark:
                Mark(unit, person, mark, at);
                break;
            case LeaveEvent leave:
                Leave(unit, leave.Event, person, at);
                break;
            case CallWaiting call:
                unit.Execute(EventCallWaiting, ("event", call.Event), ("at", at));
                break;
            case TellRegistered tell:
                unit.Execute(EventTell, ("event", tell.Event), ("kind", tell.Kind), ("change", tell.Change), ("at", at));
                break;
            case MarkAbsent absent:
                unit.Execute(EventMarkAbsent, ("event", absent.Event), ("person", person));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Mark(UnitOfWork unit, string person, MarkAttended mark, DateTimeOffset at)
    {
        unit.Execute(EventMarkAttended, ("event", mark.Row.Id), ("person", person), ("kind", (int)mark.Kind), ("at", at));
        unit.Execute(EventGiveNumber, ("event", mark.Row.Id), ("person", person));
    }

    internal static void Give(UnitOfWork unit, PeopleStore people, string person, GiveFeedback feedback)
    {
        if (feedback.Mark is { } mark)
        {
            unit.Execute(EventGiveMark, ("event", feedback.Event), ("person", person), ("mark", mark));
        }

        if (feedback.Words is { } words)
        {
            unit.Execute(
                EventGiveWords, ("event", feedback.Event), ("person", person), ("words", people.SealFor(unit, person, words, At(feedback.Event, person))));
        }
    }

    internal static bool IsRegistered(UnitOfWork unit, string id, string person) =>
        unit.Scalar(EventIsRegistered, ("event", id), ("person", person)) > 0;

    /// <summary>Ids of people who stand so, after the given one and in order.</summary>
    public static IReadOnlyList<string> People(UnitOfWork unit, string id, RegistrationStatus status, string after, int most) => unit.Query(
        EventPeople, r => r.Text(0), ("event", id), ("status", (int)status), ("after", after), ("most", most));

    internal static void LeaveAll(UnitOfWork unit, string person, DateTimeOffset at)
    {
        foreach (var id in unit.Query(EventLiveOf, r => r.Text(0), ("person", person)))
        {
            Leave(unit, id, person, at);
        }
    }

    internal static void MoveTo(UnitOfWork unit, string from, string to)
    {
        unit.Execute(EventMovePerson, ("from", from), ("to", to));
        unit.Execute(EventMoveSignals, ("from", from), ("to", to));
    }

    /// <summary>Gives the places and the words of a person to the same person under another name.</summary>
    internal static void MoveAll(UnitOfWork unit, PeopleStore people, string from, string to)
    {
        var (before, after) = (people.KeyOf(unit, from), people.KeyOf(unit, to));
        var words = unit.Query(JoinWordsOf, r => (Event: r.Text(0), Words: r.Bytes(1)), ("from", from), ("to", to));
        unit.Execute(EventMovePerson, ("from", from), ("to", to));
        foreach (var (id, box) in words)
        {
            var text = Sealer.Open(before, box, At(id, from));
            unit.Execute(JoinWords, ("event", id), ("person", to), ("words", Sealer.Seal(after, text, At(id, to))));
        }
    }

    /// <summary>Everything kept about one person's events, for that person.</summary>
    public static IReadOnlyList<KeptRegistration> Kept(UnitOfWork unit, Vault vault, string person) => unit.Query(
        EventExport,
        r => new KeptRegistration(r.Text(0), (RegistrationStatus)r.Int32(1), (ParticipationKind)r.Int32(2), r.Instant(3))
        {
            AttendedAt = r.InstantOrNull(4),
            Mark = r.Int32OrNull(5),
            Words = r.BytesOrNull(6) is { } box
                ? new Personal<string>(Sealer.Open(vault.Unwrap(r.Bytes(7), person), box, At(r.Text(8), person)))
                : null,
        },
        ("person", person));

    private static SealedAt At(string id, string person) => new("registrations", "words_sealed", id + "/" + person);

    // An offer that cannot be kept means that the place is gone: the turn decides again.
    private static void Offer(UnitOfWork unit, string person, OfferPlace offer)
    {
        unit.Execute(EventLock, ("event", offer.Row.Id));
        if (unit.Execute(EventOffer, ("event", offer.Row.Id), ("person", person), ("until", offer.Until)) == 0)
        {
            throw new VersionConflictException();
        }
    }

    private static void Leave(UnitOfWork unit, string id, string person, DateTimeOffset at)
    {
        unit.Execute(EventLock, ("event", id));
        unit.Execute(EventLeave, ("event", id), ("person", person));
        unit.Execute(EventCallWaiting, ("event", id), ("at", at));
    }

    // A place that is gone since the decision: the turn decides again.
    private static void Take(UnitOfWork unit, string person, Enrol enrol, DateTimeOffset at)
    {
        unit.Execute(EventLock, ("event", enrol.Row.Id));
        if (enrol.Waiting)
        {
            unit.Execute(EventJoinQueue, ("event", enrol.Row.Id), ("person", person), ("at", at));
        }
        else if (unit.Execute(
            EventTakePlace, ("event", enrol.Row.Id), ("person", person), ("at", at), ("last", (long)EventState.LastOffer.TotalMilliseconds)) == 0)
        {
            throw new VersionConflictException();
        }
    }
}
