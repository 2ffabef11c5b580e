using System.Collections.Immutable;

namespace TeacherBot.Core.Reports;

/// <summary>What a value is: yes or no, or a share of schools or people.</summary>
public enum IndicatorUnit
{
    YesNo = 0,
    Share = 1,
}

/// <summary>Where a value comes from.</summary>
public enum IndicatorCounting
{
    /// <summary>Entered by the coordinator, with a document.</summary>
    ByHand = 0,

    /// <summary>5.3: teachers of schools with a status who completed a questionnaire of levels.</summary>
    Coverage = 1,

    /// <summary>Schools with a status from which somebody came to an event.</summary>
    InvolvedSchools = 2,

    /// <summary>Pedagogues of schools with a status who came to an event.</summary>
    InvolvedPeople = 3,

    /// <summary>Of those, who spoke or wrote.</summary>
    ProductivePeople = 4,

    /// <summary>Whether a frozen report recommends something to somebody.</summary>
    Recommendations = 5,

    /// <summary>Whether every subject has its questionnaire.</summary>
    Instruments = 6,

    /// <summary>Whether a diagnosis was opened.</summary>
    Diagnosis = 7,

    /// <summary>Schools with a status among all.</summary>
    StatusSchools = 8,

    /// <summary>Pedagogues who completed a questionnaire of subject areas.</summary>
    DiagnosedSubject = 9,

    /// <summary>The same of methodical areas.</summary>
    DiagnosedMethodical = 10,

    /// <summary>The same of psychological and pedagogical areas.</summary>
    DiagnosedPsychological = 11,

    /// <summary>Schools with a status that have a line in the support log.</summary>
    SupportedSchools = 12,

    /// <summary>Schools with a status whose results in outside procedures rose.</summary>
    Results = 13,

    /// <summary>Schools with a status where somebody has a confirmed route of areas that were measured.</summary>
    RoutedSchools = 14,

    /// <summary>Pedagogues of those schools with a confirmed route.</summary>
    RoutedPeople = 15,

    /// <summary>Pedagogues of those schools in regional network unions.</summary>
    NetworkPeople = 16,

    /// <summary>Pedagogues of those schools in municipal unions.</summary>
    UnionPeople = 17,
}

/// <summary>An indicator of the catalogue.</summary>
/// <param name="Code">As the programme has it, «5.3».</param>
/// <param name="Formula">In words: what by what, or what makes it a yes.</param>
/// <param name="Plan">Whole percent by year; empty where no year has a plan. A yes-or-no indicator has none: its plan is yes.</param>
public sealed record Indicator(string Code, string Title, string Formula, IndicatorUnit Unit, IndicatorCounting Counting, ImmutableSortedDictionary<int, int> Plan)
{
    /// <summary>What proves it.</summary>
    public string Document { get; init; } = "";

    public string Responsible { get; init; } = "";

    /// <summary>Outside procedures it is counted by.</summary>
    public ImmutableArray<string> Procedures { get; init; } = [];
}

/// <summary>A plan a municipality set itself: it goes before the catalogue's.</summary>
/// <param name="Order">That approved it.</param>
public sealed record IndicatorPlan(string Code, ImmutableSortedDictionary<int, int> Plan, string Order);

/// <summary>What a coordinator entered for a year.</summary>
/// <param name="Count">1 or 0 for yes and no, of 1.</param>
/// <param name="Document">That proves it; empty when none was named.</param>
public sealed record IndicatorFact(string Code, int Count, int Of, string Document)
{
    /// <summary>Longest document, in characters.</summary>
    public const int Longest = 200;

    /// <summary>Most schools or people.</summary>
    public const int Most = 1_000_000;

    private static readonly char[] Parts = [';', '\n'];

    /// <summary>«да; приказ № 5», «3 из 8; справка»; null when the value is not of the indicator's unit.</summary>
    public static IndicatorFact? Read(Indicator indicator, string typed)
    {
        var cut = typed.IndexOfAny(Parts);
        var (value, document) = cut < 0 ? (typed, "") : (typed[..cut], typed[(cut + 1)..]);
        document = string.Join(' ', document.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (document.Length > Longest)
        {
            return null;
        }

        return (indicator.Unit, value.Trim(' ', '.', ',').ToLowerInvariant()) switch
        {
            (IndicatorUnit.YesNo, "да" or "есть" or "+") => new(indicator.Code, 1, 1, document),
            (IndicatorUnit.YesNo, "нет" or "-") => new(indicator.Code, 0, 1, document),
            (IndicatorUnit.Share, var said) when said.Split([" из ", "/"], StringSplitOptions.TrimEntries) is [var some, var all]
                && int.TryParse(some, out var count) && int.TryParse(all, out var of) && count >= 0 && of is > 0 and <= Most && count <= of => new(indicator.Code, count, of, document),
            _ => null,
        };
    }
}
