using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>
/// CSV as Excel in Russia writes and reads it: semicolons or commas, UTF-8 with or without a mark, Windows-1251. A cell that a
/// spreadsheet would take for a formula is written with an apostrophe before it.
/// </summary>
internal static class CsvFile
{
    public const string Sheet = "Таблица";

    private const string Formula = "=+-@\t'";

    private static readonly char[] _delimiters = [';', ',', '\t'];

    public static GridReading Read(byte[] bytes)
    {
        if (bytes.Length > GridReading.MaximumBytes)
        {
            return GridReading.Refuse(GridReading.TooLarge);
        }

        var text = Decode(bytes);
        if (text.Contains('\0'))
        {
            return GridReading.Refuse("это не таблица CSV; сохраните её в Excel как «CSV UTF-8»");
        }

        var rows = ImmutableArray.CreateBuilder<GridRow>();
        foreach (var (record, number) in Records(text))
        {
            var cells = record.Take(GridReading.MaximumColumns).Index().Where(c => !string.IsNullOrWhiteSpace(c.Item))
                .ToImmutableSortedDictionary(c => c.Index + 1, c => Bare(c.Item).ReplaceLineEndings("\n"));
            if (rows.Count >= GridReading.MaximumRows)
            {
                return GridReading.Refuse(GridReading.TooMany);
            }

            if (cells.Count > 0)
            {
                rows.Add(new(number, cells));
            }
        }

        return new([new(Sheet, rows.ToImmutable())], null);
    }

    public static byte[] Write(SheetText sheet) =>
        Write(sheet.Rows.Prepend([.. sheet.Columns.Select(c => c.Title)]).Select(r => r.Select(Guarded)), ';');

    /// <summary>The author's table with the column «Что исправить» at its end: each remark names its column.</summary>
    public static byte[] Mark(byte[] bytes, ImmutableArray<Remark> remarks)
    {
        var text = Decode(bytes);
        var records = Records(text).ToList();
        var head = records.Count > 0 ? records[0].Cells : [];
        var at = Array.FindIndex(head, c => c == Columns.Remarks) is >= 0 and var old ? old : records.Select(r => r.Cells.Length).DefaultIfEmpty(0).Max();
        var byRow = remarks.ToLookup(r => Math.Max(r.Place.Row, 2));
        return Write(
            records.Select(r =>
            {
                var cells = r.Cells.Length > at ? r.Cells : [.. r.Cells, .. Enumerable.Repeat("", at + 1 - r.Cells.Length)];
                cells[at] = r.Number == 1 ? Columns.Remarks : string.Join('\n', byRow[r.Number].Select(m => Named(m, head)).Distinct());
                return cells;
            }),
            Delimiter(text));
    }

    private static string Named(Remark remark, string[] head) =>
        remark.Place.Column - 1 is var i && i < head.Length && !remark.Text.Contains($"«{head[i].Trim()}»", StringComparison.Ordinal) ? $"{head[i].Trim()}: {remark.Text}" : remark.Text;

    private static byte[] Write(IEnumerable<IEnumerable<string>> rows, char delimiter)
    {
        using var stream = new MemoryStream();
        var options = new CsvWriterOptions { Separator = delimiter, WriteByteOrderMark = true, ValidateFieldCount = false };
        using (var csv = CsvWriter.Create(stream, options, true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row]);
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<(string[] Cells, int Number)> Records(string text)
    {
        var options = new CsvReaderOptions { Separator = Delimiter(text), HasHeader = false, SkipEmptyLines = false, DetectSeparatorHint = false };
        using var csv = CsvReader.FromText(text, options);
        for (var number = 1; number <= GridReading.MaximumRows + 1 && csv.Read(); number++)
        {
            yield return (csv.Current.ToArray(), number);
        }
    }

    // Judged by the header outside quotes.
    private static char Delimiter(string text)
    {
        var (quoted, counts) = (false, new int[_delimiters.Length]);
        foreach (var c in text.TakeWhile(c => c != '\n' || quoted).Take(20_000))
        {
            quoted ^= c == '"';
            if (!quoted && Array.IndexOf(_delimiters, c) is >= 0 and var i)
            {
                counts[i]++;
            }
        }

        return _delimiters[Array.IndexOf(counts, counts.Max())];
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return bytes is [0xff, 0xfe, .. var utf16]
                ? Encoding.Unicode.GetString(utf16)
                : new UTF8Encoding(false, true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetString(bytes);
        }
    }

    private static string Guarded(string text) =>
        text.Length > 0 && Formula.Contains(text[0]) && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;

    private static string Bare(string text) => text is ['\'', var next, ..] && Formula.Contains(next) ? text[1..] : text;
}
