using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Reports;

/// <summary>Participation as the database has it; no result is in it.</summary>
/// <param name="Covered">People of schools with a status who completed a questionnaire in the year, before the day of the data.</param>
/// <param name="Before">The same four weeks earlier.</param>
/// <param name="Schools">Of the campaign.</param>
public sealed record CoverageCounts(int Covered, int Before, ImmutableArray<SchoolParticipation> Schools);

/// <summary>Coverage of the year of a campaign, as of the last Monday. Lists are joined by commas, so that equal questions are equal.</summary>
/// <param name="Schools">With a status in that year.</param>
/// <param name="Instruments">That count.</param>
/// <param name="Earlier">Four weeks before <see cref="At"/>: what was covered since tells how fast it goes.</param>
public sealed record CoverageOf(string Campaign, string Schools, string Instruments, DateTimeOffset From, DateTimeOffset Earlier, DateTimeOffset At) : Query<CoverageCounts>
{
    private const int LastMonth = 12;

    /// <summary>Four weeks.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromDays(28);

    /// <summary>Of the calendar year in which the campaign ends (ruling R12).</summary>
    public static CoverageOf Year(Campaign campaign, Catalog catalog, DateTimeOffset now)
    {
        var town = catalog.Municipalities[campaign.Municipality];
        var year = YearOf(campaign);
        var (first, last) = (IndicatorCountsOf.Midnight(new(year, 1, 1), town), IndicatorCountsOf.Midnight(new DateOnly(year, LastMonth, 31).AddDays(1), town));
        var monday = ParticipationBands.LastMonday(now, town);
        var at = monday < last ? monday : last;
        return new(
            campaign.Id,
            string.Join(',', Supported(town, year).Select(s => s.Id)),
            string.Join(',', catalog.Instruments.Where(i => i.Kind == InstrumentKind.Levels).Select(i => i.Id)),
            first,
            at - Pace,
            at);
    }

    internal static int YearOf(Campaign campaign) => campaign.To?.Year ?? campaign.From!.Value.Year;

    internal static IEnumerable<School> Supported(Municipality town, int year) => town.Schools.Where(s => s.Statuses.Any(x => x.Year == year && (x.LowResults || x.AdverseConditions)));

}

/// <summary>Охват: indicator 5.3 by selectable denominators with plan, needed count and forecast; participation in the campaign, schools in bands.</summary>
public static class CoverageReport
{
    /// <summary>Code of the indicator in the catalogue.</summary>
    private const string Code = "5.3";

    public static Report Of(Campaign campaign, CoverageOf asked, CoverageCounts counts, Catalog catalog)
    {
        var town = catalog.Municipalities[campaign.Municipality];
        var year = CoverageOf.YearOf(campaign);
        var supported = CoverageOf.Supported(town, year).ToList();

        // The number of one school would be exact where ruling R3 allows a band.
        var rows = supported.Count < 2 ? ImmutableArray<ImmutableArray<ReportCell>>.Empty :
        [
            Row("coverage.of-pedagogues", supported.Sum(s => Heads(s, "teacher") + Heads(s, "other")), year, town.Id, asked, counts, catalog),
            Row("coverage.of-teachers", supported.Sum(s => Heads(s, "teacher")), year, town.Id, asked, counts, catalog),
        ];
        return new Report(catalog.Text("report.coverage"), Passport(campaign, asked, town, catalog))
        {
            At = asked.At,
            Parts =
            [
                new ReportPart.Table(
                    catalog.Text("coverage.indicator", ("year", year)),
                    Columns("coverage.column.", [34, 14, 12, 14, 14, 20], catalog),
                    rows),
                .. rows.IsEmpty ? [new ReportPart.Prose(catalog.Text("coverage.few-schools"))] : ImmutableArray<ReportPart>.Empty,
                .. counts.Covered > supported.Sum(s => Heads(s, "teacher")) && !rows.IsEmpty ? [new ReportPart.Prose(catalog.Text("coverage.over"))] : ImmutableArray<ReportPart>.Empty,
                new ReportPart.Prose(catalog.Plan(town, Code, year) is not null ? catalog.Text("coverage.forecast-how") : catalog.Text("coverage.no-plan", ("year", year))),
                new ReportPart.Prose(Town(campaign, counts, catalog)),
                new ReportPart.Table(
                    catalog.Text("coverage.schools"), Columns("coverage.school-column.", [50, 34], catalog),
                    [.. counts.Schools.Select(s => (Title: town.FindSchool(s.School)?.Title, s.Invited, s.Finished)).Where(s => s.Title is not null).OrderBy(s => s.Title, StringComparer.Ordinal)
                        .Select(s => ImmutableArray.Create(new ReportCell(s.Title!), new ReportCell(Band(ParticipationBands.Of(s.Finished, s.Invited, catalog.MinimumGroup), catalog))))]),
            ],
        };
    }

