using TeacherBot.Core.Reports;

namespace TeacherBot.Pages.Board;

/// <summary>Files that a report can be had as.</summary>
internal static class BoardFiles
{
    public static string Type(ReportFormat format) => format switch
    {
        ReportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ReportFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ReportFormat.Pdf => "application/pdf",
        ReportFormat.Csv => "text/csv; charset=utf-8",
        ReportFormat.Zip => "application/zip",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>All files of a report: what the conversation offers besides the message itself.</summary>
    public static BoardPaper Of(BoardSeat seat, ReportKind kind, string of, string? cut) => new(
        seat.S.Text(ReportDialogue.Title(kind)) + (ReportCut.IsOf(kind) && cut is not null ? ", " + ReportCut.Title(seat.Town, cut, seat.S.Catalog) : ""),
        ReportWish.NameOf(kind),
        of,
        cut,
        [.. Enum.GetValues<ReportFormat>().Where(f => f != ReportFormat.Text && ReportForms.Takes(kind, f)).Select(f => (ReportWish.Extension(f), seat.S.Text(ReportDialogue.FormatText(f))))]);
}
