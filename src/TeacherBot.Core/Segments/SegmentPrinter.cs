using System.Globalization;

namespace TeacherBot.Core.Segments;

/// <summary>Writes a condition in Russian words so that the parser reads the same condition back.</summary>
public static class SegmentPrinter
{
    private const int OrRank = 1;
    private const int AndRank = 2;
    private const int LeafRank = 3;

    public static string Print(Condition condition) => condition switch
    {
        Everybody => SegmentWords.Everybody,
        Both both => $"{Inside(both.Left, AndRank)} {SegmentWords.And} {Inside(both.Right, LeafRank)}",
        Either either => $"{Inside(either.Left, OrRank)} {SegmentWords.Or} {Inside(either.Right, AndRank)}",
        Unless { Inner: FieldIs field } => Field(field, " != ", $" {SegmentWords.Not} {SegmentWords.In} "),
        Unless unless => $"{SegmentWords.Not} {Inside(unless.Inner, LeafRank)}",
        FieldIs field => Field(field, " = ", $" {SegmentWords.In} "),
        Trace trace => $"{SegmentWords.Of(trace.Kind)}({Title(trace.Target, true)})",
        NeedBelow need => string.Create(CultureInfo.InvariantCulture, $"{SegmentWords.Area}({Title(need.Area, true)}) < {need.Level}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Inside(Condition condition, int rank)
    {
        var own = condition switch
        {
            Either => OrRank,
            Both => AndRank,
            _ => LeafRank,
        };
        return own >= rank ? Print(condition) : $"({Print(condition)})";
    }

    private static string Field(FieldIs field, string one, string several) => SegmentWords.Of(field.Field) + (field.Names.All.Length == 1
        ? one + Title(field.Names.All[0], false)
        : $"{several}({string.Join(", ", field.Names.All.Select(n => Title(n, false)))})");

    private static string Title(Named named, bool quoted)
    {
        var title = named.Title;
        if (!quoted && title.All(char.IsLetter) && !SegmentWords.IsReserved(title))
        {
            return title;
        }

        return $"«{(Balanced(title) ? title : title.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal))}»";
    }

    private static bool Balanced(string title)
    {
        var depth = 0;
        foreach (var c in title)
        {
            depth += c == '«' ? 1 : c == '»' ? -1 : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }
}
