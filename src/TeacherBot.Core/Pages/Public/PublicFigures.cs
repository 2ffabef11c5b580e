using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;

namespace TeacherBot.Core.Pages;

/// <summary>
/// Conditions and results as the municipality's: the mean over pupils where the office entered one, else over schools. No school is named, no
/// mean is of fewer than five schools, and of a yes or no nothing is said when it would be everybody's or nobody's.
/// </summary>
public static class PublicFigures
{
    private const int Bytes = 3_000;
    private const int FewestSchools = 5;
    private const int FewestOfAKind = 3;
    private const int SmallScale = 10;

    /// <summary>Years before this one that are looked through for the newest figure.</summary>
    public const int YearsBack = 2;

    /// <summary>Null when there is nothing to show: an empty heading would only raise questions.</summary>
    public static PublicSection? Of(PublicSources sources, ImmutableArray<string> wanted)
    {
        var (town, catalog) = (sources.Town, sources.Catalog);
        var year = RussianDate.In(sources.At, town.TimeZone).Year;
        ImmutableArray<PublicItem> items =
        [
            .. catalog.Criteria.Indicators.Where(i => wanted.Contains(i.Id))
                .Select(i => Enumerable.Range(0, YearsBack + 1).Select(back => Item(i, year - back, sources)).FirstOrDefault(found => found is not null)).OfType<PublicItem>(),
        ];
        return items.IsEmpty ? null : PublicWeight.Section(catalog, "figures", catalog.Text("public.figures"), [new(null, items)], Bytes, catalog.Text("public.figures-note"), "");
    }

    private static PublicItem? Item(SchoolIndicator indicator, int year, PublicSources sources)
    {
        var catalog = sources.Catalog;
        var facts = sources.Figures.Where(f => f.Indicator == indicator.Id && f.Year == year).ToList();
        var schools = facts.Where(f => sources.Town.FindSchool(f.School) is not null).Select(f => f.Value).ToList();
        if (indicator.Unit == FactUnit.YesNo)
        {
            var yes = schools.Count(v => v > 0);
            return schools.Count < FewestSchools || yes < FewestOfAKind || schools.Count - yes < FewestOfAKind ? null
                : new(indicator.Title, [catalog.Text("public.figure-yes", ("n", yes), ("of", schools.Count), ("year", year))]);
        }

        return facts.Find(f => f.School == SchoolFact.Town) is { } whole ? new(indicator.Title, [catalog.Text("public.figure-town", ("value", Value(indicator, whole.Value)), ("year", year))])
            : schools.Count < FewestSchools ? null
            : new(indicator.Title, [catalog.Text("public.figure-mean", ("value", Value(indicator, schools.Average())), ("n", schools.Count), ("year", year))]);
    }

    // Whole numbers, but of marks up to five a tenth: a finer figure tells more of the last school that was added.
    private static string Value(SchoolIndicator indicator, decimal value)
    {
        var digits = indicator is { Unit: FactUnit.Points, Scale: <= SmallScale } ? 1 : 0;
        return Math.Round(value, digits, MidpointRounding.AwayFromZero).ToString("0." + new string('0', digits), CultureInfo.InvariantCulture).TrimEnd('.').Replace('.', ',');
    }
}
