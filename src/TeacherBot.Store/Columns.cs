using System.Collections.Immutable;
using System.Globalization;

namespace TeacherBot.Store;

/// <summary>Short lists inside one column: ids joined by commas, and kind:version pairs.</summary>
internal static class Columns
{
    public static ImmutableArray<string> List(string column) => column.Length == 0 ? [] : [.. column.Split(',')];

    public static string Of(IEnumerable<string> list) => string.Join(',', list);

    public static ImmutableDictionary<string, int> Versions(string column)
    {
        var versions = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var pair in List(column))
        {
            var colon = pair.LastIndexOf(':');
            versions.Add(pair[..colon], int.Parse(pair.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }

        return versions.ToImmutable();
    }

    public static string Of(ImmutableDictionary<string, int> versions) =>
        Of(versions.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}:{v.Value}")));
}
