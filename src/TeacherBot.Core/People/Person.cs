using System.Collections.Immutable;

namespace TeacherBot.Core.People;

/// <summary>Where a person stands with us.</summary>
public enum PersonStatus
{
    /// <summary>No consent yet: nothing but the address is kept, for 24 hours.</summary>
    Guest = 0,

    Active = 1,

    /// <summary>Consent withdrawn: blocked at once, erased by the deadline.</summary>
    Withdrawn = 2,
}

/// <summary>What a role lets a person come for. Rights grow only by grants with a scope.</summary>
public enum Role
{
    Teacher = 0,
    Head = 1,
    Mentor = 2,
    Methodist = 3,
    Coordinator = 4,
    Administrator = 5,
}

/// <summary>A role inside a scope: «*», a municipality, «municipality/cluster:ID» or «municipality/school:ID».</summary>
public sealed record RoleGrant(Role Role, string Scope);

/// <summary>What every turn knows about who is speaking. Names and addresses are not here: they stay sealed in the store.</summary>
/// <param name="Id">Time-ordered text id without meaning.</param>
public sealed record Person(string Id, PersonStatus Status)
{
    public string? Municipality { get; init; }

    public string? School { get; init; }

    /// <summary>teacher, head or other; null until chosen.</summary>
    public string? Position { get; init; }

    public bool HasName { get; init; }

    public bool HasRecoveryCode { get; init; }

    /// <summary>«Больше не напоминать» pressed: no reminders of unfinished portions.</summary>
    public bool RemindersOff { get; init; }

    /// <summary>Name, further subjects and mailing were asked after the first result.</summary>
    public bool ExtrasAsked { get; init; }

    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>Versions of the consents in force by kind.</summary>
    public ImmutableDictionary<string, int> Consents { get; init; } = ImmutableDictionary<string, int>.Empty;

    public ImmutableArray<RoleGrant> Roles { get; init; } = [];

    /// <summary>The role being worked in, when the person holds several; null for the teacher's.</summary>
    public Role? Hat { get; init; }

    public bool Joined => Status == PersonStatus.Active && School is not null && Position is not null && !Subjects.IsEmpty;
}
