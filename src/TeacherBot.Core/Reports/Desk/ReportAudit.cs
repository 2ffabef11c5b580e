namespace TeacherBot.Core.Reports;

/// <summary>How the audit log names a report that was given: «report KIND CAMPAIGN FORMAT», with the cut at the end where there is one.</summary>
public static class ReportAudit
{
    private const string Word = "report";

    public static string Of(ReportWish wish) => $"{Word} {ReportWish.NameOf(wish.Kind)} {wish.Campaign} {ReportWish.Extension(wish.Format)}{(wish.Cut is null ? "" : " " + wish.Cut)}";

    /// <summary>Null for any other line.</summary>
    public static ReportWish? Read(string action) => action.Split(' ') is [Word, .. { Length: 3 or 4 } words] ? Wish(words[0], words[1], words[2], words.Length == 4 ? words[3] : "") : null;

    /// <summary>The object of the document that a person orders.</summary>
    public static string Recipe(ReportWish wish, string person) =>
        string.Join('.', ReportWish.NameOf(wish.Kind), wish.Campaign, ReportWish.Extension(wish.Format), wish.Cut ?? "", person);

    /// <summary>What a recipe of a document orders; null for none. The person it is for comes last.</summary>
    public static (ReportWish Wish, string Person)? Ordered(string recipe) =>
        recipe.Split('.') is [var kind, var campaign, var format, .. var cut, var person] && cut.Length <= 1 && Wish(kind, campaign, format, cut is [var only] ? only : "") is { } wish ? (wish, person) : null;

    private static ReportWish? Wish(string kind, string campaign, string format, string cut) =>
        ReportWish.KindOf(kind) is { } known && ReportWish.FormatOf(format) is { } form ? new(known, campaign, form) { Cut = cut.Length == 0 ? null : cut } : null;
}
