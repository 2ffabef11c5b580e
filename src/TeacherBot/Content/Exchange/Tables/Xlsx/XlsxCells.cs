using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace TeacherBot.Content.Exchange.Tables.Xlsx;

/// <summary>Text of a workbook's cells as the author sees it: dates as days, percents with their sign, numbers without binary tails.</summary>
internal sealed class XlsxCells
{
    private readonly List<string> _shared;
    private readonly List<uint> _formats;
    private readonly HashSet<uint> _dates;
    private readonly HashSet<uint> _percents;

    public XlsxCells(WorkbookPart book)
    {
        _shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(Text) ?? []];
        var styles = book.WorkbookStylesPart?.Stylesheet;
        _formats = [.. styles?.CellFormats?.Elements<CellFormat>().Select(f => f.NumberFormatId?.Value ?? 0) ?? []];
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Select(f => (Id: f.NumberFormatId?.Value ?? 0, Code: f.FormatCode?.Value ?? "")).ToList();
        _dates = [.. Enumerable.Range(14, 9).Select(i => (uint)i), .. own.Where(f => f.Code.Contains('y') || f.Code.Contains('Y')).Select(f => f.Id)];
        _percents = [9, 10, .. own.Where(f => f.Code.Contains('%')).Select(f => f.Id)];
    }

    public string Text(Cell cell)
    {
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? Clean(inline.Elements<Text>().Select(t => t.Text).Concat(inline.Elements<Run>().Select(r => r.Text?.Text ?? ""))) : "";
        }

        var value = cell.CellValue?.Text ?? "";
        if (type == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shared.Count ? _shared[index] : "";
        }

        return type switch
        {
            CellValues.Boolean => value == "1" ? "да" : "нет",
            CellValues.String or CellValues.Error or CellValues.Date => Clean([value]),
            _ => Number(value, cell.StyleIndex?.Value ?? 0),
        };
    }

    private string Number(string value, uint style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e15)
        {
            return value;
        }

        var format = style < _formats.Count ? _formats[(int)style] : 0;
        if (_dates.Contains(format) && number is >= 1 and < 2_900_000)
        {
            return DateTime.FromOADate(number).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        }

        // Through decimal: 15 digits, as Excel shows.
        return _percents.Contains(format)
            ? ((decimal)number * 100).ToString("0.##########", CultureInfo.InvariantCulture) + " %"
            : ((decimal)number).ToString("0.####################", CultureInfo.InvariantCulture);
    }

    private static string Text(SharedStringItem item) =>
        Clean(item.Elements<Text>().Select(t => t.Text).Concat(item.Elements<Run>().Select(r => r.Text?.Text ?? "")));

    private static string Clean(IEnumerable<string> texts) => XlsxFile.Unescape(string.Concat(texts)).ReplaceLineEndings("\n");
}
