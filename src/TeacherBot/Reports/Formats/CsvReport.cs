using System.Diagnostics;
using CsvHelper;
using TeacherBot.Core.Reports;

namespace TeacherBot.Reports.Formats;

/// <summary>A report as Excel in Russia opens it by a double click: UTF-8 with its mark, semicolons. The passport comes last.</summary>
internal static class CsvReport
{
    public static byte[] Bytes(Report report)
    {
        using var stream = new MemoryStream();
        var options = new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true, ValidateFieldCount = false };
        using (var csv = CsvWriter.Create(stream, options, true))
        {
            foreach (var record in Records(report))
            {
                csv.WriteRecord([.. record.Select(Harmless)]);
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<IEnumerable<string>> Records(Report report) =>
    [
        [report.Title],
        .. report.Parts.SelectMany(Records),
        [""],
        .. report.Passport.Select(l => new[] { l.Name, l.Value }),
    ];

    private static IEnumerable<IEnumerable<string>> Records(ReportPart part) => part switch
    {
        ReportPart.Table table => [[""], [table.Title], table.Columns.Select(c => c.Title), .. table.Rows.Select(r => r.Select(c => c.Text))],
        ReportPart.Heading heading => [[""], [heading.Text]],
        ReportPart.Prose prose => [[prose.Text]],
        ReportPart.Bullet bullet => [[bullet.Text]],
        ReportPart.Code code => [[code.Caption, code.Link]],
        ReportPart.NewPage => [[""]],
        _ => throw new UnreachableException(),
    };

    // A title that somebody typed must not be taken for a formula.
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', _, ..] ? "'" + text : text;
}
