using System.Collections.Immutable;
using System.Text;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>A piece of a GIFT file: a question without its comments, a category, or our notes that stand alone.</summary>
/// <param name="Text">Escaped signs hidden; empty when there are only notes.</param>
/// <param name="Lines">Numbers of the lines of <paramref name="Text"/>.</param>
internal sealed record GiftBlock(string Text, ImmutableArray<int> Lines, ImmutableArray<GiftNote> Notes)
{
    public const string CategoryMark = "$CATEGORY:";

    public int Line => Lines.IsEmpty ? Notes.IsEmpty ? 1 : Notes[0].Line : Lines[0];

    /// <summary>Path of the category the following questions belong to; null when this is not a category.</summary>
    public string? Category => Text.StartsWith(CategoryMark, StringComparison.OrdinalIgnoreCase) ? Text[CategoryMark.Length..].Trim() : null;

    public int LineAt(int offset) => Lines.IsEmpty ? Line : Lines[Math.Min(Lines.Length - 1, Text.AsSpan(0, Math.Min(offset, Text.Length)).Count('\n'))];
}

/// <summary>Parts a file into blocks. Questions end at a blank line; inside braces one is forgiven until something new begins.</summary>
internal sealed class GiftSplitter
{
    private readonly StringBuilder _question = new();
    private readonly List<int> _lines = [];
    private readonly List<GiftNote> _notes = [];
    private int _depth;

    public static IEnumerable<GiftBlock> Split(string text)
    {
        var splitter = new GiftSplitter();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").TrimStart('\ufeff').Split('\n').Select(l => l.Trim()))
        {
            if (splitter.EndsBefore(line))
            {
                yield return splitter.Take();
            }

            if (splitter.Add(line, ++number))
            {
                yield return splitter.Take();
            }
        }

        if (splitter._lines.Count + splitter._notes.Count > 0)
        {
            yield return splitter.Take();
        }
    }

    private bool EndsBefore(string line)
    {
        var begins = IsCategory(line) || line.StartsWith("::", StringComparison.Ordinal) || line.StartsWith("//@", StringComparison.Ordinal);
        return _lines.Count > 0 && (begins || (line.Length == 0 && _depth <= 0));
    }

    /// <summary>True when the line is a block by itself.</summary>
    private bool Add(string line, int number)
    {
        if (line.StartsWith("//", StringComparison.Ordinal))
        {
            _notes.AddRange(GiftNote.Parse(line, number) is { } note ? [note] : []);
        }
        else if (line.Length > 0)
        {
            var hidden = IsCategory(line) ? line : GiftText.Hide(line);
            _depth += hidden.AsSpan().Count('{') - hidden.AsSpan().Count('}');
            _question.Append(_lines.Count > 0 ? "\n" : "").Append(hidden);
            _lines.Add(number);
        }

        return IsCategory(line);
    }

    private GiftBlock Take()
    {
        var block = new GiftBlock(_question.ToString(), [.. _lines], [.. _notes]);
        _question.Clear();
        _lines.Clear();
        _notes.Clear();
        _depth = 0;
        return block;
    }

    private static bool IsCategory(string line) => line.StartsWith(GiftBlock.CategoryMark, StringComparison.OrdinalIgnoreCase);
}
