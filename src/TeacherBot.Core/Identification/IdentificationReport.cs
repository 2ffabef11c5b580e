using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Identification;

/// <summary>What the list is made of.</summary>
/// <param name="Set">Id of the only set asked for; null for all.</param>
/// <param name="Facts">Of all years that a judgement of the year, and of the one before, looks at.</param>
public sealed record IdentificationSource(int Year, string? Set, Municipality Town, SchoolFacts Facts, DateTimeOffset At);

/// <summary>Идентификация школ: what each criterion of each document says of each school, how it changed, and how long the school holds its status. It decides nothing.</summary>
public static class IdentificationReport
{
    private static readonly ImmutableArray<int> CriteriaWidths = [9, 14, 52, 26, 60];
    private static readonly ImmutableArray<int> ListWidths = [6, 28, 18, 24, 22, 48, 48, 48];
    private static readonly ImmutableArray<int> ChangeWidths = [6, 28, 10, 44, 20, 20, 26];

    public static Report Of(IdentificationSource source, Catalog catalog)
    {
        var sets = catalog.Criteria.Sets.Where(s => source.Set is null || s.Id == source.Set).ToList();
        return new Report(catalog.Text("report.identification"), Passport(source, sets, catalog))
        {
            At = source.At,
            Parts =
            [
                new ReportPart.Prose(catalog.Text("identification.experts")),
                .. sets.Count == 0 ? [new ReportPart.Prose(catalog.Text("identification.no-sets"))] : (ImmutableArray<ReportPart>)[],
                .. source.Facts.Count == 0 ? [new ReportPart.Prose(catalog.Text("identification.no-facts"))] : (ImmutableArray<ReportPart>)[],
                .. sets.SelectMany(s => Parts(source, s, catalog)),
                new ReportPart.Prose(catalog.Text("identification.how")),
            ],
        };
    }

    private static IEnumerable<ReportPart> Parts(IdentificationSource source, CriteriaSet set, Catalog catalog)
    {
        var now = CriteriaEngine.Judge(catalog.Criteria, set, source.Year, source.Town, source.Facts);
        var before = CriteriaEngine.Judge(catalog.Criteria, set, source.Year - 1, source.Town, source.Facts);
        return
        [
            new ReportPart.Heading(set.Title),
            new ReportPart.Prose(set.Document),
            new ReportPart.Table(catalog.Text("identification.list", ("set", set.Title), ("year", source.Year)), Columns("identification.column.", ListWidths, catalog), List(source, set, now, catalog)) { Spoken = [1, 2, 3, 4] },
            Changes(source, set, before, now, catalog),
            new ReportPart.Table(catalog.Text("identification.criteria", ("set", set.Title)), Columns("identification.criterion.", CriteriaWidths, catalog), [.. set.Criteria.Select(c => Line(c, source.Town, set, catalog))]) { Repeats = true },
        ];
    }

    private static ImmutableArray<ReportColumn> Columns(string texts, ImmutableArray<int> widths, Catalog catalog) =>
        [.. widths.Select((w, i) => new ReportColumn(catalog.Text(texts + ReportCell.Of(i + 1).Text), w))];

    // By group; within it those with more to look at first, then as the register has them.
    private static ImmutableArray<ImmutableArray<ReportCell>> List(IdentificationSource source, CriteriaSet set, ImmutableArray<Verdict> verdicts, Catalog catalog)
    {
        var rows = set.Groups.SelectMany(group =>
        {
            var criteria = set.Criteria.Where(c => c.Group == group).ToDictionary(c => c.Code);
            return source.Town.Schools
                .Select(school => (School: school, Own: verdicts.Where(v => v.School == school.Id && criteria.ContainsKey(v.Code)).ToList()))
                .OrderByDescending(s => s.Own.Count(v => v.Outcome == Outcome.Met))
                .Select(s => (s.School, Group: group, s.Own, Criteria: criteria));
        });
        return [.. rows.Select((r, i) => Row(i + 1, r.School, r.Group, r.Own, (source, r.Criteria, catalog)))];
    }

