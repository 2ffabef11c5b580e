using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace TeacherBot.Content.Exchange.Tables.Xlsx;

/// <summary>The author's own workbook with the cells to mend coloured and the column «Что исправить» filled in.</summary>
internal static class XlsxMarks
{
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
        Number(data);
        var column = RemarkColumn(data, cells);
        var marked = new Dictionary<uint, uint>();
        Put(data, 1, column, Columns.Remarks);
        foreach (var row in data.Elements<Row>().Where(r => r.RowIndex! > 1))
        {
            row.Elements<Cell>().FirstOrDefault(c => XlsxFile.ColumnOf(c.CellReference) == column)?.Remove();
        }

        foreach (var row in remarks.GroupBy(r => r.Place.Row))
        {
            foreach (var place in row.Select(r => r.Place).Distinct())
            {
                var cell = At(data, place.Row, place.Column);
                var style = cell.StyleIndex?.Value ?? 0;
                cell.StyleIndex = marked.TryGetValue(style, out var pink) ? pink : marked[style] = XlsxStyles.Mark(styles, style);
            }

            Put(data, row.Key, column, string.Join('\n', (row.Key == 1 ? [Columns.Remarks] : Enumerable.Empty<string>()).Concat(row.Select(r => r.Text).Distinct())));
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

    private static int RemarkColumn(SheetData data, XlsxCells cells)
    {
        var head = data.Elements<Row>().FirstOrDefault(r => r.RowIndex! == 1)?.Elements<Cell>()
            .FirstOrDefault(c => cells.Text(c).StartsWith(Columns.Remarks, StringComparison.Ordinal));
        return head is not null
            ? XlsxFile.ColumnOf(head.CellReference)
            : data.Descendants<Cell>().Select(c => XlsxFile.ColumnOf(c.CellReference)).DefaultIfEmpty(0).Max() + 1;
    }

    private static void Put(SheetData data, int row, int column, string text)
    {
        var cell = At(data, row, column);
        cell.RemoveAllChildren();
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
