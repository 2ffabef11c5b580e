using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Reports;

/// <summary>What the program knows of a year by itself. Participation is no result: counts of a municipality are exact, as of a Monday.</summary>
/// <param name="Campaigns">Opened in the year.</param>
/// <param name="Recommendations">In reports of waves that ended in the year.</param>
/// <param name="Covered">People of schools with a status who completed a questionnaire of levels.</param>
public sealed record IndicatorCounts(int Campaigns, int Recommendations, int Covered)
{
    public int InvolvedSchools { get; init; }

    /// <summary>Schools with a status that have a line in the support log.</summary>
    public int SupportedSchools { get; init; }

    /// <summary>Schools with a status whose results rose, by code of the indicator; an indicator without results is left out.</summary>
    public ImmutableDictionary<string, int> Risen { get; init; } = ImmutableDictionary<string, int>.Empty;

    public int InvolvedPeople { get; init; }

    public int ProductivePeople { get; init; }

    public int RoutedSchools { get; init; }

    public int RoutedPeople { get; init; }

    /// <summary>In a regional network union; null where there is none here.</summary>
    public int? NetworkPeople { get; init; }

    /// <summary>In a municipal union; null where there is none here.</summary>
    public int? UnionPeople { get; init; }

    public int Subject { get; init; }

    public int Methodical { get; init; }

    public int Psychological { get; init; }
}

/// <summary>What was entered by hand for a year, by code.</summary>
public sealed record IndicatorFactsOf(int Year) : Query<ImmutableArray<IndicatorFact>>;

/// <summary>Enters a value, or takes it back when there is none.</summary>
public sealed record SetIndicator(int Year, string Code, IndicatorFact? Fact) : Effect;

/// <summary>Counts of a calendar year up to the last Monday. Lists are joined by commas, so that equal questions are equal.</summary>
/// <param name="Supported">Schools with a status in that year.</param>
/// <param name="Schools">All of the municipality.</param>
/// <param name="Subject">Questionnaires of levels, by the kind of their areas.</param>
/// <param name="Levels">All of them.</param>
/// <param name="Results">Codes of indicators with the outside procedures they are counted by, «7.6=ОГЭ математика|ОГЭ русский язык».</param>
public sealed record IndicatorCountsOf(int Year, string Supported, string Schools, string Subject, string Methodical, string Psychological, string Levels, string Results, DateTimeOffset From, DateTimeOffset At) : Query<IndicatorCounts>
{
    /// <summary>As <see cref="Community.TeacherGroup.Places"/> has them.</summary>
    public string Places { get; init; } = "";

    private const int LastMonth = 12;

    public static IndicatorCountsOf Of(int year, Municipality town, Catalog catalog, DateTimeOffset now)
    {
        var (first, last) = (Midnight(new(year, 1, 1), town), Midnight(new DateOnly(year, LastMonth, 31).AddDays(1), town));
        var monday = ParticipationBands.LastMonday(now, town);
        return new(
            year, Joined(CoverageOf.Supported(town, year)), Joined(town.Schools), Kind(catalog, "subject"), Kind(catalog, "methodical"), Kind(catalog, "psychological"), Kind(catalog, null), Procedures(catalog), first, monday < last ? monday : last)
        {
            Places = Community.TeacherGroup.Places(town),
        };
    }

    /// <summary>As <see cref="Results"/> has them.</summary>
    public IEnumerable<(string Code, string[] Procedures)> ByResults =>
        Results.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('=')).Where(r => r.Length > 1).Select(r => (r[0], r[1].Split('|')));

    private static string Procedures(Catalog catalog) =>
        string.Join(',', catalog.Indicators.Where(i => i.Counting == IndicatorCounting.Results).Select(i => $"{i.Code}={string.Join('|', i.Procedures)}"));

    internal static DateTimeOffset Midnight(DateOnly day, Municipality town)
    {
        var clock = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(clock, TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone).GetUtcOffset(clock)).ToUniversalTime();
    }

    private static string Joined(IEnumerable<School> schools) => string.Join(',', schools.Select(s => s.Id));

    private static string Kind(Catalog catalog, string? type) => string.Join(',', catalog.Instruments
        .Where(i => i.Kind == InstrumentKind.Levels && (type is null || i.Areas.Any(a => catalog.Areas.TryGetValue(a.Code, out var area) && area.Type == type))).Select(i => i.Id));
}
