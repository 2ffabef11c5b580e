using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using TeacherBot.Core.Reports;

namespace TeacherBot.Reports.Formats;

/// <summary>A report as a document that is edited further: real headings and tables, a repeated header row, page numbers.</summary>
internal static class DocxReport
{
    private const int UprightWidth = 100;
    private const int Few = 8;

    public static byte[] Bytes(Report report)
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "text");
            OfficeProperties.Write(document.AddNewPart<CoreFilePropertiesPart>("core"), report);
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.All();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(new AutoHyphenation());
            main.AddNewPart<FooterPart>("footer").Footer = DocxStyles.Footer(report);
            main.AddNewPart<HeaderPart>("header").Header = DocxStyles.Header(report);
            var wide = report.Parts.OfType<ReportPart.Table>().Any(t => t.Columns.Sum(c => c.Width) > UprightWidth);
            main.Document = new Document(new Body([Paragraph(report.Title, DocxStyles.Title), .. report.Parts.SelectMany(p => Part(p, main, report.Title, wide)), .. Passport(report, wide), DocxStyles.Page(wide)]));
        }

        return StableZip.Of(new MemoryStream(stream.ToArray()));
    }

    private static IEnumerable<OpenXmlElement> Part(ReportPart part, MainDocumentPart main, string title, bool wide) => part switch
    {
        ReportPart.Heading heading => [Paragraph(heading.Text, DocxStyles.Heading)],
        ReportPart.Prose prose => [Paragraph(prose.Text, DocxStyles.Normal)],
        ReportPart.Code code => [new Paragraph(new Run(DocxPicture.Of(main, SquareCode.Png(code.Link), code.Caption))), Paragraph(code.Caption + "\n" + code.Link, DocxStyles.Normal)],
        ReportPart.NewPage => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],
        ReportPart.Bullet bullet => [Paragraph("• " + bullet.Text, DocxStyles.Normal)],
        ReportPart.Table table =>
        [
            .. table.Title == title ? [] : new[] { Paragraph(table.Title, DocxStyles.Heading) },
            Table([.. table.Columns.Select(c => c.Width)], [.. table.Columns.Select(c => c.Title)], table.Rows, wide),
            Paragraph("", DocxStyles.Normal),
        ],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<OpenXmlElement> Passport(Report report, bool wide) => report.Passport.IsEmpty ? [] :
    [
        Paragraph("Паспорт", DocxStyles.Heading),
        Table([28, 90], null, report.Passport.Select(l => System.Collections.Immutable.ImmutableArray.Create(new ReportCell(l.Name), new ReportCell(l.Value))), wide),
    ];

    private static Table Table(int[] widths, string[]? header, IEnumerable<System.Collections.Immutable.ImmutableArray<ReportCell>> rows, bool wide)
    {
        var whole = DocxStyles.TextWidth(wide);
        int[] twips = [.. widths.Select(w => whole * w / widths.Sum())];
        var table = new Table(DocxStyles.Lines(whole), new TableGrid(twips.Select(w => new GridColumn { Width = Number(w) })));
        var (cell, head) = widths.Length > Few ? (DocxStyles.SmallCell, DocxStyles.SmallHeaderCell) : (DocxStyles.Cell, DocxStyles.HeaderCell);
        if (header is not null)
        {
            table.Append(new TableRow(
                [new TableRowProperties(new CantSplit(), new TableHeader()), .. header.Select((h, i) => Cell(h, twips[i], "E7EEF7", head))]));
        }

        foreach (var row in rows)
        {
            table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((c, i) => Cell(c.Text, twips[i], Ground(c.Tone), cell, c.Tone == ReportTone.Hidden))]));
        }

        return table;
    }

    private static string? Ground(ReportTone tone) => tone == ReportTone.Plain ? null : ReportStyles.Colour(tone);

    private static TableCell Cell(string text, int width, string? ground, string style, bool hatched = false)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa });
        if (ground is not null)
        {
            properties.Append(new Shading { Val = hatched ? ShadingPatternValues.ThinDiagonalStripe : ShadingPatternValues.Clear, Color = hatched ? "808080" : "auto", Fill = ground });
        }

        return new TableCell(properties, Paragraph(text, style));
    }

    private static Paragraph Paragraph(string text, string style)
    {
        var run = new Run();
        foreach (var (line, i) in text.Split('\n').Select((l, i) => (l, i)))
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(Content.Exchange.Tables.Xlsx.XlsxFile.Printable(line)) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
