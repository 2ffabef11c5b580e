using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TeacherBot.Documents;

/// <summary>
/// A printable page: black on white, all marks are signs and not colours. Every text is encoded, so nothing that comes from content or
/// from a person can become mark-up or name an outside file.
/// </summary>
internal sealed class HtmlPage(string title, string footer)
{
    private const string Style = """
        @page { size: A4; margin: 18mm 18mm 22mm; font: 8pt "DejaVu Sans", sans-serif;
          @bottom-left { content: element(footer) }
          @bottom-right { content: counter(page) " / " counter(pages) } }
        body { font: 10.5pt/1.45 "DejaVu Sans", sans-serif; color: #000; margin: 0 }
        #footer { position: running(footer); font-size: 8pt }
        h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 4mm }
        h2 { font-size: 12pt; margin: 6mm 0 2mm; padding-bottom: 1mm; border-bottom: 1px solid #000; break-after: avoid }
        h3 { font-size: 10.5pt; margin: 2mm 0 0; break-after: avoid }
        p, li { margin: 1mm 0; white-space: pre-line }
        .small { font-size: 9pt }
        .line { font-weight: bold }
        .spaced { margin: 5mm 0 }
        .picture { text-align: center; margin: 6mm 0 2mm }
        .drawing { break-inside: avoid; margin: 2mm 0 4mm }
        .drawing svg { max-width: 100%; height: auto }
        .picture svg { width: 70mm; height: 70mm }
        .caption { text-align: center; font-size: 12pt; margin: 0 0 6mm }
        .sheet { break-after: page }
        section { break-inside: avoid; margin: 0 0 4mm }
        table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 1.3; table-layout: fixed }
        th, td { border: 1px solid #777; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: break-word; hyphens: auto; white-space: pre-line }
        table.many { font-size: 7pt }
        table.many th, table.many td { padding: 0.7mm 1mm }
        th { background: #e7eef7 }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const int Few = 8;
    private const string Wide = "@page { size: A4 landscape }";

    private readonly StringBuilder body = new();

    /// <summary>On a sheet that lies.</summary>
    public bool IsWide { get; init; }

    public HtmlPage Heading(string text) => Add("h2", null, text);

    public HtmlPage Subheading(string text) => Add("h3", null, text);

    public HtmlPage Prose(string text) => Add("p", null, text);

    public HtmlPage Small(string text) => Add("p", "small", text);

    /// <summary>A line that stands out: a bar with its title.</summary>
    public HtmlPage Line(string text) => Add("p", "line", text);

    /// <summary>A line with room around it, for a form.</summary>
    public HtmlPage Spaced(string text) => Add("p", "spaced", text);

    public HtmlPage Bullet(string text) => Add("p", null, "• " + text);

    /// <summary>A picture the program drew itself, with its words below.</summary>
    public HtmlPage Picture(string svg, string caption)
    {
        body.Append("<section class=\"picture\">").Append(svg).Append("</section>\n");
        return Add("p", "caption", caption);
    }

    /// <summary>A drawing as wide as it needs, on one sheet; what it shows is told again below.</summary>
    public HtmlPage Drawing(string svg)
    {
        body.Append("<section class=\"drawing\">").Append(svg).Append("</section>\n");
        return this;
    }

    public HtmlPage NewSheet()
    {
        body.Append("<div class=\"sheet\"></div>\n");
        return this;
    }

    /// <summary>What should stay on one sheet.</summary>
    public HtmlPage Together(Action<HtmlPage> inner)
    {
        body.Append("<section>\n");
        inner(this);
        body.Append("</section>\n");
        return this;
    }

    /// <summary>A table; its widths are shares of the page's, its header is repeated on every page.</summary>
    /// <param name="header">Null for none.</param>
    /// <param name="rows">Text and style of each cell; the style is the program's own.</param>
    public HtmlPage Table(IReadOnlyList<int> widths, IReadOnlyList<string>? header, IEnumerable<IEnumerable<(string Text, string Style)>> rows)
    {
        body.Append(widths.Count > Few ? "<table class=\"many\"><colgroup>" : "<table><colgroup>");
        foreach (var width in widths)
        {
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"<col style=\"width: {100.0 * width / widths.Sum():F2}%\">");
        }

        body.Append("</colgroup>\n");
        if (header is not null)
        {
            body.Append("<thead><tr>").AppendJoin("", header.Select(h => $"<th>{Encoder.Encode(h)}</th>")).Append("</tr></thead>\n");
        }

        body.Append("<tbody>\n");
        foreach (var row in rows)
        {
            body.Append("<tr>").AppendJoin("", row.Select(c => c.Style.Length == 0 ? $"<td>{Encoder.Encode(c.Text)}</td>" : $"<td style=\"{c.Style}\">{Encoder.Encode(c.Text)}</td>")).Append("</tr>\n");
        }

        body.Append("</tbody></table>\n");
        return this;
    }

    public string Build() =>
        $"""
        <!doctype html>
        <html lang="ru">
        <head><meta charset="utf-8"><title>{Encoder.Encode(title)}</title><style>{Style}{(IsWide ? Wide : "")}</style></head>
        <body>
        <div id="footer">{Encoder.Encode(footer)}</div>
        <h1>{Encoder.Encode(title)}</h1>
        {body}</body>
        </html>

        """;

    private HtmlPage Add(string tag, string? style, string text)
    {
        body.Append('<').Append(tag);
        if (style is not null)
        {
            body.Append(" class=\"").Append(style).Append('"');
        }

        body.Append('>').Append(Encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal)).Append("</").Append(tag).Append(">\n");
        return this;
    }
}
