using DocumentFormat.OpenXml.Spreadsheet;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Reports;

namespace TeacherBot.Reports.Formats;

/// <summary>The looks of a workbook's cells, and the colours that follow from what a cell says.</summary>
internal static class ReportStyles
{
    public const uint Text = 1;
    public const uint Header = 2;
    public const uint Title = 3;
    public const uint Note = 4;
    public const uint Number = 5;
    public const uint Percent = 6;
    public const uint Day = 7;

    private const uint WholePercent = 9;

    // As the country of the reader writes days.
    private const uint ShortDay = 14;

    // Orange-brown deepens, so that the order is seen in grey and by the colour-blind too.
    private static readonly (ReportTone Tone, string Ground)[] Grounds =
    [
        (ReportTone.Low, "FFF7F7F7"), (ReportTone.Middle, "FFFDE3C8"), (ReportTone.High, "FFFDB863"), (ReportTone.Highest, "FFE08214"), (ReportTone.Hidden, "FFFFFFFF"),
    ];

    /// <summary>Ground of a tone as six hex digits.</summary>
    public static string Colour(ReportTone tone) => Grounds.First(g => g.Tone == tone).Ground[2..];

    public static Stylesheet Sheet() => new(
        new Fonts(Font(11, false), Font(11, true), Font(14, true), Font(9, false)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFE7EEF7")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Lines()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(0, 0, 0, 1, wrap: true),
            Format(0, 1, 2, 1, wrap: true),
            Format(0, 2, 0, 0, wrap: false),
            Format(0, 3, 0, 0, wrap: false),
            Format(1, 0, 0, 1, wrap: false),
            Format(WholePercent, 0, 0, 1, wrap: false),
            Format(ShortDay, 0, 0, 1, wrap: false)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }),
        new DifferentialFormats(Grounds.Select(g => new DifferentialFormat(Ground(g.Tone, g.Ground)))));

    /// <summary>One rule for each text and each span of shares that the table has; the text says it without the colour.</summary>
    public static IEnumerable<ConditionalFormatting> Conditions(ReportPart.Table table)
    {
        var toned = table.Rows.SelectMany(r => r).Where(c => c.Tone != ReportTone.Plain).ToList();
        var rules = new List<ConditionalFormattingRule>();
        foreach (var (text, tone) in toned.Where(c => c.Number is null).Select(c => (c.Text, c.Tone)).Distinct().OrderBy(c => c.Text, StringComparer.Ordinal))
        {
            // The same words stand for several tones only of groups of different size; the first is as good.
            if (!rules.Exists(r => r.Descendants<Formula>().First().Text == Quoted(text)))
            {
                rules.Add(Rule(rules.Count, tone, ConditionalFormattingOperatorValues.Equal, Quoted(text)));
            }
        }

        if (toned.Exists(c => c.IsPercent))
        {
            foreach (var (tone, low, high) in new[] { (ReportTone.Low, "0", "0.2499"), (ReportTone.Middle, "0.25", "0.4999"), (ReportTone.High, "0.5", "0.7499"), (ReportTone.Highest, "0.75", "1") })
            {
                rules.Add(Rule(rules.Count, tone, ConditionalFormattingOperatorValues.Between, low, high));
            }
        }

        // Counts stand in the same table: only columns with shares are coloured.
        var columns = Enumerable.Range(0, table.Columns.Length).Where(i => table.Rows.Any(r => r[i].Tone != ReportTone.Plain)).ToList();
        if (rules.Count > 0 && columns.Count > 0)
        {
            var (first, last) = (XlsxReport.HeaderRow + 1, XlsxReport.HeaderRow + table.Rows.Length);
            var ranges = columns.Select(i => $"{XlsxBook.Reference(first, i + 1)}:{XlsxBook.Reference(last, i + 1)}");
            yield return new ConditionalFormatting(rules) { SequenceOfReferences = new() { InnerText = string.Join(' ', ranges) } };
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static ConditionalFormattingRule Rule(int number, ReportTone tone, ConditionalFormattingOperatorValues how, params string[] values) =>
        new(values.Select(v => new Formula(v)))
        {
            Type = ConditionalFormatValues.CellIs,
            Operator = how,
            Priority = number + 1,
            FormatId = (uint)Array.FindIndex(Grounds, g => g.Tone == tone),
        };

    private static Fill Ground(ReportTone tone, string colour) => new(tone == ReportTone.Hidden
        ? new PatternFill { PatternType = PatternValues.LightUp, ForegroundColor = new() { Rgb = "FF808080" }, BackgroundColor = new() { Rgb = colour } }
        : new PatternFill { PatternType = PatternValues.Solid, ForegroundColor = new() { Rgb = colour }, BackgroundColor = new() { Rgb = colour } });

    private static Fill Solid(string colour) => new(new PatternFill { PatternType = PatternValues.Solid, ForegroundColor = new() { Rgb = colour } });

    private static Font Font(int size, bool bold) => bold
        ? new(new Bold(), new FontSize { Val = size }, new FontName { Val = "Calibri" })
        : new(new FontSize { Val = size }, new FontName { Val = "Calibri" });

    private static Border Lines() => new(Line<LeftBorder>(), Line<RightBorder>(), Line<TopBorder>(), Line<BottomBorder>(), new DiagonalBorder());

    private static T Line<T>()
        where T : BorderPropertiesType, new()
    {
        var line = new T { Style = BorderStyleValues.Thin };
        line.Append(new Color { Rgb = "FFBFBFBF" });
        return line;
    }

    private static CellFormat Format(uint number, uint font, uint fill, uint border, bool wrap) => new(new Alignment { WrapText = wrap, Vertical = VerticalAlignmentValues.Top })
    {
        NumberFormatId = number,
        FontId = font,
        FillId = fill,
        BorderId = border,
        ApplyNumberFormat = number != 0,
        ApplyFont = true,
        ApplyFill = fill != 0,
        ApplyBorder = border != 0,
        ApplyAlignment = true,
    };
}
