using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Identification;

/// <summary>The numbers behind a verdict, in words.</summary>
public static class IdentificationWords
{
    /// <summary>«ШНРО».</summary>
    public static string Group(CriterionGroup group, Catalog catalog) => catalog.Text(group switch
    {
        CriterionGroup.LowResults => "identification.group-low",
        CriterionGroup.AdverseConditions => "identification.group-adverse",
        CriterionGroup.RiskZone => "identification.group-risk",
        _ => throw new UnreachableException(),
    });

    /// <summary>«выполняется», «не выполняется», «нет данных».</summary>
    public static string Of(Outcome outcome, Catalog catalog) => catalog.Text(outcome switch
    {
        Outcome.Met => "identification.met",
        Outcome.NotMet => "identification.not-met",
        Outcome.NoData => "identification.no-data",
        _ => throw new UnreachableException(),
    });

    /// <summary>«55 % (2026); порог: меньше 60 %».</summary>
    public static string Of(Evidence evidence, Criterion criterion, Catalog catalog) => evidence switch
    {
        Evidence.Missing missing => Missing(missing, criterion, catalog),
        Evidence.Compared compared => Compared(compared, criterion, catalog),
        Evidence.Ranked ranked => Ranked(ranked, catalog),
        Evidence.Behind behind => Behind(behind, criterion, catalog),
        Evidence.Flags flags => Flags(flags, catalog),
        _ => throw new UnreachableException(),
    };

    /// <summary>«меньше 60 %», «нижние 25 % школ»; null of a criterion without one.</summary>
    public static string? Threshold(Criterion criterion, decimal? threshold, Catalog catalog) => !criterion.HasThreshold ? null
        : threshold is not { } number ? catalog.Text("identification.no-threshold")
        : criterion.Rule switch
        {
            CriterionRule.LowestResults or CriterionRule.LowestIndex => catalog.Text("identification.lowest", ("share", Number(number))),
            CriterionRule.Below => catalog.Text("identification.below", ("number", Number(number, criterion, catalog))),
            CriterionRule.AtMost => catalog.Text("identification.at-most", ("number", Number(number, criterion, catalog))),
            CriterionRule.Above => catalog.Text("identification.above", ("number", Number(number, criterion, catalog))),
            CriterionRule.AtLeast => catalog.Text("identification.at-least", ("number", Number(number, criterion, catalog))),
            CriterionRule.BehindRegion => catalog.Text("identification.behind-more", ("number", Number(number))),
            CriterionRule.BehindTown => catalog.Text("identification.behind-least", ("number", Number(number))),
            _ => throw new UnreachableException(),
        };

