using TeacherBot.Core.Reports;
using TeacherBot.Documents;

namespace TeacherBot.Reports.Formats;

/// <summary>A report as the page that becomes a PDF. Tables are coloured as in the workbook, hidden cells are hatched; every cell says it in words.</summary>
internal static class HtmlReport
{
    private const int UprightWidth = 100;

    public static string Of(Report report)
    {
        var page = new HtmlPage(report.Title, string.Join(" · ", report.Passport.Take(2).Select(l => l.Value)))
        {
            IsWide = report.Parts.OfType<ReportPart.Table>().Any(t => t.Columns.Sum(c => c.Width) > UprightWidth),
        };
        foreach (var part in report.Parts)
        {
            Add(page, part, report.Title);
        }

        return report.Passport.IsEmpty ? page.Build() : page.Heading("Паспорт").Table([28, 90], null, report.Passport.Select(l => new[] { (l.Name, ""), (l.Value, "") })).Build();
    }

    private static void Add(HtmlPage page, ReportPart part, string title)
    {
        switch (part)
        {
            case ReportPart.Heading heading:
                page.Heading(heading.Text);
                break;
            case ReportPart.Prose prose:
                page.Prose(prose.Text);
                break;
            case ReportPart.Code code:
                page.Picture(SquareCode.Svg(code.Link), code.Caption);
                break;
            case ReportPart.NewPage:
                page.NewSheet();
                break;
            case ReportPart.Bullet bullet:
                page.Bullet(bullet.Text);
                break;
            case ReportPart.Table table:
                var titled = table.Title == title ? page : page.Heading(table.Title);
                (table.IsHeatMap ? titled.Drawing(HeatMap.Svg(table)) : titled).Table([.. table.Columns.Select(c => c.Width)], [.. table.Columns.Select(c => c.Title)], table.Rows.Select(r => r.Select(c => (c.Text, Style(c.Tone)))));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Style(ReportTone tone) => tone switch
    {
        ReportTone.Plain => "",
        ReportTone.Hidden => "background: repeating-linear-gradient(45deg, #fff, #fff 3px, #bbb 3px, #bbb 4px)",
        _ => "background: #" + ReportStyles.Colour(tone),
    };
}
