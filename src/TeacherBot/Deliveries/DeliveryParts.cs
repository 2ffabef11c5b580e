using TeacherBot.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>A send that ended, and how.</summary>
internal sealed record Settled(Prepared Ready, SendOutcome Outcome)
{
    /// <summary>Before the first byte.</summary>
    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    /// <summary>No new message went: the peer was not reached, or the living one was left or edited.</summary>
    public bool LeftNothing => Outcome is SendOutcome.NotSent or SendOutcome.TargetLost
        || (Outcome is SendOutcome.Delivered delivered && delivered.Id == Ready.EditTarget);

    /// <summary>The peer spoke: what it said took the whole way there and back.</summary>
    public bool IsAnswered => Outcome is not (SendOutcome.Unknown or SendOutcome.NotSent);
}

/// <summary>What a delivery worker needs besides its channel.</summary>
/// <param name="Texts">The catalogue in use.</param>
/// <param name="Begun">Notes what a crash must know.</param>
internal sealed record DeliveryParts(PeopleStore People, IDocuments Documents, PaceLimits Limits, CurrentCatalog Texts, BegunSends Begun);

/// <summary>Rendered documents by recipe.</summary>
internal interface IDocuments
{
    /// <summary>The file, opened; null when it was never rendered or is erased.</summary>
    DocumentFile? Open(DocumentRecipe recipe);
}
