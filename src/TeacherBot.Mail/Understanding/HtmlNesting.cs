namespace TeacherBot.Mail.Understanding;

/// <summary>
/// Looks through tags without building a tree: how deep they lie, and how often one that only changes the look of words is closed out of
/// turn, which makes a parser copy what was open. No mail program comes near the bounds.
/// </summary>
internal static class HtmlNesting
{
    private const int Deepest = 200;
    private const int MostOutOfTurn = 200;
    private const int LongestName = 12;
    private const int Looked = 16;

    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody",
    };

    private static readonly HashSet<string> OfLook = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    public static bool IsHostile(string html)
    {
        var open = new List<string>();
        var outOfTurn = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var closes = at + 1 < html.Length && html[at + 1] == '/';
            var name = NameAt(html, at + (closes ? 2 : 1));
            if (name.Length == 0 || Unclosed.Contains(name))
            {
                continue;
            }

            if (!closes)
            {
                open.Add(name);
            }
            else if (Close(open, name) && OfLook.Contains(name))
            {
                outOfTurn++;
            }

            if (open.Count > Deepest || outOfTurn > MostOutOfTurn)
            {
                return true;
            }
        }

        return false;
    }

    // True when something else was opened later and is still open.
    private static bool Close(List<string> open, string name)
    {
        var place = open.FindLastIndex(open.Count - 1, Math.Min(Looked, open.Count), o => o.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (place < 0)
        {
            return open.Count > 0;
        }

        var late = place < open.Count - 1;
        open.RemoveAt(place);
        return late;
    }

    private static string NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < LongestName && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return end > start && char.IsAsciiLetter(html[start]) ? html[start..end] : "";
    }
}
