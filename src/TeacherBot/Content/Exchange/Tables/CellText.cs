using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>A field as the text of a cell, and back. A line break inside a list's element is written ↵.</summary>
internal static class CellText
{
    public static readonly ImmutableArray<(string Word, string Russian)> Types =
    [
        ("single", "один верный"), ("multiple", "несколько верных"), ("number", "число"), ("text", "слово"), ("order", "порядок"),
        ("match", "соответствие"), ("yesno", "да/нет"),
    ];

    public static readonly ImmutableArray<(string Word, string Russian)> Kinds =
        [("levels", "уровни"), ("percent", "проценты"), ("difficulties", "затруднения"), ("organisation", "условия")];

    private static readonly ImmutableArray<(string Word, string Russian)> _flags = [("true", "да"), ("false", "нет")];

    private static readonly string[] _days = ["d.M.yyyy", "d.M.yy", "yyyy-M-d", "d/M/yyyy"];

    public static ImmutableArray<(string Word, string Russian)> WordsOf(Column column) => column switch
    {
        { Kind: CellKind.YesNo } => _flags,
        { Key: "type" } => Types,
        { Key: "kind" } => Kinds,
        _ => [],
    };

    public static string Of(Column column, YamlMap fields)
    {
        if (column.List.Length > 0)
        {
            return Parts(column, fields.Find(column.List) is YamlList list ? list.Values : []);
        }

        return column.Kind switch
        {
            CellKind.Lines or CellKind.OneOrLines => string.Join('\n', fields.Scalars(column.Key).Select(s => Line(s.Text))),
            CellKind.Words or CellKind.OneOrWords => string.Join(", ", fields.Scalars(column.Key).Select(s => s.Text)),
            CellKind.Pairs => fields.Find(column.Key) is YamlMap map ? Pairs(map, "\n") : "",
            CellKind.Lists => fields.Find(column.Key) is YamlMap map
                ? string.Join('\n', map.Entries.Select(e => $"{e.Key}: {string.Join(", ", map.Scalars(e.Key).Select(s => s.Text))}"))
                : "",
            CellKind.Date => Day(fields.Text(column.Key)) is { } day ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) : fields.Text(column.Key),
            CellKind.Word or CellKind.YesNo => Russian(column, fields.Text(column.Key)),
            _ => fields.Text(column.Key),
        };
    }

    /// <summary>The field of a cell that is not blank; a cell that cannot be understood stays text, and the checker says so.</summary>
    public static YamlValue Read(Column column, string text, int line) => column.Kind switch
    {
        CellKind.Lines => new YamlList(line, [.. Elements(text).Where(e => e.Length > 0).Select(e => new YamlScalar(line, e))]),
        CellKind.OneOrLines when Elements(text).Count(e => e.Length > 0) > 1 => Read(column with { Kind = CellKind.Lines }, text, line),
        CellKind.OneOrLines => new YamlScalar(line, Elements(text).First(e => e.Length > 0)),
        CellKind.Words => new YamlList(line, [.. Words(text).Select(w => new YamlScalar(line, w))]),
        CellKind.OneOrWords when Words(text).Length != 1 => Read(column with { Kind = CellKind.Words }, text, line),
        CellKind.Pairs => Map(text.Split('\n'), line),
        CellKind.Lists when Map(text.Split('\n'), line) is var map =>
            map with { Entries = [.. map.Entries.Select(e => e with { Value = Read(column with { Kind = CellKind.Words }, map.Text(e.Key), line) })] },
        CellKind.Date => new YamlScalar(line, Day(text.Trim()) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text.Trim()),
        CellKind.Word or CellKind.YesNo => new YamlScalar(line, Word(column, text.Trim())),
        _ => new YamlScalar(line, text.Trim()),
    };

    /// <summary>A line of a parallel column as the field of one member.</summary>
    public static YamlValue ReadPart(Column column, string text, int line) =>
        column.Kind == CellKind.Pairs ? Map(text.Split(','), line) : new YamlScalar(line, text);

    public static ImmutableArray<string> Elements(string text) =>
        [.. text.TrimEnd().Split('\n').Select(e => e.Trim().Replace('↵', '\n'))];

    public static ImmutableArray<string> Words(string text) =>
        [.. text.Split([',', ';', ' ', '\n', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)];

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, _days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Parts(Column column, ImmutableArray<YamlValue> members)
    {
        if (column.Kind == CellKind.Marks)
        {
            return string.Join(' ', members.Index().Where(m => m.Item is YamlMap map && map.Text(column.Field) == "true").Select(m => m.Index + 1));
        }

        return string.Join('\n', members.Select(m => m switch
        {
            YamlScalar scalar when column.Field == "text" => Line(scalar.Text),
            YamlMap map when column.Kind == CellKind.Pairs => map.Find(column.Field) is YamlMap pairs ? Pairs(pairs, ", ") : "",
            YamlMap map => Line(map.Text(column.Field)),
            _ => "",
        })).TrimEnd('\n');
    }

    private static string Pairs(YamlMap map, string between) =>
        string.Join(between, map.Entries.Select(e => $"{e.Key}: {(e.Value is YamlScalar scalar ? scalar.Text : "")}"));

    private static YamlMap Map(IEnumerable<string> pairs, int line) => new(line,
        [.. pairs.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p.Split(':', 2)).Select(p => new YamlEntry(p[0].Trim(), line, new YamlScalar(line, p[^1].Trim())))]);

    private static string Line(string text) => text.Replace('\n', '↵');

    private static string Russian(Column column, string word) =>
        WordsOf(column).FirstOrDefault(w => w.Word == word).Russian ?? word;

    private static string Word(Column column, string text) =>
        WordsOf(column).FirstOrDefault(w => string.Equals(w.Russian, text, StringComparison.OrdinalIgnoreCase)).Word ?? text;
}
