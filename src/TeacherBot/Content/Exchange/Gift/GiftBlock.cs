using System.Collections.Immutable;
using System.Text;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>A piece of a GIFT file: a question without its comments, a category, or our notes that stand alone.</summary>
/// <param name="Text">Escaped signs hidden; empty when there are only notes.</param>
/// <param name="Lines">Numbers of the lines of <paramref name="Text"/>.</param>
internal sealed record GiftBlock(string Text, ImmutableArray<int> Lines, ImmutableArray<GiftNote> Notes)
{
    private const string CategoryMark = "$CATEGORY:";

    public int Line => Lines.IsEmpty ? Notes.IsEmpty ? 1 : Notes[0].Line : Lines[0];

    /// <summary>Path of the category the following questions belong to; null when this is not a category.</summary>
    public string? Category => Text.StartsWith(CategoryMark, StringComparison.OrdinalIgnoreCase) ? Text[CategoryMark.Length..].Trim() : null;

    public int LineAt(int offset) => Lines.IsEmpty ? Line : Lines[Math.Min(Lines.Length - 1, Text.AsSpan(0, Math.Min(offset, Text.Length)).Count('\n'))];

    /// <summary>Questions are parted by blank lines; inside braces a blank line is forgiven until something new begins.</summary>
    public static IEnumerable<GiftBlock> Split(string text)
    {
        var (question, lines, notes) = (new StringBuilder(), new List<int>(), new List<GiftNote>());
        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").TrimStart('\ufeff').Split('\n').Append("").Append("::"))
        {
            number++;
            var line = raw.Trim();
            var category = line.StartsWith(CategoryMark, StringComparison.OrdinalIgnoreCase);
            var open = IsOpen(question);
            var begins = category || line.StartsWith("::", StringComparison.Ordinal) || line.StartsWith("//@", StringComparison.Ordinal);
            if (lines.Count > 0 && (begins || (line.Length == 0 && !open)))
            {
                yield return new(question.ToString(), [.. lines], [.. notes]);
                question.Clear();
                lines.Clear();
                notes.Clear();
            }

            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                notes.AddRange(GiftNote.Parse(line, number) is { } note ? [note] : []);
            }
            else if (category)
            {
                yield return new(line, [number], [.. notes]);
                notes.Clear();
            }
            else if (line.Length > 0)
            {
                question.Append(lines.Count > 0 ? "\n" : "").Append(GiftText.Hide(line));
                lines.Add(number);
            }
        }

        if (notes.Count > 0)
        {
            yield return new("", [], [.. notes]);
        }
    }

    private static bool IsOpen(StringBuilder question)
    {
        var depth = 0;
        foreach (var chunk in question.GetChunks())
        {
            depth += chunk.Span.Count('{') - chunk.Span.Count('}');
        }

        return depth > 0;
    }
}
