using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Reports;

/// <summary>A need that an outside centre or procedure found, already summed up: the register lists it with its source.</summary>
/// <param name="Category">Педагоги or управленцы.</param>
/// <param name="Type">Kind of the area, in words.</param>
/// <param name="Found">People who have it, of so many who were measured.</param>
/// <param name="Source">Who found it.</param>
public sealed record ExternalNeed(string Category, string Subject, string Type, string Area, int Found, int Measured, string Source)
{
    /// <summary>Longest text of a field, in characters.</summary>
    public const int Longest = 120;

    /// <summary>Most people.</summary>
    public const int Most = 1_000_000;
}

/// <summary>What outside centres found in the year of a campaign of the person's municipality, in the order of the file.</summary>
public sealed record ExternalNeedsOf(string Campaign) : Query<ImmutableArray<ExternalNeed>>;
