using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>Карта профессиональных затруднений: a table for each sheet, a cell with its share and how many were measured.</summary>
public static class MapReport
{
    private const int OfArea = 44;
    private const int OfShare = 26;
    private const int OfPeople = 14;
    private const int OfPeopleAndRight = 20;

    /// <param name="cut">Narrows it to a cluster (areas that everybody has, over the municipality and this cluster: nothing else is told of a cluster), or to what is for everybody.</param>
    public static Report Of(NamedSnapshot snapshot, string? cut, Catalog catalog)
    {
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        parts.AddRange(cut switch
        {
            null => snapshot.Content.Sheets.Select(s => Table(s, snapshot.Content, catalog)),
            ReportCut.Public => PublicMap.Of(snapshot.Content.Sheets).Select(s => ForAll(s, snapshot.Content, catalog)),
            _ => Narrowed(snapshot.Content.Sheets, cut).Select(s => Table(s, snapshot.Content, catalog) with { Repeats = false, Spoken = [0, 1, 3] }),
        });
        if (parts.Count == 0)
        {
            parts.Add(new ReportPart.Prose(catalog.Text("report.nobody-measured")));
        }

        return new Report(catalog.Text("report.map"), cut == ReportCut.Public ? Passport.ForAll(snapshot, catalog) : Passport.Of(snapshot, catalog))
        {
            Parts = parts.ToImmutable(),
            At = snapshot.Content.FrozenAt,
        };
    }

    private static ReportPart.Table ForAll(NeedSheet sheet, Snapshot snapshot, Catalog catalog) => new(
        sheet.Id == DifficultiesMap.Subjects ? catalog.Text("report.sheet-common") : Title(sheet, snapshot, catalog),
        [new(catalog.Text("report.area"), OfArea), new(catalog.Text("report.all"), OfShare), new(catalog.Text("report.people"), OfPeopleAndRight)],
        [.. sheet.Lines.Select(l => ImmutableArray.Create(new(snapshot.TitleOf(l.Area)), NeedWords.Cell(l.Cells[0], catalog), NeedWords.PeopleForAll(l.Cells[0].People, catalog)))])
    {
        IsHeatMap = true,
    };

    private static ImmutableArray<NeedSheet> Narrowed(ImmutableArray<NeedSheet> sheets, string column) =>
    [
        .. from sheet in sheets
           where sheet.Id == DifficultiesMap.Clusters && sheet.Columns.Contains(column)
           let at = sheet.Columns.IndexOf(column)
           select sheet with { Columns = [sheet.Columns[0], column], Lines = [.. sheet.Lines.Select(l => l with { Cells = [l.Cells[0], l.Cells[at]] })] },
    ];

    internal static ReportPart.Table Table(NeedSheet sheet, Snapshot snapshot, Catalog catalog) => new(
        Title(sheet, snapshot, catalog),
        [
            new(catalog.Text("report.area"), OfArea),
            .. sheet.Columns.SelectMany(c => new ReportColumn[]
            {
                new(NeedWords.Column(c, snapshot, catalog), OfShare),
                new(catalog.Text(IsOfGroups(sheet) ? "report.people-right" : "report.people"), IsOfGroups(sheet) ? OfPeopleAndRight : OfPeople),
            }),
        ],
        [.. sheet.Lines.Select(l => Row(l, sheet, snapshot, catalog))])
    {
        Repeats = sheet.Id is DifficultiesMap.Clusters or DifficultiesMap.Positions,
        IsHeatMap = true,
    };

    private static ImmutableArray<ReportCell> Row(NeedLine line, NeedSheet sheet, Snapshot snapshot, Catalog catalog) =>
    [
        new(snapshot.TitleOf(line.Area)),
        .. line.Cells.SelectMany((cell, i) => new[]
        {
            NeedWords.Cell(cell, catalog),
            IsOfGroups(sheet) ? WithRight(cell, NeedWords.People(cell, IsOfTown(sheet.Columns[i]), snapshot.Least, catalog), catalog)
                : NeedWords.People(cell, IsOfTown(sheet.Columns[i]), snapshot.Least, catalog),
        }),
    ];

    // Areas that everybody has, over groups (ruling R6).
    private static bool IsOfGroups(NeedSheet sheet) => sheet.Id is DifficultiesMap.Subjects or DifficultiesMap.Clusters or DifficultiesMap.Positions;

    private static ReportCell WithRight(NeedCell cell, ReportCell people, Catalog catalog) =>
        cell.Right is { } right ? new(catalog.Text("report.right", ("people", people.Text), ("percent", right))) : people;

    private static bool IsOfTown(string column) => !column.StartsWith(DifficultiesMap.OfCluster, StringComparison.Ordinal);

    private static string Title(NeedSheet sheet, Snapshot snapshot, Catalog catalog) => sheet.Id switch
    {
        DifficultiesMap.Subjects => catalog.Text("report.sheet-subjects"),
        DifficultiesMap.Clusters => catalog.Text("report.sheet-clusters"),
        DifficultiesMap.Positions => catalog.Text("report.sheet-positions"),
        var subject => snapshot.TitleOf(subject),
    };
}
