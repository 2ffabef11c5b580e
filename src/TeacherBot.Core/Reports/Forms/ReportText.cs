using System.Collections.Immutable;
using System.Text;

namespace TeacherBot.Core.Reports;

/// <summary>A report as one message: a line for each row, bars where a share stands, cut where a message ends.</summary>
public static class ReportText
{
    /// <summary>Most characters: what a message takes, with room for what is said above it.</summary>
    public const int Most = 3800;

    private const int BarLength = 4;

    public static string Of(Report report)
    {
        var text = new StringBuilder();
        foreach (var part in report.Parts)
        {
            foreach (var line in Lines(part))
            {
                if (text.Length + line.Length + 2 > Most)
                {
                    return text.Append('…').ToString();
                }

                text.Append(line).Append('\n');
            }
        }

        return text.ToString().TrimEnd();
    }

    private static IEnumerable<string> Lines(ReportPart part) => part switch
    {
        ReportPart.Heading heading => [heading.Text.ToUpperInvariant()],
        ReportPart.Prose prose => [prose.Text],
        ReportPart.Bullet bullet => ["• " + bullet.Text],
        ReportPart.Code code => [code.Caption, code.Link],
        ReportPart.NewPage => [""],
        ReportPart.Table { Repeats: true } => [],
        ReportPart.Table table => Table(table),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Only what says something of the first group: a phone shows no table.
    private static IEnumerable<string> Table(ReportPart.Table table)
    {
        yield return table.Title.ToUpperInvariant();
        foreach (var row in table.Rows.Take(table.MostSpoken))
        {
            yield return Row(table, row);
        }

        if (table.Rows.Length > table.MostSpoken)
        {
            yield return "…";
        }

        yield return "";
    }

    private static string Row(ReportPart.Table table, ImmutableArray<ReportCell> row)
    {
        if (!table.Spoken.IsEmpty)
        {
            return "• " + string.Join(" · ", table.Spoken.Select(i => row[i].Text));
        }

        var told = row.Select((cell, i) => (Cell: cell, Column: table.Columns[i])).Where(c => c.Cell.Tone != ReportTone.Plain).Take(1).ToList();
        var name = table.IsHeatMap ? row[0].Text : row.Where(c => c.Number is null).OrderByDescending(c => c.Tone == ReportTone.Plain ? c.Text.Length : 0).First().Text;
        return told is [var (cell, _)] ? $"{Bar(cell.Tone)} {cell.Text} · {name}" : "• " + string.Join(" · ", row.Where(c => c.Text.Length > 0).Select(c => c.Text));
    }

    private static string Bar(ReportTone tone) => tone == ReportTone.Hidden
        ? new string('╳', BarLength)
        : new string('▓', (int)tone) + new string('░', BarLength - (int)tone);
}
