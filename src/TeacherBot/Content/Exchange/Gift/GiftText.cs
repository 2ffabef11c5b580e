using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>The escapes of GIFT. While a question is taken apart, escaped signs are hidden behind private characters.</summary>
internal static partial class GiftText
{
    private const string Signs = "~=#{}:\\";
    private const char Hidden = '\ue000';

    /// <summary>A text as it may stand anywhere in a question: in one line, with its control signs escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            escaped.Append(Signs.Contains(c) ? "\\" : "").Append(c == '\n' ? "\\n" : c.ToString());
        }

        return escaped.ToString();
    }

    /// <summary>Hides escaped signs. Places do not move: an escape takes two characters before and after.</summary>
    public static string Hide(string text)
    {
        var hidden = new StringBuilder(text);
        for (var i = 0; i + 1 < hidden.Length; i++)
        {
            if (hidden[i] == '\\' && (Signs.Contains(hidden[i + 1]) || hidden[i + 1] == 'n'))
            {
                (hidden[i], hidden[i + 1]) = ('\u0001', hidden[i + 1] == 'n' ? (char)(Hidden + Signs.Length) : (char)(Hidden + Signs.IndexOf(hidden[i + 1])));
                i++;
            }
        }

        return hidden.ToString();
    }

    public static string Show(string hidden)
    {
        var text = new StringBuilder(hidden.Length);
        for (var i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] == '\u0001' && i + 1 < hidden.Length && hidden[i + 1] - Hidden is >= 0 and var sign && sign <= Signs.Length)
            {
                text.Append(sign == Signs.Length ? '\n' : Signs[sign]);
                i++;
            }
            else
            {
                text.Append(hidden[i]);
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>A shown text without the mark of its format; of HTML stays what is read: simple tags go, breaks become lines.</summary>
    public static string Clean(string hidden)
    {
        var match = Format().Match(hidden);
        var text = Show(hidden[match.Length..]);
        if (!match.Value.Contains("html", StringComparison.OrdinalIgnoreCase) && !(match.Length == 0 && Closing().IsMatch(text)))
        {
            return text;
        }

        text = Breaks().Replace(text, "\n");
        return Blank().Replace(WebUtility.HtmlDecode(Tags().Replace(text, "")).Replace('\u00a0', ' '), "\n").Trim();
    }

    [GeneratedRegex(@"^\s*\[(html|moodle|plain|markdown)\]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Format();

    [GeneratedRegex("</(p|b|i|em|strong|span|div|u|sub|sup)>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex("<br ?/?>|</p>|</div>|</li>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();

    [GeneratedRegex("</?[a-z][^<>]{0,200}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[ \t]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
