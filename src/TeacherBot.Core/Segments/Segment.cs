using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Segments;

/// <summary>Where the sender may look: one municipality, or one cluster of it. Nobody outside is ever selected.</summary>
/// <param name="Cluster">Null for the whole municipality.</param>
public sealed record SegmentScope(string Municipality, string? Cluster);

/// <summary>What a condition needs to know of a school in the year of the segment.</summary>
public sealed record SchoolFact(string Id, string? Cluster, bool LowResults, bool AdverseConditions)
{
    /// <summary>Schools of a municipality with their statuses of one calendar year.</summary>
    public static ImmutableArray<SchoolFact> Of(Municipality municipality, int year) =>
    [
        .. municipality.Schools.Select(s => new SchoolFact(
            s.Id,
            s.Cluster,
            s.Statuses.Any(x => x.Year == year && x.LowResults),
            s.Statuses.Any(x => x.Year == year && x.AdverseConditions))),
    ];

    /// <summary>True when the school has this status (see <see cref="StatusCodes"/>).</summary>
    public bool Has(string status) => status switch
    {
        StatusCodes.Low => LowResults,
        StatusCodes.Adverse => AdverseConditions,
        StatusCodes.Either => LowResults || AdverseConditions,
        StatusCodes.Neither => !LowResults && !AdverseConditions,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>Values of «статус»: ШНРО, ШНСУ, one of the two (a school with both is counted once), none of them.</summary>
public static class StatusCodes
{
    public const string Low = "low";
    public const string Adverse = "adverse";
    public const string Either = "either";
    public const string Neither = "neither";
}

/// <summary>A rule that selects people: parsed, with every name resolved and the schools of its day beside it.</summary>
/// <param name="Root">What must hold for a person.</param>
/// <param name="Schools">Schools of the municipality with their statuses in the year of parsing.</param>
public sealed record Segment(Condition Root, ImmutableArray<SchoolFact> Schools)
{
    /// <summary>The need the segment is built on; null for an ordinary one. Such a segment is planned by <see cref="NeedTargeting"/> only.</summary>
    public NeedWish? Need { get; init; }

    /// <summary>
    /// True when plan, ledger, held-back and bounce reports may show rounded counts only and replies must not reach the sender:
    /// needs (ruling R2), and who began or finished a questionnaire, of which there is no list of names for anybody.
    /// </summary>
    public bool CountsOnly => Need is not null || Root.Parts().Any(c => c is Trace { Kind: TraceKind.Started or TraceKind.Finished });

    /// <summary>The rule in Russian words, as the parser reads it.</summary>
    public override string ToString() => SegmentPrinter.Print(Root);
}

/// <summary>What came of reading a rule: a segment, or the first mistake in it. A closed family.</summary>
public abstract record SegmentOutcome
{
    private protected SegmentOutcome()
    {
    }
}

/// <summary>The rule is understood.</summary>
public sealed record Parsed(Segment Segment) : SegmentOutcome;

/// <summary>The rule is not understood; nothing was guessed.</summary>
public sealed record Mistaken(SegmentMistake Mistake) : SegmentOutcome;

/// <summary>What to mend and where.</summary>
/// <param name="At">Index of the first wrong character, from 0; the text counts from 1.</param>
/// <param name="Length">Characters to mark; 0 when something is missing there.</param>
/// <param name="Text">In Russian, for the sender.</param>
public sealed record SegmentMistake(int At, int Length, string Text);
