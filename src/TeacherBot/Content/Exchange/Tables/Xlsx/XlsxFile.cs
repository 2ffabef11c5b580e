using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace TeacherBot.Content.Exchange.Tables.Xlsx;

/// <summary>Reads workbooks, hostile ones too: size, rows and columns are bounded, formulas give only the value kept beside them.</summary>
internal static partial class XlsxFile
{
    public static GridReading Read(byte[] bytes)
    {
        if (bytes.Length > GridReading.MaximumBytes)
        {
            return GridReading.Refuse(GridReading.TooLarge);
        }

        try
        {
            if (Unpacks(bytes) is { } refusal)
            {
                return GridReading.Refuse(refusal);
            }

            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes, false), false);
            return document.WorkbookPart is { } book ? Book(book) : GridReading.Refuse("в файле нет листов");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The library reports a damaged file by any of a dozen exceptions; to the author they are one.
            return GridReading.Refuse("файл повреждён или это не книга Excel; откройте его в Excel и сохраните как .xlsx");
        }
    }

    /// <summary>Number of a column from a reference like «AB12»; 0 when there is none.</summary>
    public static int ColumnOf(string? reference)
    {
        var number = 0;
        foreach (var letter in (reference ?? "").TakeWhile(c => c is >= 'A' and <= 'Z').Take(4))
        {
            number = (number * 26) + letter - 'A' + 1;
        }

        return number;
    }

    /// <summary>Control characters and look-alikes of their escapes, as workbooks write them.</summary>
    public static string Escape(string text) =>
        Control().Replace(text, m => string.Create(CultureInfo.InvariantCulture, $"_x{(int)m.Value[0]:X4}_"));

    /// <summary>The text without what XML cannot hold.</summary>
    public static string Printable(string text) => Control().Replace(text, m => m.Value == "_" ? "_" : "");

    public static string Unescape(string text) => Escaped().Replace(text, m =>
        (char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var c && char.IsSurrogate(c) ? "" : c.ToString());

    // Declared sizes may lie: everything is unpacked once and counted.
    private static string? Unpacks(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
        var (total, buffer) = (0L, new byte[64 * 1024]);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                total += read;
                if (total > GridReading.MaximumBytes)
                {
                    return GridReading.TooLarge;
                }
            }
        }

        return null;
    }

    private static GridReading Book(WorkbookPart book)
    {
        var cells = new XlsxCells(book);
        var grids = ImmutableArray.CreateBuilder<Grid>();
        foreach (var sheet in (book.Workbook.Sheets?.Elements<Sheet>() ?? []).Take(20))
        {
            if (sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part)
            {
                continue;
            }

            if (Rows(part, cells) is not { } rows)
            {
                return GridReading.Refuse(GridReading.TooMany);
            }

            grids.Add(new(sheet.Name?.Value ?? "", rows));
        }

        return new(grids.ToImmutable(), null);
    }

    private static ImmutableArray<GridRow>? Rows(WorksheetPart part, XlsxCells cells)
    {
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        var (number, seen) = (0, 0);
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            number = (int)Math.Min(row.RowIndex?.Value ?? (uint)(number + 1), int.MaxValue - 1);
            if (Cells(row, cells) is { Count: > 0 } filled)
            {
                if (number > GridReading.MaximumRows || rows.Count >= GridReading.MaximumRows)
                {
                    return null;
                }

                rows.Add(new(number, filled));
            }
            else if (++seen > 20 * GridReading.MaximumRows)
            {
                return null;
            }
        }

        return rows.ToImmutable();
    }

    private static ImmutableSortedDictionary<int, string> Cells(Row row, XlsxCells cells)
    {
        var filled = ImmutableSortedDictionary.CreateBuilder<int, string>();
        var column = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            column = ColumnOf(cell.CellReference?.Value) is > 0 and var named ? named : column + 1;
            if (column <= GridReading.MaximumColumns && cells.Text(cell) is var text && !string.IsNullOrWhiteSpace(text))
            {
                filled[column] = text;
            }
        }

        return filled.ToImmutable();
    }

    [GeneratedRegex("[\0-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Control();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
