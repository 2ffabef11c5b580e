using System.Buffers;
using System.Text;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// Sets paragraphs as Telegram's HTML and splits what is too long for one message, by rules: between paragraphs, else between
/// sentences, words or characters. Every part is well-formed by itself and nothing but white space at its edges is lost.
/// </summary>
internal sealed class HtmlParts
{
    // The server refuses more than 32 768 bytes before parsing; a UTF-16 unit has at most three.
    private const int MostHtml = 10_000;
    private const int LongestTags = 40;
    private const int LongPassage = 400;
    private const string BulletSign = "• ";

    // Control characters break the server's parser or become spaces anyway.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\r\t" + new string([.. Enumerable.Range(0, 32).Where(c => c is not ('\n' or '\r' or '\t')).Select(c => (char)c)]) + "\x7F");

    [ThreadStatic]
    private static StringBuilder? shared;

    private readonly StringBuilder html = (shared ??= new StringBuilder(2048)).Clear();
    private readonly int most;
    private List<string>? closed;
    private int units;
    private ParagraphKind last;

    /// <param name="most">UTF-16 units after parsing of one part: 4096 for a text, 1024 for a caption.</param>
    public HtmlParts(int most) => this.most = most;

    public void Add(ParagraphKind kind, string text)
    {
        var rest = text.AsSpan().Trim();
        var isFirst = true;
        while (!rest.IsEmpty)
        {
            var sign = kind == ParagraphKind.Bullet && isFirst ? BulletSign : "";
            var room = most - units - Separator(kind).Length - sign.Length;
            var htmlRoom = MostHtml - html.Length - LongestTags;
            if (Fits(rest, room, htmlRoom))
            {
                Write(kind, sign, rest);
                return;
            }

            // What fits whole into the next part is not cut, and a remnant of a part is not worth cutting for.
            if (units > 0 && (room < most / 4 || htmlRoom < MostHtml / 4 || Fits(rest, most - sign.Length, MostHtml - LongestTags)))
            {
                Close();
                continue;
            }

            var cut = TextCut.Find(rest, room, htmlRoom);
            Write(kind, sign, rest[..cut].TrimEnd());
            Close();
            rest = rest[cut..].TrimStart();
            isFirst = false;
        }
    }

    /// <summary>The parts in order; empty when there was no text.</summary>
    public IReadOnlyList<string> Finish()
    {
        if (closed is null)
        {
            return units > 0 ? [html.ToString()] : [];
        }

        if (units > 0)
        {
            Close();
        }

        return closed;
    }

    /// <summary>The same text without mark-up, for the case that a server cannot parse ours.</summary>
    public static string Plain(string html)
    {
        var text = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var c in html)
        {
            inTag = c == '<' || (inTag && c != '>');
            if (!inTag && c != '>')
            {
                text.Append(c);
            }
        }

        return text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").ToString();
    }

    private static bool Fits(ReadOnlySpan<char> text, int room, int htmlRoom) =>
        text.Length <= room && (text.Length * 5 <= htmlRoom || TextCut.EscapedLength(text) <= htmlRoom);

    private string Separator(ParagraphKind kind) =>
        units == 0 ? "" : kind == ParagraphKind.Bullet && last == ParagraphKind.Bullet ? "\n" : "\n\n";

    private void Close()
    {
        (closed ??= []).Add(html.ToString());
        html.Clear();
        units = 0;
    }

    private void Write(ParagraphKind kind, string sign, ReadOnlySpan<char> text)
    {
        var separator = Separator(kind);
        var (open, close) = kind switch
        {
            ParagraphKind.Heading => ("<b>", "</b>"),
            ParagraphKind.Small => ("<i>", "</i>"),
            ParagraphKind.Passage => (text.Length > LongPassage ? "<blockquote expandable>" : "<blockquote>", "</blockquote>"),
            _ => ("", ""),
        };
        html.Append(separator).Append(open).Append(sign);
        Escape(text);
        html.Append(close);
        units += separator.Length + sign.Length + text.Length;
        last = kind;
    }

    private void Escape(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            html.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => " ",
            });
            text = text[(at + 1)..];
        }

        html.Append(text);
    }
}
