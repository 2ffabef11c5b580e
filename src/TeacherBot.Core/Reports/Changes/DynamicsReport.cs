using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>Динамика: the same people in two waves on different forms, all of them and never only those who were checked again (ruling R10).</summary>
public static class DynamicsReport
{
    private static readonly ImmutableArray<int> Widths = [18, 36, 12, 23, 23, 25, 14];

    public static Report Of(NamedSnapshot snapshot, Catalog catalog)
    {
        var s = snapshot.Content;
        return new Report(catalog.Text("report.dynamics"), Passport.OfPairs(snapshot, catalog))
        {
            At = s.FrozenAt,
            Parts = [.. Tables(s, catalog), .. Notes(s, catalog)],
        };
    }

    /// <summary>A table for each earlier wave that shares anybody on another form; none when no wave does.</summary>
    internal static IEnumerable<ReportPart> Tables(Snapshot snapshot, Catalog catalog) => snapshot.Comparisons.Where(c => !c.Lines.IsEmpty).Select(c => new ReportPart.Table(
        catalog.Text("dynamics.since", ("title", c.Title), ("year", c.To.Year), ("wave", Passport.Wave(c.Wave, catalog))),
        [.. Widths.Select((w, i) => new ReportColumn(catalog.Text("dynamics.column." + ReportCell.Of(i + 1).Text), w))],
        [.. c.Lines.Select(l => Row(l, snapshot, catalog))])
    { Spoken = [1, 3, 4, 5] });

    private static IEnumerable<ReportPart> Notes(Snapshot snapshot, Catalog catalog)
    {
        if (snapshot.Comparisons.All(c => c.Lines.IsEmpty))
        {
            yield return new ReportPart.Prose(catalog.Text(snapshot.Comparisons.IsEmpty ? "dynamics.first" : "dynamics.same-form"));
            yield break;
        }

        if (snapshot.Comparisons.Any(c => c.Same))
        {
            yield return new ReportPart.Prose(catalog.Text("dynamics.some-same"));
        }

        yield return new ReportPart.Prose(catalog.Text("dynamics.how"));
    }

    private static ImmutableArray<ReportCell> Row(ChangeLine line, Snapshot snapshot, Catalog catalog)
    {
        var area = snapshot.Find(line.Area);
        return
        [
            new(area?.Subject is { } subject ? snapshot.TitleOf(DifficultiesMap.OfSubject + subject) : catalog.Text("report.every-subject")),
            new(area?.Title ?? line.Area),
            NeedWords.People(line.Before, exactly: true, snapshot.Least, catalog),
            NeedWords.Cell(line.Before, catalog),
            NeedWords.Cell(line.After, catalog),
            new(ChangeWords.Of(line, catalog)),
            line.Effect is { } effect
                ? new ReportCell(effect.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture).Replace('.', ','), ReportTone.Plain, effect)
                : new(catalog.Text("band.nobody")),
        ];
    }
}