    /// <summary>«12,5»: as exactly as figures are kept.</summary>
    public static string Number(decimal value) =>
        value.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',').Replace('-', '−');

    /// <summary>In the unit of an indicator: «12,5 %», «да».</summary>
    public static string Number(decimal value, SchoolIndicator indicator, Catalog catalog) => indicator.Unit switch
    {
        FactUnit.Percent => catalog.Text("identification.percent", ("number", Number(value))),
        FactUnit.YesNo => catalog.Text(value > 0 ? "indicators.yes" : "indicators.no"),
        FactUnit.Points or FactUnit.Count => Number(value),
        _ => throw new UnreachableException(),
    };

    private static string Number(decimal value, Criterion criterion, Catalog catalog) => Number(value, catalog.Criteria.Indicator(criterion.Indicators[0]), catalog);

    // Two digits are enough to read, unless they would seem to reach a threshold that the value does not.
    private static decimal Near(decimal value, decimal? threshold = null) =>
        Math.Round(value, 2, MidpointRounding.AwayFromZero) is var near && near == threshold ? value : near;

    private static string Missing(Evidence.Missing missing, Criterion criterion, Catalog catalog) => missing.Lack switch
    {
        Lack.Threshold => catalog.Text("identification.no-threshold"),
        Lack.Stage => catalog.Text(criterion.Stage == SchoolStage.Upper ? "identification.no-upper" : "identification.no-basic"),
        Lack.Value when missing.Indicators.Length == criterion.Indicators.Length && missing.Indicators.Length > 1 => catalog.Text("identification.nothing", ("years", Years(missing.Years))),
        Lack.Value => catalog.Text("identification.no-value", ("what", Titles(missing.Indicators, catalog)), ("years", Years(missing.Years))),
        Lack.Mean => catalog.Text("identification.no-mean", ("what", Titles(missing.Indicators, catalog)), ("years", Years(missing.Years))),
        Lack.Schools => catalog.Text("identification.too-few", ("n", missing.Schools)),
        _ => throw new UnreachableException(),
    };

    private static string Compared(Evidence.Compared compared, Criterion criterion, Catalog catalog)
    {
        var values = string.Join(", ", compared.Values.Select(v => catalog.Text("identification.of-year", ("value", Number(v.Value, criterion, catalog)), ("year", v.Year))));
        var threshold = Threshold(criterion, compared.Threshold, catalog)!;
        return compared.Mean is { } mean
            ? catalog.Text("identification.mean", ("mean", Number(Near(mean, compared.Threshold), criterion, catalog)), ("values", values), ("threshold", threshold))
            : catalog.Text("identification.compared", ("values", values), ("threshold", threshold));
    }

    private static string Ranked(Evidence.Ranked ranked, Catalog catalog)
    {
        var by = ranked.Ranking;
        var said = catalog.Text(
            "identification.ranked",
            ("place", ranked.Place), ("of", by.Ranked), ("index", Number(Near(ranked.Index))), ("share", Number(by.Share)), ("n", by.Quota), ("years", Years(ranked.Years)));
        said += by.Listed == 0 ? catalog.Text("identification.all-equal") : by.Listed > by.Quota ? catalog.Text("identification.tied", ("n", by.Listed)) : "";
        return by.Ranked < by.All ? said + catalog.Text("identification.some-ranked", ("n", by.Ranked), ("all", by.All)) : said;
    }

    private static string Behind(Evidence.Behind behind, Criterion criterion, Catalog catalog)
    {
        var mean = criterion.Rule == CriterionRule.BehindRegion ? catalog.Text("identification.mean-region")
            : behind.Schools == 0 ? catalog.Text("identification.mean-town") : catalog.Text("identification.mean-schools", ("n", behind.Schools));
        return catalog.Text(
            behind.Gap < 0 ? "identification.ahead" : "identification.behind",
            ("value", Number(Near(behind.Value))), ("mean", Number(Near(behind.Mean))), ("whose", mean), ("gap", Number(Math.Abs(Near(behind.Gap, behind.Threshold)))),
            ("threshold", Threshold(criterion, behind.Threshold, catalog)!), ("what", Titles(behind.Indicators, catalog)));
    }

    private static string Flags(Evidence.Flags flags, Catalog catalog) => string.Join("; ", new[]
    {
        flags.Set.IsEmpty ? "" : catalog.Text("identification.set", ("what", Titles(flags.Set, catalog))),
        flags.Unset.IsEmpty ? "" : catalog.Text("identification.unset", ("what", Titles(flags.Unset, catalog))),
    }.Where(t => t.Length > 0).Append(Years([flags.Year])));

    private static string Titles(ImmutableArray<string> indicators, Catalog catalog) => string.Join(", ", indicators.Select(i => $"«{catalog.Criteria.Indicator(i).Title}»"));

    // «2024–2026», «2024, 2026».
    private static string Years(ImmutableArray<int> years) => years.Length > 1 && years[^1] - years[0] == years.Length - 1
        ? string.Create(CultureInfo.InvariantCulture, $"{years[0]}–{years[^1]}") : string.Join(", ", years.Select(y => y.ToString(CultureInfo.InvariantCulture)));
}