    private static ImmutableArray<ReportCell> Row(
        int number, School school, CriterionGroup group, List<Verdict> own, (IdentificationSource Source, Dictionary<string, Criterion> Criteria, Catalog Catalog) of)
    {
        string Said(Outcome outcome) => string.Join('\n', own.Where(v => v.Outcome == outcome).Select(v => $"{v.Code}: {IdentificationWords.Of(v.Evidence, of.Criteria[v.Code], of.Catalog)}"));
        var met = own.Where(v => v.Outcome == Outcome.Met).Select(v => v.Code).ToList();
        var known = own.Count(v => v.Outcome != Outcome.NoData);
        return
        [
            ReportCell.Of(number),
            new(school.Title),
            new(IdentificationWords.Group(group, of.Catalog)),
            new(Status(StatusYears.Of(school, group, of.Source.Year), of.Source.Year, of.Catalog)),
            new(of.Catalog.Text("identification.count", ("k", met.Count), ("n", known), ("all", own.Count), ("codes", met.Count == 0 ? of.Catalog.Text("band.nobody") : string.Join(", ", met)))),
            new(Said(Outcome.Met)),
            new(Said(Outcome.NotMet)),
            new(Said(Outcome.NoData)),
        ];
    }

    private static string Status(StatusYears? status, int year, Catalog catalog) => status switch
    {
        null => catalog.Text("identification.status-none"),
        { Held: true } => catalog.Text("identification.status-held", ("n", status.Run)),
        { Held: null, Last: { } last } => catalog.Text("identification.status-unknown-after", ("year", year), ("last", last), ("n", status.Run)),
        { Held: null } => catalog.Text("identification.status-unknown", ("year", year)),
        { Last: { } last } => catalog.Text("identification.status-ended", ("last", last), ("n", status.Run)),
        _ => catalog.Text("identification.status-never"),
    };

    private static ReportPart Changes(IdentificationSource source, CriteriaSet set, ImmutableArray<Verdict> before, ImmutableArray<Verdict> now, Catalog catalog)
    {
        if (before.All(v => v.Outcome == Outcome.NoData))
        {
            return new ReportPart.Prose(catalog.Text("identification.nothing-before", ("year", source.Year - 1)));
        }

        var changes = VerdictChange.Between(before, now);
        return changes.IsEmpty ? new ReportPart.Prose(catalog.Text("identification.no-changes", ("year", source.Year - 1)))
            : new ReportPart.Table(
                catalog.Text("identification.changes", ("set", set.Title), ("before", source.Year - 1), ("year", source.Year)),
                Columns("identification.change.", ChangeWidths, catalog),
                [.. changes.Select((c, i) => Change(i + 1, c, source.Town, set.Criteria.First(x => x.Code == c.Code), catalog))])
            { Spoken = [1, 2, 6] };
    }

    private static ImmutableArray<ReportCell> Change(int number, VerdictChange change, Municipality town, Criterion criterion, Catalog catalog) =>
    [
        ReportCell.Of(number),
        new(town.FindSchool(change.School)?.Title ?? change.School),
        new(change.Code),
        new(criterion.Title),
        new(IdentificationWords.Of(change.Before, catalog)),
        new(IdentificationWords.Of(change.Now, catalog)),
        new(catalog.Text((change.Before, change.Now) switch
        {
            (Outcome.NotMet, Outcome.Met) => "identification.became",
            (Outcome.Met, Outcome.NotMet) => "identification.ceased",
            (Outcome.NoData, _) => "identification.data-came",
            _ => "identification.data-went",
        })),
    ];

    private static ImmutableArray<ReportCell> Line(Criterion criterion, Municipality town, CriteriaSet set, Catalog catalog)
    {
        var threshold = IdentificationWords.Threshold(criterion, CriteriaEngine.ThresholdOf(town, set, criterion), catalog);
        return
        [
            new(criterion.Code),
            new(IdentificationWords.Group(criterion.Group, catalog)),
            new(criterion.Title),
            new((threshold, CriteriaEngine.OwnOf(town, set, criterion)) switch
            {
                (null, _) => catalog.Text(criterion.Rule == CriterionRule.Presence ? "identification.presence" : "identification.absence"),
                ({ } said, { } own) => catalog.Text("identification.own", ("threshold", said), ("order", own.Order)),
                ({ } said, null) => said,
            }),
            new(criterion.Note),
        ];
    }

    private static ImmutableArray<ReportLine> Passport(IdentificationSource source, List<CriteriaSet> sets, Catalog catalog) =>
    [
        new(catalog.Text("passport.town"), source.Town.Title),
        new(catalog.Text("indicators.year"), source.Year.ToString(CultureInfo.InvariantCulture)),
        new(catalog.Text("passport.figure"), catalog.Text("identification.figure")),
        new(catalog.Text("passport.population"), catalog.Text("identification.population", ("n", source.Town.Schools.Length), ("facts", source.Facts.Count))),
        new(catalog.Text("identification.documents"), string.Join("; ", sets.Select(s => s.Document))),
        new(catalog.Text("identification.decides"), catalog.Text("identification.experts")),
        new(catalog.Text("passport.at"), RussianDate.Day(source.At, source.Town.TimeZone)),
    ];
}
