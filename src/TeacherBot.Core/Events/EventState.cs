using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Events;

/// <summary>Where one person stands with one event; the numbers are stored and read by segments.</summary>
public enum RegistrationStatus
{
    Registered = 0,
    Waiting = 1,

    /// <summary>A freed place is kept for this person for a while.</summary>
    Offered = 2,

    Cancelled = 3,
    Attended = 4,
    Absent = 5,
}

/// <summary>How somebody took part; given by the code that was entered.</summary>
public enum ParticipationKind
{
    Participant = 0,
    Speaker = 1,

    /// <summary>Came with an article.</summary>
    Article = 2,
}

/// <summary>Own registration.</summary>
/// <param name="Ahead">How many wait before this person; 0 unless waiting.</param>
/// <param name="Mark">1 to 5 once feedback was given.</param>
/// <param name="OfferUntil">Until when an offered place is kept; null unless offered.</param>
public sealed record Registration(RegistrationStatus Status, ParticipationKind Kind, int Ahead, int? Mark, DateTimeOffset? OfferUntil)
{
    /// <summary>Within the event, from 1; the same for good. A paper list is kept by it.</summary>
    public int Number { get; init; }
}

/// <summary>How many people stand where. Taken places are those of registered, offered and attended.</summary>
public sealed record EventCounts(int Registered, int Waiting, int Offered, int Attended)
{
    public static readonly EventCounts None = new(0, 0, 0, 0);

    public int Taken => Registered + Offered + Attended;
}

/// <summary>A code that marks attendance while it is open: short to be typed, long for a QR link.</summary>
public sealed record AttendanceCode(ParticipationKind Kind, string Code, string Link);

/// <summary>An open code's event and kind.</summary>
public sealed record CodedEvent(string Event, ParticipationKind Kind);

/// <summary>What the store knows of one event for one person.</summary>
/// <param name="Row">Null while nobody has touched the event of a content file, and for an unknown id.</param>
/// <param name="Codes">Attendance codes ever opened; <see cref="CodesOpen"/> says whether they work now.</param>
public sealed record EventFacts(EventRow? Row, EventCounts Counts, Registration? Mine, ImmutableArray<AttendanceCode> Codes, bool CodesOpen)
{
    public static readonly EventFacts Untouched = new(null, EventCounts.None, null, [], false);
}

/// <summary>One event as a dialogue sees it: what it is, who is in it, and where this person stands.</summary>
public sealed record EventState(EventRow Row, EventFacts Facts)
{
    /// <summary>How long a freed place is kept for one person.</summary>
    public static readonly TimeSpan OfferLasts = TimeSpan.FromHours(24);

    /// <summary>From here to the start nobody is waited for: a free place goes to whoever takes it.</summary>
    public static readonly TimeSpan LastOffer = TimeSpan.FromHours(3);

    private static readonly TimeSpan CodesBefore = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan CodesAfter = TimeSpan.FromHours(2);

    public string Id => Row.Id;

    public Registration? Mine => Facts.Mine;

    public EventCounts Counts => Facts.Counts;

    public DateTimeOffset StartsAt => Row.StartsAt ?? DateTimeOffset.MaxValue;

    public DateTimeOffset EndsAt => Row.EndsAt ?? DateTimeOffset.MaxValue;

    /// <summary>Places nobody holds; null for no limit, never below 0.</summary>
    public int? Free => Row.Capacity is { } capacity ? Math.Max(0, capacity - Counts.Taken) : null;

    /// <summary>From half an hour before the start to two hours after the end attendance may be marked.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) CodeWindow => (StartsAt - CodesBefore, EndsAt + CodesAfter);

    /// <summary>Null for an id that is neither in the content nor in the store.</summary>
    public static EventState? Of(Catalog catalog, string id, EventFacts facts) =>
        EventRow.Merge(catalog.Events.FirstOrDefault(e => e.Id == id), facts.Row) is { } row ? new(row, facts) : null;

    /// <summary>People may still sign up.</summary>
    public bool IsOpen(DateTimeOffset now) => Row.Status is EventStatus.Published or EventStatus.Moved && now < StartsAt;

    /// <summary>A place can be taken now without overtaking anybody who waits.</summary>
    public bool HasPlace(DateTimeOffset now) =>
        (Mine?.Status == RegistrationStatus.Offered && Counts.Taken <= (Row.Capacity ?? int.MaxValue))
        || Free is not { } free
        || (free > 0 && (now > StartsAt - LastOffer || (Mine?.Status == RegistrationStatus.Waiting ? Mine.Ahead < free : Counts.Waiting == 0)));

    /// <summary>Until when a place offered now is kept; null when it is too late to wait for one person.</summary>
    public DateTimeOffset? OfferUntil(DateTimeOffset now)
    {
        var until = now + OfferLasts < StartsAt - LastOffer ? now + OfferLasts : StartsAt - LastOffer;
        return until > now ? until : null;
    }
}
