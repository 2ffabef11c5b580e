using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using TeacherBot.Core.Reports;

namespace TeacherBot.Reports.Formats;

/// <summary>The looks of a document: styles by the names Word knows, A4, header and footer.</summary>
internal static class DocxStyles
{
    public const string Normal = "Normal";
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Cell = "TableText";
    public const string HeaderCell = "TableHeader";
    public const string SmallCell = "TableTextSmall";
    public const string SmallHeaderCell = "TableHeaderSmall";

    // Twentieths of a point: A4, two centimetres around.
    private const int Short = 11906;
    private const int Long = 16838;
    private const int Margin = 1134;
    private const short CellMargin = 55;

    public static int TextWidth(bool wide) => (wide ? Long : Short) - (2 * Margin);

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" },
                new FontSize { Val = "24" },
                new Languages { Val = "ru-RU" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))),
        Style(Normal, "Normal", null, null, isDefault: true),
        Style(Title, "Title", new StyleParagraphProperties(new SpacingBetweenLines { After = "240" }, new Justification { Val = JustificationValues.Center }), new StyleRunProperties(new Bold(), new FontSize { Val = "32" })),
        Style(
            Heading,
            "heading 1",
            new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" }, new OutlineLevel { Val = 0 }),
            new StyleRunProperties(new Bold(), new FontSize { Val = "26" })),
        Style(Cell, "Table Text", Tight(), new StyleRunProperties(new FontSize { Val = "18" })),
        Style(HeaderCell, "Table Header", Tight(), new StyleRunProperties(new Bold(), new FontSize { Val = "18" })),
        Style(SmallCell, "Table Text Small", Tight(), new StyleRunProperties(new FontSize { Val = "14" })),
        Style(SmallHeaderCell, "Table Header Small", Tight(), new StyleRunProperties(new Bold(), new FontSize { Val = "14" })));

    public static Header Header(Report report) => new(Line(report.Passport.IsEmpty ? report.Title : report.Passport[0].Value));

    public static Footer Footer(Report report)
    {
        var line = Line(report.Title + " · ");
        line.Append(new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " });
        return new Footer(line);
    }

    public static SectionProperties Page(bool wide) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" },
        new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
        new PageSize { Width = (uint)(wide ? Long : Short), Height = (uint)(wide ? Short : Long), Orient = wide ? PageOrientationValues.Landscape : PageOrientationValues.Portrait },
        new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });

    public static TableProperties Lines(int width) => new(
        new TableWidth { Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
        new TableBorders(
            Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(
            new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa }));

    private static StyleParagraphProperties Tight() => new(new SpacingBetweenLines { After = "0" });

    private static Paragraph Line(string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = Cell }), new Run(new Text(Content.Exchange.Tables.Xlsx.XlsxFile.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "777777" };

    private static Style Style(string id, string name, StyleParagraphProperties? paragraph, StyleRunProperties? run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = Normal });
        }

        if (paragraph is not null)
        {
            style.Append(paragraph);
        }

        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }
}
