using System.Globalization;
using System.Net;
using System.Text;
using TeacherBot.Core.Reports;

namespace TeacherBot.Reports.Formats;

/// <summary>
/// A table's toned columns as a drawing: a field for each cell, coloured by what it says and saying it in words, hidden ones hatched.
/// Inline SVG, so the words stay words.
/// </summary>
internal static class HeatMap
{
    private const int LabelWidth = 250;
    private const int CellWidth = 96;
    private const int RowHeight = 34;
    private const int HeaderHeight = 40;
    private const int LabelLine = 44;
    private const int CellLine = 17;
    private const int LineHeight = 10;
    private const int MostLines = 3;

    public static string Svg(ReportPart.Table table)
    {
        var columns = Enumerable.Range(0, table.Columns.Length).Where(i => table.Rows.Any(r => r[i].Tone != ReportTone.Plain)).ToList();
        var (width, height) = (LabelWidth + (columns.Count * CellWidth), HeaderHeight + (table.Rows.Length * RowHeight));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"DejaVu Sans\" font-size=\"8\">");
        svg.Append("<defs><pattern id=\"hidden\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 4 L4 0\" stroke=\"#bbb\" stroke-width=\"0.7\"/></pattern></defs>");
        foreach (var (column, x) in columns.Select((c, i) => (c, LabelWidth + (i * CellWidth))))
        {
            Words(svg, table.Columns[column].Title, x + (CellWidth / 2), HeaderHeight / 2, CellLine, "middle\" font-weight=\"bold");
        }

        foreach (var (row, y) in table.Rows.Select((r, i) => (r, HeaderHeight + (i * RowHeight))))
        {
            Words(svg, row[0].Text, 0, y + (RowHeight / 2), LabelLine, "start");
            foreach (var (column, x) in columns.Select((c, i) => (c, LabelWidth + (i * CellWidth))))
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x + 1}\" y=\"{y + 1}\" width=\"{CellWidth - 2}\" height=\"{RowHeight - 2}\" stroke=\"#999\" stroke-width=\"0.5\" fill=\"{Fill(row[column].Tone)}\"/>");
                Words(svg, row[column].Text, x + (CellWidth / 2), y + (RowHeight / 2), CellLine, "middle");
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Fill(ReportTone tone) => tone switch
    {
        ReportTone.Plain => "#fff",
        ReportTone.Hidden => "url(#hidden)",
        _ => "#" + ReportStyles.Colour(tone),
    };

    private static void Words(StringBuilder svg, string text, int x, int middle, int most, string anchor)
    {
        var lines = Lines(text, most);
        var first = middle - ((lines.Count - 1) * LineHeight / 2) + 3;
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{first + (i * LineHeight)}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(line)}</text>");
        }
    }

    // By words; the table below has the whole of what is longer than three lines.
    private static List<string> Lines(string text, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > most)
            {
                lines.Add("");
            }

            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), lines[MostLines - 1] + "…"];
    }
}
