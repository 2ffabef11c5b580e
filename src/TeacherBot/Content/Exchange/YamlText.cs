using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange;

/// <summary>Text of a YAML file and, for its lines, where their values came from.</summary>
internal sealed record WrittenYaml(string Text, IReadOnlyDictionary<int, int> Origins)
{
    /// <summary>Origin of a line, or of the nearest one above that has any; 0 when there is none.</summary>
    public int OriginOf(int line) => Enumerable.Range(0, Math.Max(0, line)).Select(up => Origins.GetValueOrDefault(line - up)).FirstOrDefault(o => o > 0);
}

/// <summary>Writes values the way the house writes YAML by hand: fixed order of fields, folded prose, short lists in one line.</summary>
internal sealed partial class YamlText
{
    private const int Width = 110;
    private const int Longest = 140;

    private static readonly string[] _order =
    [
        "id", "item", "area", "version", "form", "forms", "kind", "name", "answers", "expect", "title", "subject", "audience", "anonymous", "minimum_group", "minutes",
        "labels", "cuts", "areas", "try", "tests", "tomorrow", "element", "teaching", "anchor", "level", "type", "numeric", "unit", "seconds", "why_level",
        "passage", "picture", "picture_alt", "text", "key", "options", "left", "right", "answer", "tolerance", "accepted", "typical", "entries", "pairs",
        "extra", "why", "trap", "explanation", "verified", "scored", "source", "checked", "valid_until", "next_step", "triads", "items",
    ];

    private static readonly string[] _inline = ["areas", "try", "cuts", "audience", "options", "accepted", "entries", "extra"];

    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, int> _origins = [];
    private int _line = 1;

    public static WrittenYaml Of(YamlMap map)
    {
        var writer = new YamlText();
        writer.Map(map, "", "");
        return new(writer._text.ToString(), writer._origins);
    }

    private void Map(YamlMap map, string indent, string first)
    {
        _origins.TryAdd(_line, map.Line);
        if (map.Entries.IsEmpty)
        {
            Line($"{first}{{}}");
            return;
        }

        var lead = first;
        foreach (var entry in map.Entries.OrderBy(e => Array.IndexOf(_order, e.Key) is var i and >= 0 ? i : _order.Length))
        {
            _origins.TryAdd(_line, entry.Line);
            Entry(entry, indent, $"{lead}{Short(entry.Key, false)}:");
            lead = indent;
        }
    }

    private void Entry(YamlEntry entry, string indent, string head)
    {
        switch (entry.Value)
        {
            case YamlScalar scalar:
                Scalar(scalar.Text, indent + "  ", head + " ", entry.Key == "text" && scalar.Text is [>= '0' and <= '9', ..]);
                break;
            case YamlMap { Entries.IsEmpty: true }:
                Line(head + " {}");
                break;
            case YamlMap map when Flow(map) is { } flow && entry.Key == "expect" && head.Length + flow.Length < Width:
                Line($"{head} {flow}");
                break;
            case YamlMap map:
                Line(head);
                Map(map, indent + "  ", indent + "  ");
                break;
            case YamlList list when list.Values.IsEmpty || ((_inline.Contains(entry.Key) || IsShort(list)) && list.Values.All(v => v is YamlScalar) && Flow(list).Length + head.Length < Width):
                Line($"{head} {Flow(list)}");
                break;
            case YamlList list:
                Line(head);
                Elements(list, indent + "  ", entry.Key == "verified");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Elements(YamlList list, string indent, bool quoted)
    {
        foreach (var value in list.Values)
        {
            _origins.TryAdd(_line, value.Line);
            switch (value)
            {
                case YamlScalar scalar: Scalar(scalar.Text, indent + "  ", indent + "- ", quoted); break;
                case YamlMap map: Map(map, indent + "  ", indent + "- "); break;
                case YamlList inner: Line($"{indent}- {Flow(inner)}"); break;
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void Scalar(string text, string indent, string head, bool quoted)
    {
        if (Unprintable().IsMatch(text) || (text.Length + head.Length <= Longest && !text.Contains('\n')) || (!text.Contains('\n') && (text.Contains("  ") || text.Trim() != text)))
        {
            Line(head + (quoted ? Quoted(text) : Short(text, false)));
            return;
        }

        var literal = text.Contains('\n');
        if (literal && (text.Trim() != text || text.Split('\n').Any(l => l.Length > 0 && string.IsNullOrWhiteSpace(l))))
        {
            Line(head + Quoted(text));
            return;
        }

        Line(head + (literal ? "|-" : ">-"));
        foreach (var line in literal ? text.Split('\n') : Wrapped(text))
        {
            Line(line.Length == 0 ? "" : indent + line);
        }
    }

    private void Line(string line)
    {
        _text.Append(line).Append('\n');
        _line++;
    }

    private static bool IsShort(YamlList list) => list.Values.All(v => v is YamlScalar { Text.Length: <= 3 });

    private static string? Flow(YamlMap map) => map.Entries.All(e => e.Value is YamlScalar)
        ? $"{{ {string.Join(", ", map.Entries.Select(e => $"{Short(e.Key, true)}: {Short(((YamlScalar)e.Value).Text, true)}"))} }}"
        : null;

    private static string Flow(YamlList list) => $"[{string.Join(", ", list.Values.OfType<YamlScalar>().Select(v => Short(v.Text, true)))}]";

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static string Short(string text, bool flow) =>
        Plain().IsMatch(text) && !Unsafe().IsMatch(text) && !Unprintable().IsMatch(text) && !(flow && text.AsSpan().ContainsAny("[]{},")) ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when Unprintable().IsMatch([c]) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^(-?\d|[\p{L}\p{N}«(√∠])", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@":(\s|$)|\s#|\n|^\s|\s$", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();

    [GeneratedRegex("[\0-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
