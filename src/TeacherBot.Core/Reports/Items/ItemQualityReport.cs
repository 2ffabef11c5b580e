using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>Качество заданий: which of them to look at first, how reliable each area is, and every item.</summary>
public static class ItemQualityReport
{
    private const double Good = .30;
    private const double Weak = .20;
    private const int TooHard = 20;

    /// <summary>From here a correlation is taken as it is.</summary>
    private const int Many = 100;

    private static readonly ImmutableArray<int> FlagWidths = [16, 36, 11, 40];
    private static readonly ImmutableArray<int> AreaWidths = [26, 36, 9, 12, 12, 12, 12, 14];
    private static readonly ImmutableArray<int> ItemWidths = [16, 36, 9, 12, 24, 12, 12, 16, 34];

    /// <summary>Of one campaign.</summary>
    public static Report Of(NamedSnapshot snapshot, QualitySheet sheet, Catalog catalog) =>
        new(catalog.Text("report.quality"), Passport.OfItems(snapshot, catalog)) { At = snapshot.Content.FrozenAt, Parts = Parts(sheet, catalog) };

    /// <summary>Of all municipalities together (ruling R4).</summary>
    /// <param name="at">When the newest of the figures was made.</param>
    public static Report OfPools(QualitySheet sheet, DateTimeOffset at, int least, Catalog catalog) => new(
        catalog.Text("quality.pooled"),
        [
            new(catalog.Text("passport.town"), catalog.Text("quality.all-towns")),
            new(catalog.Text("passport.figure"), catalog.Text("quality.figure")),
            new(catalog.Text("passport.numerator"), catalog.Text("quality.numerator")),
            new(catalog.Text("passport.hidden"), catalog.Text("quality.pooled-hidden", ("k", least))),
            new(catalog.Text("passport.at"), RussianDate.Day(at, null)),
        ])
    {
        At = at,
        Parts = Parts(sheet, catalog),
    };

    private static ImmutableArray<ReportPart> Parts(QualitySheet sheet, Catalog catalog)
    {
        var items = sheet.Areas.SelectMany(a => a.Items.Select(i => (Area: a, Item: i))).ToList();
        var flagged = items.Where(x => Reasons(x.Area, x.Item, catalog).Any()).ToList();
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        parts.Add(new ReportPart.Prose(items.Count == 0 ? catalog.Text("quality.none", ("n", ItemQuality.Fewest))
            : catalog.Text("quality.summary", ("items", items.Count), ("flagged", flagged.Count))));
        if (flagged.Count > 0)
        {
            parts.Add(new ReportPart.Table(
                catalog.Text("quality.flagged"), Columns("quality.flag-column.", FlagWidths, catalog),
                [.. flagged.Select(x => ImmutableArray.Create<ReportCell>(new(x.Item.Item), new(AreaTitle(x.Area, catalog)), ReportCell.Of(x.Item.Level), new(string.Join("; ", Reasons(x.Area, x.Item, catalog)))))]));
        }

        if (items.Count > 0)
        {
            parts.Add(new ReportPart.Table(catalog.Text("quality.areas"), Columns("quality.area-column.", AreaWidths, catalog), [.. sheet.Areas.Select(a => Row(a, catalog))]) { Repeats = true });
            parts.Add(new ReportPart.Table(catalog.Text("quality.items"), Columns("quality.item-column.", ItemWidths, catalog), [.. items.Select(x => Row(x.Area, x.Item, catalog))]) { Repeats = true });
            parts.Add(new ReportPart.Prose(catalog.Text("quality.how")));
        }

        return parts.ToImmutable();
    }

    /// <summary>Why an item should be looked at; nothing when it works or too few answered it.</summary>
    private static IEnumerable<string> Reasons(AreaQuality area, ItemQuality item, Catalog catalog)
    {
        if (item.Rest is not { } rest)
        {
            yield break;
        }

        // With few people a correlation wanders by about one over the root of their number: what may be chance accuses no item.
        if (rest + (area.People < Many ? 1 / Math.Sqrt(area.People) : 0) < Weak)
        {
            yield return catalog.Text(rest < 0 ? "quality.check-key" : "quality.weak");
        }

        if (item.OutOfOrder)
        {
            yield return catalog.Text("quality.out-of-order");
        }

        if (item.Right is Disclosure.Band.NearlyNone)
        {
            yield return catalog.Text("quality.nobody");
        }
    }

    private static ImmutableArray<ReportCell> Row(AreaQuality area, Catalog catalog) =>
    [
        new(catalog.FindInstrument(area.Instrument)?.Title ?? area.Instrument),
        new(AreaTitle(area, catalog)),
        new(area.Form),
        People(area, catalog),
        Figure(area.Reliability, catalog),
        Figure(area.OfTriads, catalog),
        Figure(area.StandardError, catalog),
        Figure(area.Reproducibility, catalog),
    ];

    private static ImmutableArray<ReportCell> Row(AreaQuality area, ItemQuality item, Catalog catalog)
    {
        var right = new NeedCell(area.People, item.Right);
        return
        [
            new(item.Item),
            new(AreaTitle(area, catalog)),
            ReportCell.Of(item.Level),
            People(area, catalog),
            NeedWords.Cell(right, catalog) with { Tone = ReportTone.Plain },
            Figure(item.Rest, catalog),
            Figure(item.UpperLower, catalog),
            new(Options(item)),
            new(Verdict(area, item, catalog)),
        ];
    }

    private static string Verdict(AreaQuality area, ItemQuality item, Catalog catalog) =>
        Reasons(area, item, catalog).ToList() is { Count: > 0 } reasons ? string.Join("; ", reasons)
        : area.People < ItemQuality.Usual ? catalog.Text("quality.few", ("n", ItemQuality.Usual))
        : item.Rest is null ? catalog.Text("quality.no-spread")
        : item.Right is Disclosure.Band.Exactly exactly && new Share(exactly.Count, area.People).Percent < TooHard ? catalog.Text("quality.hard")
        : item.Rest < Good ? catalog.Text("quality.look") : catalog.Text("quality.good");

    private static ReportCell People(AreaQuality area, Catalog catalog) =>
        area.People < ItemQuality.Fewest ? new(catalog.Text("report.fewer", ("k", ItemQuality.Fewest))) : ReportCell.Of(area.People);

    private static ReportCell Figure(double? value, Catalog catalog) => value is { } known
        ? new(known.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ','), ReportTone.Plain, (decimal)known) : new(catalog.Text("band.nobody"));

    private static string Options(ItemQuality item) => string.Join(", ", item.Idle.Select(o => (o + 1).ToString(CultureInfo.InvariantCulture)));

    private static string AreaTitle(AreaQuality area, Catalog catalog) => catalog.Areas.TryGetValue(area.Area, out var found) ? found.Title : area.Area;

    private static ImmutableArray<ReportColumn> Columns(string id, ImmutableArray<int> widths, Catalog catalog) =>
        [.. widths.Select((w, i) => new ReportColumn(catalog.Text(id + ReportCell.Of(i + 1).Text), w))];
}
