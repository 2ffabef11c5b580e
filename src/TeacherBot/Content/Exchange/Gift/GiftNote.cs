using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>
/// A field GIFT has no place for, in a comment of one line: `//@ задание verified.1 = …`. Members of lists are numbered from 1;
/// an empty value says that the question's own text gives the field wrongly and it is to be left out.
/// </summary>
internal sealed partial record GiftNote(string Scope, string Path, string Value, int Line)
{
    public const string Head = "вопросник";
    public const string Area = "область";
    public const string Triad = "триада";
    public const string Item = "задание";

    /// <summary>Null when the comment is nobody's but the author's.</summary>
    public static GiftNote? Parse(string comment, int line) => Shape().Match(comment) is { Success: true } match
        ? new(match.Groups[1].Value, match.Groups[2].Value, Shown(match.Groups[3].Value), line)
        : null;

    public static IEnumerable<GiftNote> Of(string scope, YamlMap map) => map.Entries.SelectMany(e => Of(scope, e.Key, e.Value));

    public static IEnumerable<GiftNote> Of(string scope, string path, YamlValue value) => value switch
    {
        YamlScalar scalar => [new(scope, path, scalar.Text, value.Line)],
        YamlMap map => map.Entries.SelectMany(e => Of(scope, $"{path}.{e.Key}", e.Value)),
        YamlList list => list.Values.Index().SelectMany(v => Of(scope, string.Create(CultureInfo.InvariantCulture, $"{path}.{v.Index + 1}"), v.Item)),
        _ => [],
    };

    /// <summary>Lays notes over what is known already: a field a note speaks of is taken from the notes alone.</summary>
    public static YamlMap Apply(YamlMap fields, IEnumerable<GiftNote> notes)
    {
        foreach (var field in notes.GroupBy(n => n.Path.Split('.')[0]))
        {
            fields = field.All(n => n.Value.Length == 0)
                ? fields.Without(field.Key)
                : fields.With(field.Key, Built([.. field.Select(n => (n.Path.Split('.').Skip(1).Take(8).ToArray(), n))]));
        }

        return fields;
    }

    public override string ToString() => $"//@ {Scope} {Path} = {Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}";

    // Members numbered from 1 on are a list, anything else is a table.
    private static YamlValue Built(ImmutableArray<(string[] Path, GiftNote Note)> notes)
    {
        var line = notes[0].Note.Line;
        if (notes.FirstOrDefault(n => n.Path.Length == 0) is { Path: not null } whole)
        {
            return new YamlScalar(line, whole.Note.Value);
        }

        var members = notes.GroupBy(n => n.Path[0]).Select(g => new YamlEntry(g.Key, g.First().Note.Line, Built([.. g.Select(n => (n.Path[1..], n.Note))]))).ToImmutableArray();
        var isList = members.Index().All(m => m.Item.Key == (m.Index + 1).ToString(CultureInfo.InvariantCulture));
        return isList ? new YamlList(line, [.. members.Select(m => m.Value)]) : new YamlMap(line, members);
    }

    private static string Shown(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            var pair = escaped[i] == '\\' && i + 1 < escaped.Length;
            text.Append(!pair ? escaped[i] : escaped[++i] == 'n' ? '\n' : escaped[i]);
        }

        return text.ToString().Trim();
    }

    [GeneratedRegex(@"^//@ (вопросник|область|триада|задание) ([^\s=]+) =(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
