using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>Показатели: the table of the programme for a calendar year, counted where the data exist and entered by hand otherwise.</summary>
public static class IndicatorReport
{
    private static readonly ImmutableArray<int> Widths = [12, 40, 36, 13, 9, 26, 18, 24, 28, 23, 20];

    /// <param name="documents">What stands in the register of documents of indicators.</param>
    public static Report Of(IndicatorCountsOf asked, ImmutableArray<IndicatorFact> facts, IndicatorCounts counts, IReadOnlyCollection<Community.RegisterEntry> documents, Municipality town, Catalog catalog) =>
        new(catalog.Text("report.indicators"), Passport(asked, town, catalog))
        {
            At = asked.At,
            Parts =
            [
                new ReportPart.Table(
                    catalog.Text("indicators.table", ("year", asked.Year)),
                    [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("indicators.column." + ReportCell.Of(i + 1).Text), w))],
                    [.. catalog.Indicators.Select(i => Row(i, IndicatorValue.Find(i, asked.Year, town, facts, counts, catalog), asked.Year, facts, Community.RegisterEvidence.Of(i, asked.Year, documents, town, catalog), town, catalog))]) { Spoken = [0, 6, 7, 1] },
                new ReportPart.Prose(catalog.Text("indicators.how")),
            ],
        };

    /// <summary>«3 из 8, 38 %», «да», «нет данных».</summary>
    public static string Fact(Indicator indicator, IndicatorValue? value, Catalog catalog) => (indicator.Unit, value) switch
    {
        (_, null) => catalog.Text("indicators.no-data"),
        (IndicatorUnit.YesNo, { Count: > 0 }) => catalog.Text("indicators.yes"),
        (IndicatorUnit.YesNo, _) => catalog.Text("indicators.no"),
        (_, var (count, of, _)) => catalog.Text("indicators.k-of-n", ("k", count), ("n", of), ("percent", new Share(count, of).Percent)),
    };

    /// <summary>Whether the plan of the year is reached, and what is missing.</summary>
    public static string Done(Indicator indicator, IndicatorValue? value, int year, Municipality town, Catalog catalog)
    {
        if (indicator.Unit == IndicatorUnit.YesNo)
        {
            return value is null ? catalog.Text("band.nobody") : catalog.Text(value.Count > 0 ? "indicators.done" : "indicators.not-done");
        }

        return catalog.Plan(town, indicator.Code, year) is not { } plan ? catalog.Text("coverage.plan-none")
            : value is null ? catalog.Text("band.nobody")
            : value.Count >= Share.Needed(plan, value.Of) ? catalog.Text("indicators.done")
            : catalog.Text("indicators.needed", ("k", Share.Needed(plan, value.Of)), ("n", value.Of));
    }

    private static ImmutableArray<ReportCell> Row(Indicator one, IndicatorValue? value, int year, ImmutableArray<IndicatorFact> facts, ImmutableArray<string> documents, Municipality town, Catalog catalog) =>
    [
        new(one.Code),
        new(one.Title),
        new(one.Formula),
        new(catalog.Text(one.Unit == IndicatorUnit.YesNo ? "indicators.unit-yes-no" : "indicators.unit-share")),
        new(""),
        new(Plans(one, town, catalog)),
        new(Fact(one, value, catalog)),
        new(Done(one, value, year, town, catalog)),
        new(Proof(one, value, documents, catalog)),
        new(one.Responsible),
        new(catalog.Text(one.Counting == IndicatorCounting.ByHand || facts.Any(f => f.Code == one.Code) ? "indicators.by-hand" : "indicators.counted")),
    ];

    // What was said, and what of the register was not said; the usual document where there is neither.
    private static string Proof(Indicator one, IndicatorValue? value, ImmutableArray<string> documents, Catalog catalog)
    {
        var said = value?.Document ?? "";
        var kept = documents.Where(d => d != said).Select(d => catalog.Text("indicators.register-document", ("document", d)));
        var all = said.Length > 0 ? kept.Prepend(said) : kept;
        return string.Join("; ", all) is { Length: > 0 } proof ? proof : one.Document;
    }

    private static string Plans(Indicator one, Municipality town, Catalog catalog) => one.Unit == IndicatorUnit.YesNo ? catalog.Text("indicators.yes")
        : string.Join(", ", catalog.Plans(town, one.Code).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} – {p.Value} %")))
            is { Length: > 0 } text ? text : catalog.Text("coverage.plan-none");

    private static ImmutableArray<ReportLine> Passport(IndicatorCountsOf asked, Municipality town, Catalog catalog) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("indicators.year"), asked.Year.ToString(CultureInfo.InvariantCulture)),
        new(catalog.Text("passport.figure"), catalog.Text("indicators.figure")),
        new(catalog.Text("passport.population"), catalog.Text("indicators.population")),
        new(catalog.Text("passport.hidden"), catalog.Text("indicators.hidden")),
        new(catalog.Text("passport.at"), RussianDate.Day(asked.At, town.TimeZone)),
    ];
}
