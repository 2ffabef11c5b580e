using System.Collections.Immutable;

namespace TeacherBot.Core.Community;

/// <summary>A part of the school year in which visits are made or diagnostics held; what a school wishes for is one of them.</summary>
/// <param name="For">What it is offered for: directions of visits, or diagnostics.</param>
public sealed record RequestWindow(string Id, string Title, MonthDay From, MonthDay To, ImmutableArray<string> For)
{
    public const string Methodical = "methodical";
    public const string Managerial = "managerial";
    public const string Diagnostics = "diagnostics";

    /// <summary>Last day in the academic year that holds the day asked about.</summary>
    public DateOnly LastIn(int academicYear) => To.In(academicYear);

    /// <summary>What the form asks windows for; null while it does not know yet.</summary>
    public static string? Purpose(RequestKind kind, RequestForm form) => kind == RequestKind.Diagnostics ? Diagnostics
        : form.Direction switch { VisitDirection.Methodical => Methodical, VisitDirection.Managerial => Managerial, _ => null };
}
