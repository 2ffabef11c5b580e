using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>The value of an indicator in a year: so many of so many, or nothing known.</summary>
/// <param name="Document">That proves it.</param>
public sealed record IndicatorValue(int Count, int Of, string Document)
{
    /// <summary>Null where nothing is known: not entered, no heads of schools, or so few schools that a count would tell of one.</summary>
    public static IndicatorValue? Find(Indicator indicator, int year, Municipality town, IReadOnlyCollection<IndicatorFact> facts, IndicatorCounts counts, Catalog catalog)
    {
        if (facts.FirstOrDefault(f => f.Code == indicator.Code) is { } entered)
        {
            return new(entered.Count, entered.Of, entered.Document);
        }

        var supported = CoverageOf.Supported(town, year).ToList();
        var pedagogues = supported.Sum(Pedagogues);
        var all = town.Schools.Sum(Pedagogues);
        return indicator.Counting switch
        {
            IndicatorCounting.ByHand => null,
            IndicatorCounting.Coverage => People(counts.Covered, pedagogues, supported.Count),
            IndicatorCounting.InvolvedSchools => supported.Count < 2 ? null : new(counts.InvolvedSchools, supported.Count, ""),
            IndicatorCounting.RoutedSchools => supported.Count < 2 ? null : new(counts.RoutedSchools, supported.Count, ""),
            IndicatorCounting.RoutedPeople => People(counts.RoutedPeople, pedagogues, supported.Count),
            IndicatorCounting.NetworkPeople => counts.NetworkPeople is { } inNetworks ? People(inNetworks, pedagogues, supported.Count) : null,
            IndicatorCounting.UnionPeople => counts.UnionPeople is { } inUnions ? People(inUnions, pedagogues, supported.Count) : null,
            IndicatorCounting.SupportedSchools => supported.Count == 0 ? null : new(counts.SupportedSchools, supported.Count, ""),
            IndicatorCounting.Results => supported.Count > 0 && counts.Risen.TryGetValue(indicator.Code, out var risen) ? new(risen, supported.Count, "") : null,
            IndicatorCounting.InvolvedPeople => People(counts.InvolvedPeople, pedagogues, supported.Count),
            IndicatorCounting.ProductivePeople => People(counts.ProductivePeople, pedagogues, supported.Count),
            IndicatorCounting.Recommendations => YesNo(counts.Recommendations > 0),
            IndicatorCounting.Instruments => YesNo(catalog.Subjects.Where(s => s.Id != "other").All(s => catalog.Instruments.Any(i => i.Subject == s.Id && i.Kind == Instruments.InstrumentKind.Levels))),
            IndicatorCounting.Diagnosis => YesNo(counts.Campaigns > 0),
            IndicatorCounting.StatusSchools => town.Schools.IsEmpty ? null : new(supported.Count, town.Schools.Length, ""),
            IndicatorCounting.DiagnosedSubject => People(counts.Subject, all, town.Schools.Length),
            IndicatorCounting.DiagnosedMethodical => People(counts.Methodical, all, town.Schools.Length),
            IndicatorCounting.DiagnosedPsychological => People(counts.Psychological, all, town.Schools.Length),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Head counts of last autumn may be smaller than who took part since.
    private static IndicatorValue? People(int count, int of, int schools) => schools < 2 || of == 0 ? null : new(Math.Min(count, of), of, "");

    private static IndicatorValue YesNo(bool yes) => new(yes ? 1 : 0, 1, "");

    private static int Pedagogues(School school) => school.HeadCounts.GetValueOrDefault("teacher") + school.HeadCounts.GetValueOrDefault("other");
}
