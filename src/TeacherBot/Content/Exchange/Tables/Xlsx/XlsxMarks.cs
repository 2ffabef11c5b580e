using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace TeacherBot.Content.Exchange.Tables.Xlsx;

/// <summary>The author's own workbook with the cells to mend coloured and the column «Что исправить» filled in.</summary>
internal static class XlsxMarks
{
    /// <summary>Null when the workbook can be read but not written again: damaged in a part nobody looked at.</summary>
    public static byte[]? TryMark(byte[] bytes, ImmutableArray<Remark> remarks)
    {
        try
        {
            return Mark(bytes, remarks);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }

    public static byte[] Mark(byte[] bytes, ImmutableArray<Remark> remarks)
    {
        var stream = new MemoryStream();
        stream.Write(bytes);
        using (var document = SpreadsheetDocument.Open(stream, true))
        {
            var book = document.WorkbookPart!;
            var sheets = book.Workbook.Sheets!.Elements<Sheet>().ToList();
            var styles = (book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>()).Stylesheet ??= XlsxStyles.Sheet();
            var cells = new XlsxCells(book);
            foreach (var part in book.WorksheetParts)
            {
                Clear(part.Worksheet, styles, cells);
            }

            foreach (var group in remarks.GroupBy(r => sheets.Find(s => s.Name?.Value == r.Place.Sheet) ?? sheets[0]))
            {
                if (book.GetPartById(group.Key.Id!.Value!) is WorksheetPart part)
                {
                    Sheet(part.Worksheet, styles, cells, [.. group]);
                }
            }
        }

        return stream.ToArray();
    }

    private static void Sheet(Worksheet sheet, Stylesheet styles, XlsxCells cells, ImmutableArray<Remark> remarks)
    {
        var data = sheet.GetFirstChild<SheetData>() ?? sheet.AppendChild(new SheetData());
        var column = Former(data, cells) ?? data.Descendants<Cell>().Select(c => XlsxFile.ColumnOf(c.CellReference)).DefaultIfEmpty(0).Max() + 1;
        var marked = new Dictionary<uint, uint>();
        var wrapped = XlsxStyles.Wrapped(styles);
        Widen(sheet, column);
        Put(data, 1, column, Columns.Remarks, wrapped);
        foreach (var row in remarks.GroupBy(r => r.Place.Row))
        {
            foreach (var place in row.Select(r => r.Place).Distinct())
            {
                var cell = At(data, place.Row, place.Column);
                var style = cell.StyleIndex?.Value ?? 0;
                cell.StyleIndex = marked.TryGetValue(style, out var pink) ? pink : marked[style] = XlsxStyles.Mark(styles, style);
            }

            Put(data, row.Key, column, string.Join('\n', (row.Key == 1 ? [Columns.Remarks] : Enumerable.Empty<string>()).Concat(row.Select(r => r.Text).Distinct())), wrapped);
        }
    }

    // What was marked before is judged anew.
    private static void Clear(Worksheet sheet, Stylesheet styles, XlsxCells cells)
    {
        if (sheet.GetFirstChild<SheetData>() is { } data)
        {
            Number(data);
            if (Former(data, cells) is { } column)
            {
                data.Descendants<Cell>().Where(c => XlsxFile.ColumnOf(c.CellReference) == column).ToList().ForEach(c => c.Remove());
                Put(data, 1, column, Columns.Remarks, XlsxStyles.Wrapped(styles));
            }
        }

        var plain = new Dictionary<uint, uint>();
        foreach (var cell in sheet.Descendants<Cell>().Where(c => c.StyleIndex is not null && XlsxStyles.IsMarked(styles, c.StyleIndex)))
        {
            var style = cell.StyleIndex!.Value;
            cell.StyleIndex = plain.TryGetValue(style, out var known) ? known : plain[style] = XlsxStyles.Unmark(styles, style);
        }
    }

    private static void Widen(Worksheet sheet, int column)
    {
        var columns = sheet.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.Columns>();
        if (columns is null)
        {
            columns = new();
            sheet.InsertBefore(columns, sheet.GetFirstChild<SheetData>());
        }

        if (columns.Elements<DocumentFormat.OpenXml.Spreadsheet.Column>().All(c => c.Max?.Value < column))
        {
            columns.Append(new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)column, Max = (uint)column, Width = 60, CustomWidth = true });
        }
    }

    // Rows and cells may come without their numbers, which then follow from their order.
    private static void Number(SheetData data)
    {
        uint row = 0;
        foreach (var one in data.Elements<Row>())
        {
            row = one.RowIndex?.Value ?? row + 1;
            one.RowIndex = row;
            one.Spans = null;
            var column = 0;
            foreach (var cell in one.Elements<Cell>())
            {
                column = XlsxFile.ColumnOf(cell.CellReference) is > 0 and var named ? named : column + 1;
                cell.CellReference = XlsxBook.Reference((int)row, column);
            }
        }
    }

    private static int? Former(SheetData data, XlsxCells cells) =>
        data.Elements<Row>().FirstOrDefault(r => r.RowIndex! == 1)?.Elements<Cell>()
            .FirstOrDefault(c => cells.Text(c).StartsWith(Columns.Remarks, StringComparison.Ordinal)) is { } head
            ? XlsxFile.ColumnOf(head.CellReference)
            : null;

    private static void Put(SheetData data, int row, int column, string text, uint style)
    {
        var cell = At(data, row, column);
        cell.RemoveAllChildren();
        cell.StyleIndex = style;
        (cell.DataType, cell.InlineString) = (CellValues.InlineString, new(new Text(XlsxFile.Escape(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static Cell At(SheetData data, int row, int column)
    {
        var line = data.Elements<Row>().FirstOrDefault(r => r.RowIndex! == (uint)row);
        if (line is null)
        {
            line = new Row { RowIndex = (uint)row };
            data.InsertBefore(line, data.Elements<Row>().FirstOrDefault(r => r.RowIndex! > (uint)row));
        }

        var cell = line.Elements<Cell>().FirstOrDefault(c => XlsxFile.ColumnOf(c.CellReference) == column);
        if (cell is null)
        {
            cell = new Cell { CellReference = XlsxBook.Reference(row, column) };
            line.InsertBefore(cell, line.Elements<Cell>().FirstOrDefault(c => XlsxFile.ColumnOf(c.CellReference) > column));
        }

        return cell;
    }
}
