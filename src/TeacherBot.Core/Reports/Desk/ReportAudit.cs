namespace TeacherBot.Core.Reports;

/// <summary>How the audit log names a report that was given: «report KIND CAMPAIGN FORMAT».</summary>
public static class ReportAudit
{
    private const string Word = "report";

    public static string Of(ReportWish wish) => $"{Word} {ReportWish.NameOf(wish.Kind)} {wish.Campaign} {ReportWish.Extension(wish.Format)}";

    /// <summary>Null for any other line.</summary>
    public static ReportWish? Read(string action) => action.Split(' ') is [Word, var kind, var campaign, var format]
        && ReportWish.KindOf(kind) is { } known && ReportWish.FormatOf(format) is { } form ? new(known, campaign, form) : null;

    /// <summary>What a recipe of a document orders; null for none. The person it is for comes last.</summary>
    public static (ReportWish Wish, string Person)? Ordered(string recipe) => recipe.Split('.') is [var kind, var campaign, var format, var person]
        && ReportWish.KindOf(kind) is { } known && ReportWish.FormatOf(format) is { } form ? (new(known, campaign, form), person) : null;
}
