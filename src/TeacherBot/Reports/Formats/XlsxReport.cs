using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Reports;

namespace TeacherBot.Reports.Formats;

/// <summary>
/// A report as a workbook: a sheet for each table with its title above and a frozen header, texts and the passport on the first. Numbers are
/// numbers, colours are conditional, every page fits an A4 sheet in width.
/// </summary>
internal static class XlsxReport
{
    /// <summary>Above the rows of a table.</summary>
    public const int HeaderRow = 3;

    private const int LineHeight = 15;
    private const int TitleHeight = 20;

    // Bold letters are wider.
    private const int BoldMore = 1;
    private const int NameWidth = 28;
    private const int ValueWidth = 90;
    private const int LongestName = 31;
    private const int UprightWidth = 100;

    public static byte[] Bytes(Report report)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            OfficeProperties.Write(document.AddNewPart<CoreFilePropertiesPart>("core"), report);
            book.Workbook = new(new Sheets(), new DefinedNames());
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = ReportStyles.Sheet();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var table in report.Parts.OfType<ReportPart.Table>())
            {
                AddTable(book, Name(table.Title, names), report, table);
            }

            AddPassport(book, Name("Паспорт", names), report);
        }

        return StableZip.Of(new MemoryStream(stream.ToArray()));
    }

    private static void AddTable(WorkbookPart book, string name, Report report, ReportPart.Table table)
    {
        var last = HeaderRow + table.Rows.Length;
        var town = report.Passport.IsEmpty ? "" : string.Join(" · ", report.Passport.Take(2).Select(l => l.Value));
        var rows = new List<Row>
        {
            Tall(Row(1, [XlsxBook.Text(1, 1, report.Title == table.Title ? report.Title : $"{report.Title}. {table.Title}", ReportStyles.Title)]), TitleHeight),
            Tall(Row(2, [XlsxBook.Text(2, 1, town, ReportStyles.Note)]), LineHeight),
            Tall(Row(HeaderRow, table.Columns.Select((c, i) => XlsxBook.Text(HeaderRow, i + 1, c.Title, ReportStyles.Header))), table.Columns.Select(c => (c.Title, c.Width - BoldMore))),
        };
        rows.AddRange(table.Rows.Select((cells, r) => Tall(
            Row(HeaderRow + 1 + r, cells.Select((c, i) => Cell(HeaderRow + 1 + r, i + 1, c))), cells.Select((c, i) => (c.Text, table.Columns[i].Width)))));
        var sheet = Sheet([.. table.Columns.Select(c => c.Width)], HeaderRow, rows);
        sheet.Append(ReportStyles.Conditions(table));
        Finish(sheet, report.Title, table.Columns.Sum(c => c.Width) > UprightWidth);
        Add(book, name, sheet, last, table.Columns.Length, repeats: true);
    }

    private static void AddPassport(WorkbookPart book, string name, Report report)
    {
        var rows = new List<Row> { Tall(Row(1, [XlsxBook.Text(1, 1, report.Title, ReportStyles.Title)]), TitleHeight) };
        foreach (var part in report.Parts)
        {
            if (TextOf(part) is { } text)
            {
                var number = rows.Count + 1;
                rows.Add(Tall(
                    Row(number, [XlsxBook.Text(number, 1, "", ReportStyles.Text), XlsxBook.Text(number, 2, text, part is ReportPart.Heading ? ReportStyles.Header : ReportStyles.Text)]),
                    [(text, ValueWidth)]));
            }
        }

        foreach (var line in report.Passport)
        {
            var number = rows.Count + 1;
            rows.Add(Tall(
                Row(number, [XlsxBook.Text(number, 1, line.Name, ReportStyles.Header), XlsxBook.Text(number, 2, line.Value, ReportStyles.Text)]), [(line.Value, ValueWidth)]));
        }

        var sheet = Sheet([NameWidth, ValueWidth], 1, rows);
        Finish(sheet, report.Title, wide: false);
        Add(book, name, sheet, rows.Count, 2, repeats: false);
    }

    private static string? TextOf(ReportPart part) => part switch
    {
        ReportPart.Heading heading => heading.Text,
        ReportPart.Prose prose => prose.Text,
        ReportPart.Bullet bullet => "• " + bullet.Text,
        ReportPart.Code code => code.Caption + ": " + code.Link,
        ReportPart.Table or ReportPart.NewPage => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Worksheet Sheet(int[] widths, int frozen, IEnumerable<Row> rows)
    {
        var pane = new Pane { VerticalSplit = frozen, TopLeftCell = XlsxBook.Reference(frozen + 1, 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
            new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w + 1, CustomWidth = true })),
            new SheetData(rows));
    }

    // In the order the format wants: margins, paper, header and footer.
    private static void Finish(Worksheet sheet, string title, bool wide) => sheet.Append(
        new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
        new PageSetup { PaperSize = 9, Orientation = wide ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 },
        new HeaderFooter { OddFooter = new OddFooter("&L" + title.Replace("&", "&&", StringComparison.Ordinal) + "&R&P / &N") });

    private static void Add(WorkbookPart book, string name, Worksheet sheet, int rows, int columns, bool repeats)
    {
        var sheets = book.Workbook.Sheets!;
        var number = (uint)sheets.Count() + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"sheet{number}");
        book.AddNewPart<WorksheetPart>(id).Worksheet = sheet;
        sheets.Append(new Sheet { Name = name, SheetId = number, Id = id });
        var quoted = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
        var names = book.Workbook.DefinedNames!;
        names.Append(new DefinedName(string.Create(CultureInfo.InvariantCulture, $"{quoted}!$A$1:${Letters(columns)}${Math.Max(rows, 1)}")) { Name = "_xlnm.Print_Area", LocalSheetId = number - 1 });
        if (repeats)
        {
            names.Append(new DefinedName(string.Create(CultureInfo.InvariantCulture, $"{quoted}!${HeaderRow}:${HeaderRow}")) { Name = "_xlnm.Print_Titles", LocalSheetId = number - 1 });
        }
    }

    private static string Letters(int column) => XlsxBook.Reference(1, column).TrimEnd('1');

    // Not every program makes a row as high as its wrapped text by itself.
    private static Row Tall(Row row, IEnumerable<(string Text, int Width)> cells) =>
        Tall(row, (cells.Max(c => LinesOf(c.Text, Math.Max(c.Width, 3))) * LineHeight) + 1);

    private static Row Tall(Row row, int points)
    {
        (row.Height, row.CustomHeight) = (points, true);
        return row;
    }

    // Words are not cut, so a line takes a little less than its width.
    private static int LinesOf(string text, int width)
    {
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' ', '\n'))
        {
            if (used > 0 && used + 1 + word.Length > width)
            {
                (lines, used) = (lines + 1, 0);
            }

            used += (used > 0 ? 1 : 0) + word.Length;
            lines += (used - 1) / width;
            used = used > width ? used % width : used;
        }

        return lines;
    }

    private static Row Row(int number, IEnumerable<Cell> cells) => new(cells) { RowIndex = (uint)number };

    private static Cell Cell(int row, int column, ReportCell cell) => cell.Day is { } day
        ? new Cell
        {
            CellReference = XlsxBook.Reference(row, column),
            StyleIndex = ReportStyles.Day,
            CellValue = new(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
        }
        : cell.Number is not { } number ? XlsxBook.Text(row, column, cell.Text, ReportStyles.Text)
        : new Cell
        {
            CellReference = XlsxBook.Reference(row, column),
            StyleIndex = cell.IsPercent ? ReportStyles.Percent : ReportStyles.Number,
            CellValue = new(number.ToString(CultureInfo.InvariantCulture)),
        };

    // What Excel refuses in a name goes, and two sheets never share one.
    private static string Name(string title, HashSet<string> taken)
    {
        var name = string.Concat(title.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal))).Trim('\'', ' ');
        name = name.Length > LongestName ? name[..LongestName].Trim() : name;
        for (var i = 2; !taken.Add(name); i++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $" {i}");
            name = name[..Math.Min(name.Length, LongestName - end.Length)] + end;
        }

        return name;
    }
}
