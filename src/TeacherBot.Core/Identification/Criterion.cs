using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Identification;

/// <summary>What a criterion speaks of; a school is listed for each by itself.</summary>
public enum CriterionGroup
{
    /// <summary>ШНРО.</summary>
    LowResults = 0,

    /// <summary>ШНСУ.</summary>
    AdverseConditions = 1,

    /// <summary>Школа в зоне риска.</summary>
    RiskZone = 2,
}

/// <summary>How a criterion is judged.</summary>
public enum CriterionRule
{
    /// <summary>
    /// Among the lowest percent of schools by results: each result, on a scale of 100, less the mean of the municipality's schools in that
    /// procedure and year, the mean of these differences over all years. So a school without ЕГЭ is not compared by another's ЕГЭ.
    /// </summary>
    LowestResults = 0,

    /// <summary>
    /// Among the lowest percent of schools by an index: each part brought to 0–100 between the worst and the best school, the adverse ones
    /// inverted first, and averaged with equal weights, for no document gives any.
    /// </summary>
    LowestIndex = 1,

    /// <summary>Less than the threshold.</summary>
    Below = 2,

    /// <summary>The threshold or less.</summary>
    AtMost = 3,

    /// <summary>More than the threshold.</summary>
    Above = 4,

    /// <summary>The threshold or more.</summary>
    AtLeast = 5,

    /// <summary>Behind the mean of the region by more than the threshold, in points of 100; over all procedures of which both are known.</summary>
    BehindRegion = 6,

    /// <summary>Behind the mean of the municipality by the threshold or more, in points and not in percent of the mean.</summary>
    BehindTown = 7,

    /// <summary>At least one of its flags is set.</summary>
    Presence = 8,

    /// <summary>None of its flags is set.</summary>
    Absence = 9,
}

/// <summary>One line of a document by which schools are told apart.</summary>
/// <param name="Code">As domain words have it: L1, S2, B3, N10, R1.</param>
/// <param name="Indicators">Ids of <see cref="SchoolIndicator"/> it is judged by.</param>
public sealed record Criterion(string Code, string Title, CriterionGroup Group, CriterionRule Rule, ImmutableArray<string> Indicators)
{
    /// <summary>Percent, points or pieces; percent of schools for the lowest. Null where the document has no number: then nothing is judged until a municipality sets one.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>Years up to the one asked for; all of them must be known.</summary>
    public int Years { get; init; } = 1;

    /// <summary>The mean of the years is held against the threshold, otherwise each year is.</summary>
    public bool IsMean { get; init; }

    /// <summary>Those of its indicators of which more is worse.</summary>
    public ImmutableArray<string> Adverse { get; init; } = [];

    /// <summary>Where a school does not go so far, the criterion says nothing of it.</summary>
    public SchoolStage Stage { get; init; } = SchoolStage.Primary;

    /// <summary>How a gap of the document was settled; empty where there is none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the threshold is a percent of all schools.</summary>
    public bool IsOfLowest => Rule is CriterionRule.LowestResults or CriterionRule.LowestIndex;

    /// <summary>Whether there is a threshold at all: flags have none.</summary>
    public bool HasThreshold => Rule is not (CriterionRule.Presence or CriterionRule.Absence);
}

/// <summary>A threshold a municipality set itself: it goes before the document's.</summary>
/// <param name="Order">That approved it.</param>
public sealed record OwnThreshold(string Set, string Code, decimal Value, string Order);
