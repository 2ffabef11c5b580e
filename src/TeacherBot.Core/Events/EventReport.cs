using System.Collections.Immutable;

namespace TeacherBot.Core.Events;

/// <summary>Where the bearer of a number stands.</summary>
public sealed record NumberedStanding(int Number, RegistrationStatus Status);

/// <summary>How many stand so.</summary>
public sealed record StandingCount(RegistrationStatus Status, int People);

/// <summary>How many took part this way.</summary>
public sealed record KindCount(ParticipationKind Kind, int People);

/// <summary>How many of a school had a place, and how many of them came. Never told but in bands (ruling R3).</summary>
public sealed record SchoolTurnout(string School, int Registered, int Attended);

/// <summary>One event in numbers. Participation is no result: counts of a municipality are exact, schools are told in bands.</summary>
/// <param name="Standings">People by where they stand; a standing nobody has is left out.</param>
/// <param name="Kinds">Those who came, by how they took part.</param>
public sealed record EventReport(ImmutableArray<StandingCount> Standings, ImmutableArray<KindCount> Kinds, ImmutableArray<SchoolTurnout> Schools)
{
    /// <summary>How many gave a mark.</summary>
    public int Marks { get; init; }

    /// <summary>Sum of the marks, 1 to 5 each.</summary>
    public int MarkSum { get; init; }

    public int Of(RegistrationStatus status) => Standings.FirstOrDefault(s => s.Status == status)?.People ?? 0;

    /// <summary>Mean mark in tenths; null when fewer than <paramref name="least"/> gave one, for a mean of few tells who said what.</summary>
    public int? MeanTenths(int least) => Marks < least ? null : ((MarkSum * 20) + Marks) / (2 * Marks);
}
