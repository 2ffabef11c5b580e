using TeacherBot.Core.Reports;
using TeacherBot.Documents;
using TeacherBot.Reports.Formats;

namespace TeacherBot.Reports;

/// <summary>A report model as the bytes of a file.</summary>
internal static class ReportFile
{
    public static async Task<ReportOutcome> RenderAsync(PdfRenderer pdf, Report report, ReportFormat format, CancellationToken cancellation) => format switch
    {
        ReportFormat.Xlsx => new ReportOutcome.Made(XlsxReport.Bytes(report)),
        ReportFormat.Docx => new ReportOutcome.Made(DocxReport.Bytes(report)),
        ReportFormat.Csv => new ReportOutcome.Made(CsvReport.Bytes(report)),
        ReportFormat.Text => new ReportOutcome.Made(System.Text.Encoding.UTF8.GetBytes(ReportText.Of(report))),
        ReportFormat.Pdf => await pdf.RenderAsync(HtmlReport.Of(report), report.At, cancellation) switch
        {
            PdfOutcome.Rendered rendered => new ReportOutcome.Made(rendered.Bytes),
            PdfOutcome.PdfUnavailable => new ReportOutcome.NoPdf(PdfOutcome.PdfUnavailable.Text, true),
            PdfOutcome.Failed failed => new ReportOutcome.NoPdf(failed.Code, false),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
