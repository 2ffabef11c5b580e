using System.Diagnostics;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>What may be said of a cell beside its band: nothing here says more than the band does.</summary>
internal static class NeedWords
{
    private const int Eight = 8;
    private const int Twenty = 20;
    private const int Fifty = 50;

    public static ReportCell Cell(NeedCell cell, Catalog catalog) => cell switch
    {
        { People: 0 } => new(catalog.Text("band.nobody")),
        { Band: Band.Exactly exactly } => new(BandWords.Of(cell, catalog), Tone(cell), new Share(exactly.Count, cell.People).Percent / 100m) { IsPercent = true },
        _ => new(BandWords.Of(cell, catalog), Tone(cell)),
    };

    /// <summary>By the middle of what is possible.</summary>
    public static ReportTone Tone(NeedCell cell)
    {
        if (cell.Band is Band.Hidden)
        {
            return ReportTone.Hidden;
        }

        var (low, high) = cell.Band.Counts(cell.People);
        return (2 * (low + high)) switch
        {
            var twice when twice < cell.People => ReportTone.Low,
            var twice when twice < 2 * cell.People => ReportTone.Middle,
            var twice when twice < 3 * cell.People => ReportTone.High,
            _ => ReportTone.Highest,
        };
    }

    /// <summary>How many were measured: exactly in the municipality, of a smaller group in the classes of ruling R1.</summary>
    public static ReportCell People(NeedCell cell, bool exactly, int least, Catalog catalog) => cell.People switch
    {
        0 => new(catalog.Text("band.nobody")),
        var n when n < least => new(catalog.Text("report.fewer", ("k", least))),
        var n when exactly => ReportCell.Of(n),
        < Eight => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{least}–7")),
        < Twenty => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Max(least, Eight)}–19")),
        _ => new(catalog.Text("report.twenty")),
    };

    /// <summary>How many were measured, as everybody may know it: in classes (K8).</summary>
    public static ReportCell PeopleForAll(int people, Catalog catalog) => new(people switch
    {
        0 => catalog.Text("band.nobody"),
        _ when people < DisclosureRules.Public.Least => catalog.Text("report.fewer", ("k", DisclosureRules.Public.Least)),
        < Twenty => "10–19",
        < Fifty => "20–49",
        _ => catalog.Text("report.fifty"),
    });

    /// <summary>Численность: the counts the band leaves possible.</summary>
    public static string Count(NeedCell cell, Catalog catalog) => cell.Band is Band.Hidden
        ? BandWords.Of(cell, catalog)
        : cell.Band.Counts(cell.People) is var (low, high) && low == high
            ? low.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{low}–{high}");

    /// <summary>The share, and its interval where it is told exactly.</summary>
    public static string Share(NeedCell cell, Catalog catalog)
    {
        if (cell.Band is not Band.Exactly exactly)
        {
            return BandWords.Of(cell, catalog);
        }

        var (low, high) = new Share(exactly.Count, cell.People).Interval();
        return catalog.Text("report.share", ("share", BandWords.Of(cell, catalog)), ("low", Percent(low)), ("high", Percent(high)));
    }

    /// <summary>At least so many thirds surely have the need.</summary>
    public static bool SurelyThirds(NeedCell cell, int thirds) =>
        cell.Band is not Band.Hidden && cell.People > 0 && cell.Band.Counts(cell.People).Low * 3 >= thirds * cell.People;

    /// <summary>Surely no more than a third have the need.</summary>
    public static bool SurelyBelowThird(NeedCell cell) => cell.Band is not Band.Hidden && cell.People > 0 && cell.Band.Counts(cell.People).High * 3 <= cell.People;

    /// <summary>Surely half or more; null when the band leaves that open.</summary>
    public static bool? Half(NeedCell cell)
    {
        if (cell.Band is Band.Hidden || cell.People == 0)
        {
            return null;
        }

        var (low, high) = cell.Band.Counts(cell.People);
        return 2 * low >= cell.People ? true : 2 * high < cell.People ? false : null;
    }

    /// <summary>A column of the map in words.</summary>
    public static string Column(string id, Snapshot snapshot, Catalog catalog) => id switch
    {
        DifficultiesMap.All => catalog.Text("report.all"),
        DifficultiesMap.Supported => catalog.Text("report.supported"),
        DifficultiesMap.Others => catalog.Text("report.others"),
        DifficultiesMap.Teachers => catalog.Text("report.teachers"),
        DifficultiesMap.Heads => catalog.Text("report.heads"),
        _ when snapshot.Find(id) is { } known => known.Title,
        _ when id.StartsWith(DifficultiesMap.OfSubject, StringComparison.Ordinal) => catalog.Text("report.no-subject"),
        _ => throw new UnreachableException(id),
    };

    private static int Percent(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
}
