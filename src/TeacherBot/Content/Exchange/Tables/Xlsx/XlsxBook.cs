using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace TeacherBot.Content.Exchange.Tables.Xlsx;

/// <summary>Writes a workbook a methodist can fill in: frozen header, drop-down lists, wrapped text. Cells are texts, numbers and dates, never formulas.</summary>
internal static class XlsxBook
{
    private static readonly string[] _uprightHeader = ["Поле", "Значение", "Как заполнять"];
    private static readonly string[] _guideHeader = ["Лист", "Столбец", "Что писать"];

    public static byte[] Write(ImmutableArray<SheetText> sheets)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
            foreach (var sheet in sheets)
            {
                Add(book, sheet.Name, Sheet(sheet));
                if (sheet == sheets[0])
                {
                    Add(book, "Как заполнять", Guide());
                }
            }
        }

        return stream.ToArray();
    }

    public static string Reference(int row, int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }

    public static Cell Text(int row, int column, string text, uint style) => new()
    {
        CellReference = Reference(row, column),
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new(new Text(XlsxFile.Escape(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static void Add(WorkbookPart book, string name, Worksheet sheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        var sheets = book.Workbook.Sheets!;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.Count() + 1, Id = book.GetIdOfPart(part) });
    }

    private static Worksheet Sheet(SheetText sheet)
    {
        if (sheet.Upright)
        {
            return Upright(sheet);
        }

        var rows = sheet.Rows.Select((cells, i) => Row(i + 2, cells.Select((text, c) => Cell(i + 2, c + 1, sheet.Columns[c], text))));
        return Whole(
            [.. sheet.Columns.Select(c => c.Width)],
            [Row(1, sheet.Columns.Select((c, i) => Text(1, i + 1, c.Title, XlsxStyles.Header))), .. rows],
            sheet.Columns.Select((c, i) => Choice(c, $"{Reference(2, i + 1)}:{Reference(GridReading.MaximumRows, i + 1)}")));
    }

    private static Worksheet Upright(SheetText sheet) => Whole(
        [24, 60, 60],
        [
            Row(1, _uprightHeader.Select((t, i) => Text(1, i + 1, t, XlsxStyles.Header))),
            .. sheet.Columns.Select((c, i) => Row(i + 2, [Text(i + 2, 1, c.Title, XlsxStyles.Header), Cell(i + 2, 2, c, sheet.Rows[0][i]), Text(i + 2, 3, c.Hint, XlsxStyles.Text)])),
        ],
        sheet.Columns.Select((c, i) => Choice(c, Reference(i + 2, 2))));

    private static Worksheet Guide() => Whole(
        [14, 30, 100],
        [
            Row(1, _guideHeader.Select((t, i) => Text(1, i + 1, t, XlsxStyles.Header))),
            .. Columns.All.Select((c, i) => Row(i + 2, new[] { Columns.SheetOf(c.Owner), c.Title, c.Hint }.Select((t, n) => Text(i + 2, n + 1, t, XlsxStyles.Text)))),
        ],
        []);

    private static Worksheet Whole(int[] widths, IEnumerable<Row> rows, IEnumerable<DataValidation?> choices)
    {
        var pane = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        var sheet = new Worksheet(
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
            new DocumentFormat.OpenXml.Spreadsheet.Columns(widths.Select((w, i) => new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true, Style = XlsxStyles.Text })),
            new SheetData(rows));
        var validations = choices.OfType<DataValidation>().ToList();
        if (validations.Count > 0)
        {
            sheet.Append(new DataValidations(validations) { Count = (uint)validations.Count });
        }

        return sheet;
    }

    private static Row Row(int number, IEnumerable<Cell> cells) => new(cells) { RowIndex = (uint)number };

    private static Cell Cell(int row, int column, Column kind, string text)
    {
        if (kind.Kind == CellKind.Date && CellText.Day(text) is { } day)
        {
            return Number(row, column, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), XlsxStyles.Date);
        }

        // Only what reads back the very same is a number: «0,50» and «1/2» stay as written.
        return kind.Kind == CellKind.Number && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number.ToString("0.####################", CultureInfo.InvariantCulture) == text && text.Length <= 15
            ? Number(row, column, text, XlsxStyles.Number)
            : Text(row, column, text, kind.Kind == CellKind.Date ? XlsxStyles.Date : XlsxStyles.Text);
    }

    private static Cell Number(int row, int column, string value, uint style) =>
        new() { CellReference = Reference(row, column), StyleIndex = style, CellValue = new(value) };

    private static DataValidation? Choice(Column column, string where)
    {
        var words = column is { Key: "level" } ? ["1", "2", "3"] : CellText.WordsOf(column).Select(w => w.Russian).ToList();
        return words.Count == 0 ? null : new DataValidation(new Formula1($"\"{string.Join(',', words)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = column.Title,
            Error = "Выберите из списка: " + string.Join(", ", words),
            SequenceOfReferences = new() { InnerText = where },
        };
    }
}
