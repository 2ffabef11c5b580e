using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Reports;
using TeacherBot.Reports.Formats;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports.Formats;

/// <summary>Files of a report: valid, typed, the same bytes again, harmless whatever was typed into a title.</summary>
public sealed class ReportFormatTests
{
    private static readonly Report Map = ReportForms.Of(ReportKind.DifficultiesMap, new(SampleSnapshot.Named, []), TheCatalog.Value);

    // Titles that somebody typed, in the worst mood; more than twenty people, so that there are numbers.
    private static readonly Report Hostile = new("=HYPERLINK(\"http://evil\") <b>&", [new("Имя\u0001", "значение\u000b"), new("b", "+1")])
    {
        At = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero),
        Parts =
        [
            new ReportPart.Heading("# & <"),
            new ReportPart.Table(
                "Очень длинное название листа, в котором [] : * ? / \\ и 'кавычки'", [new("A & B", 10), new("=1+1", 12)],
                [[new("<script>", ReportTone.Highest), new("42 %", ReportTone.Middle, 0.42m) { IsPercent = true }], [new("скрыто", ReportTone.Hidden), ReportCell.Of(-5)]]),
            new ReportPart.Table("Очень длинное название листа, в котором [] : * ? / \\ другой", [new("A", 10)], []),
            new ReportPart.Bullet("@cmd"),
        ],
    };

    public static TheoryData<string> Reports => ["map", "hostile"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Workbooks_and_documents_are_valid_and_the_same_bytes_again(string name)
    {
        var report = Of(name);
        var (xlsx, docx) = (XlsxReport.Bytes(report), DocxReport.Bytes(report));
        Assert.Equal(xlsx, XlsxReport.Bytes(report));
        Assert.Equal(docx, DocxReport.Bytes(report));
        Assert.Equal(CsvReport.Bytes(report), CsvReport.Bytes(report));
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        using var text = WordprocessingDocument.Open(new MemoryStream(docx), false);
        Assert.Empty(new OpenXmlValidator().Validate(text).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        foreach (var bytes in new[] { xlsx, docx })
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
            Assert.Single(zip.Entries.Select(e => e.LastWriteTime).Distinct());
        }
    }

    [Fact]
    public void Cells_of_a_workbook_are_typed_and_never_formulas()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(XlsxReport.Bytes(Hostile)), false);
        var cells = book.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Equal(["0.42", "-5"], cells.Where(c => c.CellValue is not null).Select(c => c.CellValue!.Text));
        var names = book.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.InRange(n.Length, 1, 31));
    }

    [Fact]
    public void A_table_has_a_frozen_header_colours_by_what_cells_say_and_fits_its_paper()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(XlsxReport.Bytes(Map)), false);
        var sheet = ((WorksheetPart)book.WorkbookPart!.GetPartById("sheet1")).Worksheet;
        Assert.Equal("A4", sheet.Descendants<Pane>().Single().TopLeftCell!.Value);
        var rules = sheet.Descendants<ConditionalFormattingRule>().Select(r => r.Descendants<Formula>().First().Text).ToList();
        Assert.Contains("\"скрыто\"", rules);
        Assert.Contains("\"половина и больше\"", rules);
        var paper = sheet.Descendants<PageSetup>().Single();
        Assert.Equal((9u, 1u, 0u), (paper.PaperSize!.Value, paper.FitToWidth!.Value, paper.FitToHeight!.Value));
        Assert.Contains(book.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>(), n => n.Name == "_xlnm.Print_Titles" && n.Text.EndsWith("!$3:$3", StringComparison.Ordinal));
        var grid = XlsxFile.Read(XlsxReport.Bytes(Map)).Grids[0];
        Assert.Equal("Область", grid.Rows[2].Cells[1]);
        Assert.Equal("скрыто", grid.Rows[3].Cells[6]);
    }

    [Fact]
    public void A_table_of_semicolons_opens_by_a_double_click()
    {
        var bytes = CsvReport.Bytes(Map);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("\r\nОбласть;Все;Обследовано;ШНРО и ШНСУ;Обследовано;Прочие школы;Обследовано\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nКампания;", text, StringComparison.Ordinal);
        var hostile = Encoding.UTF8.GetString(CsvReport.Bytes(Hostile));
        Assert.DoesNotContain("\n=", hostile, StringComparison.Ordinal);
        Assert.Contains("'@cmd", hostile, StringComparison.Ordinal);
        Assert.Contains(";-5", hostile.Replace("'-5", "-5", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_a_pdf_takes_nothing_for_mark_up()
    {
        var html = HtmlReport.Of(Hostile);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("repeating-linear-gradient", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_has_bars_and_ends_within_its_bounds()
    {
        var text = ReportText.Of(Map);
        Assert.Contains("▓▓▓░ от трети до двух третей · Числа, вычисления, практические задачи", text, StringComparison.Ordinal);
        Assert.DoesNotContain("КУСТАМ", text, StringComparison.Ordinal);
        var row = ImmutableArray.Create(new ReportCell(new string('я', 200)), new ReportCell("42 %", ReportTone.Low));
        var endless = new Report("x", []) { Parts = [new ReportPart.Table("t", [new("a", 1), new("b", 1)], [.. Enumerable.Repeat(row, 1000)])] };
        Assert.InRange(ReportText.Of(endless).Length, ReportText.Most - 300, ReportText.Most);
    }

    private static Report Of(string name) => name == "map" ? Map : Hostile;
}
