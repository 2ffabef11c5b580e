using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Reports;

/// <summary>«Отчёты» for those who may see them.</summary>
public abstract record ReportScreen : Screen;

/// <summary>Which report.</summary>
public sealed record ReportList : ReportScreen;

/// <summary>Of which campaign.</summary>
public sealed record ReportWaves(ReportKind Kind) : ReportScreen;

/// <summary>In which form.</summary>
/// <param name="Cut">What the map is narrowed to (<see cref="ReportCut"/>).</param>
public sealed record ReportFormats(ReportKind Kind, string Campaign, string? Cut = null) : ReportScreen;

/// <summary>The report in the message itself.</summary>
public sealed record ReportShown(ReportKind Kind, string Campaign, string? Cut = null) : ReportScreen;

/// <summary>Recommendations being confirmed one by one.</summary>
/// <param name="Proposal">Number of the one that is proposed now.</param>
public sealed record ReportAdvice(ReportKind Kind, string Campaign, int Proposal) : ReportScreen;

/// <summary>Indicators whose value is entered by hand.</summary>
public sealed record IndicatorList(int Year) : ReportScreen;

/// <summary>The value of one of them.</summary>
public sealed record IndicatorEntering(int Year, string Code) : ReportScreen;

/// <summary>Schools whose papers the person may have.</summary>
/// <param name="Sought">What was typed to find one; empty for the first.</param>
public sealed record SchoolReportList(string Sought) : ReportScreen;

/// <summary>Which paper of the school.</summary>
public sealed record SchoolReportKinds(string School) : ReportScreen;

/// <summary>A line of the support log is being typed.</summary>
public sealed record SupportEntering(int Year) : ReportScreen;
