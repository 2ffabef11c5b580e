using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>What an effect means for the event as this turn goes on to see it.</summary>
internal static class EventChanges
{
    public static Facts After(Facts facts, EventEffect effect, DateTimeOffset now) => effect switch
    {
        SaveEvent save => facts.With(new EventOf(save.Row.Id), Known(facts, save.Row.Id) with { Row = save.Row with { ChangedAt = now } }),
        Enrol enrol => Stand(facts, enrol.Row.Id, enrol.Waiting ? RegistrationStatus.Waiting : RegistrationStatus.Registered),
        LeaveEvent leave => Stand(facts, leave.Event, RegistrationStatus.Cancelled),
        OfferPlace offer => Stand(facts, offer.Row.Id, RegistrationStatus.Offered),
        MarkAttended mark => Stand(facts, mark.Row.Id, RegistrationStatus.Attended, mark.Kind),
        MarkAbsent mark => Stand(facts, mark.Event, RegistrationStatus.Absent),
        OpenAttendance open => facts.With(new EventOf(open.Row.Id), Known(facts, open.Row.Id) with { Codes = open.Codes, CodesOpen = true }),
        CloseAttendance close => facts.With(new EventOf(close.Event), Known(facts, close.Event) with { CodesOpen = false }),
        GiveFeedback { Mark: { } mark } give when facts.Has(new EventOf(give.Event), out var known) && known.Mine is { } mine =>
            facts.With(new EventOf(give.Event), known with { Mine = mine with { Mark = mark } }),
        _ => facts,
    };

    private static EventFacts Known(Facts facts, string id) => facts.Has(new EventOf(id), out var known) ? known : EventFacts.Untouched;

    private static Facts Stand(Facts facts, string id, RegistrationStatus status, ParticipationKind? kind = null)
    {
        if (!facts.Has(new EventOf(id), out var known))
        {
            return facts;
        }

        var mine = known.Mine ?? new Registration(RegistrationStatus.Cancelled, ParticipationKind.Participant, 0, null, null);
        var counts = Counted(Counted(known.Counts, mine.Status, -1), status, 1);
        return facts.With(new EventOf(id), known with
        {
            Counts = counts,
            Mine = mine with
            {
                Status = status,
                Kind = kind ?? mine.Kind,
                Ahead = status == RegistrationStatus.Waiting ? counts.Waiting - 1 : 0,
                OfferUntil = null,
            },
        });
    }

    private static EventCounts Counted(EventCounts counts, RegistrationStatus status, int change) => status switch
    {
        RegistrationStatus.Registered => counts with { Registered = counts.Registered + change },
        RegistrationStatus.Waiting => counts with { Waiting = counts.Waiting + change },
        RegistrationStatus.Offered => counts with { Offered = counts.Offered + change },
        RegistrationStatus.Attended => counts with { Attended = counts.Attended + change },
        _ => counts,
    };
}
