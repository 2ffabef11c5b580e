using System.Collections.Immutable;

namespace TeacherBot.Content.Yaml;

/// <summary>A parsed YAML value that remembers its line. Unlike YamlDotNet's own model it keeps duplicate keys, so that each is reported.</summary>
internal abstract record YamlValue(int Line);

internal sealed record YamlScalar(int Line, string Text) : YamlValue(Line);

internal sealed record YamlList(int Line, ImmutableArray<YamlValue> Values) : YamlValue(Line);

internal sealed record YamlMap(int Line, ImmutableArray<YamlEntry> Entries) : YamlValue(Line);

internal sealed record YamlEntry(string Key, int Line, YamlValue Value);
