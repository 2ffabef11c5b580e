using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Identification;

/// <summary>One criterion about all schools of a municipality in a year.</summary>
internal sealed record Question(Criterion Criterion, decimal? Threshold, int Year, Municipality Town, SchoolFacts Facts)
{
    /// <summary>So that means of nine schools may be held against a threshold: a third of a third is no difference.</summary>
    private const int Digits = 10;

    /// <summary>Indicators by id.</summary>
    public required CriteriaBook Book { get; init; }

    /// <summary>The oldest first.</summary>
    public ImmutableArray<int> Years { get; } = [.. Enumerable.Range(Year - Criterion.Years + 1, Criterion.Years)];

    public static decimal Round(decimal value) => Math.Round(value, Digits, MidpointRounding.AwayFromZero);

    /// <summary>On a scale of 100; null when nobody entered it.</summary>
    public decimal? Rescaled(string school, int year, string indicator) =>
        Facts.Find(school, year, indicator) is { } value ? Book.Indicator(indicator).Rescaled(value) : null;

    /// <summary>Schools of which the figure is known, with it.</summary>
    public List<(string School, decimal Value)> Known(string indicator, int year) =>
        [.. Town.Schools.Select(s => (s.Id, Value: Rescaled(s.Id, year, indicator))).Where(s => s.Value is not null).Select(s => (s.Id, s.Value!.Value))];

    public Verdict Say(string school, bool isMet, Evidence evidence) => new(school, Criterion.Code, isMet ? Outcome.Met : Outcome.NotMet, evidence);

    public Verdict Lacks(string school, Lack lack, ImmutableArray<string> indicators = default, ImmutableArray<int> years = default, int schools = 0) =>
        new(school, Criterion.Code, Outcome.NoData, new Evidence.Missing(lack, indicators.IsDefault ? [] : indicators, years.IsDefault ? [] : years, schools));
}
