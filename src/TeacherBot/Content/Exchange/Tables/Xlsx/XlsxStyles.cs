using DocumentFormat.OpenXml.Spreadsheet;

namespace TeacherBot.Content.Exchange.Tables.Xlsx;

/// <summary>The few looks of our workbooks, and the colour laid on a cell that needs mending.</summary>
internal static class XlsxStyles
{
    public const uint Text = 1;
    public const uint Header = 2;
    public const uint Date = 3;
    public const uint Number = 4;

    private const uint AsText = 49;
    private const uint AsDay = 14;

    private const string Wrong = "FFFFC7CE";

    public static Stylesheet Sheet() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFDDEBF7")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Format(AsText, 0, 0), Format(AsText, 1, 2), Format(AsDay, 0, 0), Format(0, 0, 0)));

    /// <summary>Number of a look that only wraps its text.</summary>
    public static uint Wrapped(Stylesheet styles) =>
        Add(styles, new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true });

    public static bool IsMarked(Stylesheet styles, uint style) =>
        FormatAt(styles, style)?.FillId?.Value is { } fill
        && styles.Fills?.Elements<Fill>().ElementAtOrDefault((int)fill)?.PatternFill?.ForegroundColor?.Rgb?.Value == Wrong;

    /// <summary>The look of a marked cell without its ground.</summary>
    public static uint Unmark(Stylesheet styles, uint style)
    {
        var format = (CellFormat)FormatAt(styles, style)!.CloneNode(true);
        format.FillId = 0;
        return Add(styles, format);
    }

    /// <summary>Looks like the style it had, on a pink ground. Returns its number.</summary>
    public static uint Mark(Stylesheet styles, uint before)
    {
        styles.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
        var fill = styles.Fills.Elements<Fill>().ToList().FindIndex(f => f.PatternFill?.ForegroundColor?.Rgb?.Value == Wrong);
        if (fill < 0)
        {
            fill = styles.Fills.Elements<Fill>().Count();
            styles.Fills.Append(Solid(Wrong));
            styles.Fills.Count = null;
        }

        var format = (CellFormat?)FormatAt(styles, before)?.CloneNode(true) ?? new CellFormat();
        (format.FillId, format.ApplyFill) = ((uint)fill, true);
        return Add(styles, format);
    }

    private static CellFormat? FormatAt(Stylesheet styles, uint number) =>
        styles.CellFormats?.Elements<CellFormat>().ElementAtOrDefault((int)Math.Min(number, int.MaxValue));

    private static uint Add(Stylesheet styles, CellFormat format)
    {
        styles.CellFormats ??= new CellFormats(new CellFormat());
        styles.CellFormats.Append(format);
        styles.CellFormats.Count = null;
        return (uint)styles.CellFormats.Elements<CellFormat>().Count() - 1;
    }

    private static Fill Solid(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static CellFormat Format(uint number, uint font, uint fill) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
    {
        NumberFormatId = number,
        FontId = font,
        FillId = fill,
        BorderId = 0,
        FormatId = 0,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyAlignment = true,
    };
}