    // Heads of another school year may be fewer than who took part: the share is never more than the whole.
    private static ImmutableArray<ReportCell> Row(string of, int all, int year, string town, CoverageOf asked, CoverageCounts counts, Catalog catalog)
    {
        var plan = catalog.Plan(catalog.Municipalities[town], Code, year);
        var needed = plan is { } target ? Share.Needed(target, all) : (int?)null;
        return all == 0
            ? [new(catalog.Text(of)), new(catalog.Text("coverage.no-heads")), new(""), new(""), new(""), new("")]
            :
            [
                new(catalog.Text(of)),
                new(catalog.Text("coverage.k-of-n", ("k", counts.Covered), ("n", all))),
                new(catalog.Text("band.exactly", ("percent", Math.Min(100, new Share(counts.Covered, all).Percent)))),
                new(plan is { } p ? catalog.Text("band.exactly", ("percent", p)) : catalog.Text("coverage.plan-none")),
                needed is { } n ? ReportCell.Of(n) : new(catalog.Text("band.nobody")),
                new(needed is { } count ? Forecast(count, asked, counts, catalog) : catalog.Text("band.nobody")),
            ];
    }

    private static string Forecast(int needed, CoverageOf asked, CoverageCounts counts, Catalog catalog)
    {
        var gained = counts.Covered - counts.Before;
        return counts.Covered >= needed ? catalog.Text("coverage.reached")
            : gained <= 0 ? catalog.Text("coverage.no-pace")
            : RussianDate.Day(asked.At + (CoverageOf.Pace * ((double)(needed - counts.Covered) / gained)));
    }

    private static string Town(Campaign campaign, CoverageCounts counts, Catalog catalog)
    {
        var (invited, began, finished) = (counts.Schools.Sum(x => x.Invited), counts.Schools.Sum(x => x.Began), counts.Schools.Sum(x => x.Finished));
        return string.IsNullOrEmpty(campaign.Cluster) && invited >= catalog.MinimumGroup
            ? catalog.Text("campaign.town", ("invited", invited), ("began", began), ("finished", finished))
            : catalog.Text("campaign.town-band", ("band", Band(ParticipationBands.Of(finished, invited, catalog.MinimumGroup), catalog)));
    }

    private static ImmutableArray<ReportLine> Passport(Campaign campaign, CoverageOf asked, Municipality town, Catalog catalog) =>
    [
        new(catalog.Text("passport.town"), town.Title),
        new(catalog.Text("passport.campaign"), catalog.Text("passport.campaign-value", ("title", campaign.Title ?? ""), ("wave", Reports.Passport.Wave(campaign.Wave!.Value, catalog)), ("from", Reports.Passport.Day(campaign.From!.Value)), ("to", Reports.Passport.Day(campaign.To!.Value)))),
        new(catalog.Text("passport.figure"), catalog.Text("coverage.figure")),
        new(catalog.Text("passport.numerator"), catalog.Text("coverage.numerator")),
        new(catalog.Text("passport.denominator"), catalog.Text("coverage.denominator")),
        new(catalog.Text("passport.population"), catalog.Text("coverage.population")),
        new(catalog.Text("passport.instruments"), string.Join(", ", asked.Instruments.Split(',').Select(i => catalog.FindInstrument(i)?.Title ?? i))),
        new(catalog.Text("passport.hidden"), catalog.Text("coverage.hidden", ("k", catalog.MinimumGroup))),
        new(catalog.Text("passport.at"), RussianDate.Day(asked.At, town.TimeZone)),
        new(catalog.Text("passport.voluntary"), catalog.Text("passport.voluntary-value")),
    ];

    private static ImmutableArray<ReportColumn> Columns(string ids, int[] widths, Catalog catalog) =>
        [.. widths.Select((w, i) => new ReportColumn(catalog.Text(ids + (i + 1).ToString(CultureInfo.InvariantCulture)), w))];

    private static int Heads(School school, string position) => school.HeadCounts.GetValueOrDefault(position);

    private static string Band(ParticipationBand band, Catalog catalog) => catalog.Text(band switch
    {
        ParticipationBand.Hidden => "campaign.band-hidden",
        ParticipationBand.LessThanHalf => "campaign.band-less",
        ParticipationBand.MoreThanHalf => "campaign.band-more",
        ParticipationBand.AlmostAll => "campaign.band-almost",
        _ => throw new System.Diagnostics.UnreachableException(),
    });
}
