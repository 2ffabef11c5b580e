using System.Collections.Immutable;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange;

/// <summary>Reading and rebuilding of parsed values, whose own type is only a shape.</summary>
internal static class YamlFields
{
    public static YamlMap Empty(int line) => new(line, []);

    public static YamlValue? Find(this YamlMap map, string key) => map.Entries.FirstOrDefault(e => e.Key == key)?.Value;

    public static string Text(this YamlMap map, string key) => map.Find(key) is YamlScalar scalar ? scalar.Text : "";

    public static YamlMap Without(this YamlMap map, params string[] keys) =>
        map with { Entries = [.. map.Entries.Where(e => !keys.Contains(e.Key))] };

    public static YamlMap With(this YamlMap map, string key, YamlValue value) =>
        map.Without(key) is var rest ? rest with { Entries = rest.Entries.Add(new(key, value.Line, value)) } : map;

    public static YamlMap With(this YamlMap map, string key, string text, int line) => map.With(key, new YamlScalar(line, text));

    public static ImmutableArray<YamlMap> Maps(this YamlMap map, string key) =>
        map.Find(key) is YamlList list ? [.. list.Values.OfType<YamlMap>()] : [];

    /// <summary>Texts of a list, or of one text standing for a list of one.</summary>
    public static ImmutableArray<YamlScalar> Scalars(this YamlMap map, string key) => map.Find(key) switch
    {
        YamlList list => [.. list.Values.OfType<YamlScalar>()],
        YamlScalar one => [one],
        _ => [],
    };

    /// <summary>Whether two values say the same, wherever they stand and in whatever order their fields are written.</summary>
    public static bool Same(YamlValue? a, YamlValue? b) => (a, b) switch
    {
        (null, null) => true,
        (YamlScalar x, YamlScalar y) => x.Text == y.Text,
        (YamlList x, YamlList y) => x.Values.Length == y.Values.Length && x.Values.Zip(y.Values).All(p => Same(p.First, p.Second)),
        (YamlMap x, YamlMap y) => x.Entries.Length == y.Entries.Length && x.Entries.All(e => Same(e.Value, y.Find(e.Key))),
        _ => false,
    };
}
