using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace TeacherBot.Mail.Understanding;

/// <summary>
/// An HTML letter as lines of text. What a mail program marks as the old letter comes out quoted («&gt; …») or after a ruler, so that the
/// rules for plain replies find it; a quotation the person made by hand stays text.
/// </summary>
internal static class HtmlText
{
    private const int Longest = 200_000;
    private const string OldLetter = "-----Исходное сообщение-----";

    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "head", "title", "template", "noscript", "object", "svg", "math", "textarea" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section", "article", "header", "footer", "center",
    };

    public static string Of(string html)
    {
        var source = html.Length > Longest ? html[..Longest] : html;

        // The tree of a letter that is nested this deep, or as badly, takes time that grows with the square of it.
        if (HtmlNesting.IsHostile(source))
        {
            return WithoutTags(source);
        }

        var writer = new Writer();
        writer.Write(new HtmlParser().ParseDocument(source).Body);
        return Mime.SafeText.Of(writer.ToString());
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] != '<')
            {
                text.Append(html[i]);
            }
            else if (html.IndexOf('>', i) is var end and > 0)
            {
                text.Append('\n');
                i = end;
            }
        }

        return Mime.SafeText.Of(System.Net.WebUtility.HtmlDecode(text.ToString()));
    }

    private sealed class Writer
    {
        private readonly List<string> lines = [];
        private readonly StringBuilder line = new();
        private int quotes;

        public void Write(INode? node)
        {
            switch (node)
            {
                case IText text:
                    Append(text.Data);
                    break;
                case IElement element when !LeftOut.Contains(element.LocalName):
                    Write(element);
                    break;
                default:
                    break;
            }
        }

        public override string ToString()
        {
            End();
            return string.Join('\n', lines);
        }

        private void Write(IElement element)
        {
            if (element.LocalName is "br")
            {
                End(true);
                return;
            }

            var isBlock = Blocks.Contains(element.LocalName);
            if (isBlock)
            {
                End();
            }

            if (IsOldLetter(element))
            {
                lines.Add(OldLetter);
            }

            var quoted = IsQuote(element);
            quotes += quoted ? 1 : 0;
            WriteChildren(element);
            if (isBlock)
            {
                End();
            }

            quotes -= quoted ? 1 : 0;
        }

        private void WriteChildren(IElement element)
        {
            line.Append(element.LocalName is "li" ? "• " : element.LocalName is "td" or "th" && line.Length > 0 ? " " : "");
            foreach (var child in element.ChildNodes)
            {
                Write(child);
            }
        }

        private void Append(string text)
        {
            foreach (var word in text)
            {
                var blank = char.IsWhiteSpace(word) && word != '\u00A0';
                if (!blank)
                {
                    line.Append(word == '\u00A0' ? ' ' : word);
                }
                else if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
        }

        private void End(bool evenEmpty = false)
        {
            var whole = line.ToString().Trim();
            line.Clear();
            if (whole.Length > 0 || evenEmpty)
            {
                lines.Add(quotes > 0 ? "> " + whole : whole);
            }
        }

        // Marked by the program, or standing right behind the line that says whose words follow.
        private bool IsQuote(IElement element)
        {
            var kind = element.ClassName ?? "";
            if (element.LocalName != "blockquote")
            {
                return kind.Contains("gmail_quote", StringComparison.Ordinal) && element.QuerySelector("blockquote") is null;
            }

            return "cite".Equals(element.GetAttribute("type"), StringComparison.OrdinalIgnoreCase)
                || kind.Contains("gmail_quote", StringComparison.Ordinal)
                || (element.GetAttribute("style") ?? "").Contains("border-left", StringComparison.OrdinalIgnoreCase)
                || element.Closest(".gmail_quote, [class*=gmail_quote]") is not null
                || FollowsAttribution();
        }

        private bool FollowsAttribution()
        {
            for (var i = Math.Max(0, lines.Count - 3); i < lines.Count; i++)
            {
                if (Attribution.LinesAt(lines, i) is var n and > 0 && i + n >= lines.Count)
                {
                    return true;
                }
            }

            return false;
        }

        // The block Outlook puts above the old letter, in its own pages and in those that rename its classes.
        private static bool IsOldLetter(IElement element)
        {
            var style = element.GetAttribute("style") ?? "";
            var id = element.Id ?? "";
            return id.EndsWith("divRplyFwdMsg", StringComparison.Ordinal) || id.EndsWith("appendonsend", StringComparison.Ordinal)
                || (element.LocalName == "div" && style.Contains("border-top", StringComparison.OrdinalIgnoreCase)
                    && (style.Contains("E1E1E1", StringComparison.OrdinalIgnoreCase) || style.Contains("B5C4DF", StringComparison.OrdinalIgnoreCase)));
        }
    }
}
