using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

/// <summary>The words of the language. The first of several is the one that is printed.</summary>
internal static class SegmentWords
{
    public const string And = "и";
    public const string Or = "или";
    public const string Not = "не";
    public const string In = "в";
    public const string List = "списке";
    public const string Everybody = "все";
    public const string Area = "область";

    private static readonly ImmutableArray<(SegmentField Field, string Word)> FieldWords =
    [
        (SegmentField.Subject, "предмет"),
        (SegmentField.Cluster, "куст"),
        (SegmentField.Cluster, "кластер"),
        (SegmentField.School, "школа"),
        (SegmentField.Status, "статус"),
        (SegmentField.Position, "должность"),
        (SegmentField.Subscription, "подписка"),
    ];

    private static readonly ImmutableArray<(TraceKind Kind, string Word)> TraceWords =
    [
        (TraceKind.Started, "начал"),
        (TraceKind.Started, "начала"),
        (TraceKind.Finished, "завершил"),
        (TraceKind.Finished, "завершила"),
        (TraceKind.Registered, "записан"),
        (TraceKind.Registered, "записана"),
        (TraceKind.Attended, "был"),
        (TraceKind.Attended, "была"),
    ];

    private static readonly ImmutableArray<string> AreaWords = [Area, "тема"];

    /// <summary>Words a condition may begin with.</summary>
    public static ImmutableArray<string> Beginnings { get; } =
        [.. FieldWords.Select(f => f.Word), .. TraceWords.Select(t => t.Word), .. AreaWords, Everybody, Not];

    public static SegmentField? Field(string word) =>
        FieldWords.Where(f => Same(f.Word, word)).Select(f => (SegmentField?)f.Field).FirstOrDefault();

    public static TraceKind? Trace(string word) =>
        TraceWords.Where(t => Same(t.Word, word)).Select(t => (TraceKind?)t.Kind).FirstOrDefault();

    public static bool IsArea(string word) => AreaWords.Any(w => Same(w, word));

    public static bool IsReserved(string word) => IsJoint(word) || Beginnings.Any(w => Same(w, word));

    /// <summary>«и», «или», «в»: an unquoted name ends before them.</summary>
    public static bool IsJoint(string word) => Same(word, And) || Same(word, Or) || Same(word, In);

    public static string Of(SegmentField field) => FieldWords.First(f => f.Field == field).Word;

    public static string Of(TraceKind kind) => TraceWords.First(t => t.Kind == kind).Word;

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
