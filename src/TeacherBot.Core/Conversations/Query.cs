using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Conversations;

/// <summary>Something a decision needs to know; answered inside the same transaction. A closed family.</summary>
public abstract record Query
{
    private protected Query()
    {
    }
}

/// <summary>A question whose answer has a type.</summary>
public abstract record Query<T> : Query
{
    private protected Query()
    {
    }
}

/// <summary>An attempt of this person with its responses; null when it is somebody else's or erased.</summary>
public sealed record AttemptOf(string Id) : Query<Attempt?>;

/// <summary>Attempts in progress, newest first, without responses.</summary>
public sealed record OpenAttempts : Query<ImmutableArray<Attempt>>;

/// <summary>Completed attempts, newest first, without responses; at most 20.</summary>
public sealed record CompletedAttempts : Query<ImmutableArray<Attempt>>;

/// <summary>What this person has closed of one instrument.</summary>
public sealed record AreaHistory(string Instrument) : Query<ImmutableArray<AreaTaken>>;

/// <summary>One area taken before in one form; explained when any of its explanations was opened.</summary>
public sealed record AreaTaken(string Area, string Form, DateTimeOffset ClosedAt, bool Explained)
{
    /// <summary>Right responses, of so many that count.</summary>
    public int Right { get; init; }

    public int Valid { get; init; }
}

/// <summary>An anonymous attempt by its token; null when it was thrown away or never begun.</summary>
public sealed record AnonymousAttemptOf(string Token) : Query<Attempt?>;

/// <summary>Whether the person took part in this version of an anonymous questionnaire.</summary>
public sealed record AnonymousTaken(string Instrument, int Version) : Query<bool>;

/// <summary>An invite by its code; null when there is none, it is spent by somebody else, revoked or expired.</summary>
public sealed record InviteOf(string Code) : Query<RoleGrant?>;

/// <summary>The person whose recovery code this is; null when nobody's. Guesses are counted by the store and refused after ten a day.</summary>
public sealed record PersonByRecoveryCode(string Code) : Query<string?>;

/// <summary>Whether this other person is with us.</summary>
public sealed record IsActive(string Person) : Query<bool>;

/// <summary>Whether the speaker can be reached at another address, one that they alone read.</summary>
public sealed record HasOwnAddressElsewhere : Query<bool>;

/// <summary>How many others joined this school in this position.</summary>
public sealed record OthersAt(string Municipality, string School, string Position) : Query<int>;

/// <summary>Codes of schools that were renewed; a school that is not here has the code of its file.</summary>
public sealed record SchoolCodes : Query<ImmutableArray<RenewedCode>>;

/// <summary>A renewed code.</summary>
/// <param name="Was">Code of the school's file at that time: a newer one in the file wins over this one.</param>
public sealed record RenewedCode(string Municipality, string School, string Was, string Code, DateTimeOffset RenewedAt);

/// <summary>The name the person gave; null when none.</summary>
public sealed record NameOf : Query<string?>;

/// <summary>Who read this person's individual records, newest first; at most 20.</summary>
public sealed record ReadsOfMyRecords : Query<ImmutableArray<RecordRead>>;

/// <summary>One read of an individual record.</summary>
public sealed record RecordRead(DateTimeOffset At, string Who, string What);
