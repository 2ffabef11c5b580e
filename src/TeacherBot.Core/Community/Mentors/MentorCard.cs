using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>Where an offer to be a mentor stands; the numbers are stored.</summary>
public enum MentorCardStatus
{
    /// <summary>Being filled in: nobody else sees it.</summary>
    Draft = 0,

    /// <summary>Sent: a coordinator reads it.</summary>
    Offered = 1,

    /// <summary>Confirmed by a coordinator: teachers find it.</summary>
    Confirmed = 2,

    /// <summary>Ended by either of them, or by its date.</summary>
    Ended = 3,
}

/// <summary>What somebody offers as a mentor. Anyone may, and nothing says why.</summary>
/// <param name="Areas">Codes of the areas helped with; empty means the whole of one's subjects.</param>
/// <param name="Capacity">Teachers at once, 1 to <see cref="MostPairs"/>.</param>
public sealed record MentorCard(string Id, string Municipality, MentorCardStatus Status, ImmutableArray<string> Areas, int Capacity)
{
    public const int MostPairs = 5;

    /// <summary>Teachers helped now, requests that wait included.</summary>
    public int Taken { get; init; }

    /// <summary>Number of the order that made the person a mentor; null without one.</summary>
    public string? Order { get; init; }

    /// <summary>Day of the order on the calendar of the municipality; null without one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, included; null means until it is ended.</summary>
    public DateOnly? Until { get; init; }

    public bool IsOpen => Status != MentorCardStatus.Ended;
}

/// <summary>A line of the coordinator's list: by name, as the mentor agreed to when offering. Whom a mentor helps is not in it.</summary>
/// <param name="Name">Null when it was taken back since.</param>
public sealed record MentorLine(MentorCard Card, string? Name, string? School, ImmutableArray<string> Subjects);

/// <summary>This person's own card that is not ended; null while there is none.</summary>
public sealed record MyMentorCard : Query<MentorCard?>;

/// <summary>Cards of a municipality that are offered or confirmed, the offered first; at most 100.</summary>
public sealed record MentorDeskOf(string Municipality) : Query<ImmutableArray<MentorLine>>;

/// <summary>A thing done about mentors. The store checks again that the person is whom it takes.</summary>
/// <param name="Id">Of a card or of a pair.</param>
public abstract record MentorEffect(string Id) : Effect;

/// <summary>Writes one's own card, a new one or a changed one.</summary>
public sealed record SaveMentorCard(MentorCard Card) : MentorEffect(Card.Id);

/// <summary>Offers a card; coordinators are told.</summary>
public sealed record OfferMentorCard(string Id) : MentorEffect(Id);

/// <summary>A coordinator confirms a card, or writes another order; the mentor is told.</summary>
public sealed record ConfirmMentorCard(string Id, string? Order, DateOnly? From, DateOnly? Until) : MentorEffect(Id);

/// <summary>Ends a card by its mentor, a coordinator or its date; those who were helped are told and can choose another.</summary>
public sealed record EndMentorCard(string Id) : MentorEffect(Id);
