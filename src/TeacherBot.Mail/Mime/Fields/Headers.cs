namespace TeacherBot.Mail.Mime;

/// <summary>Header fields of a letter or part in their order. Names are compared without regard to case.</summary>
public sealed class Headers
{
    private readonly List<(string Name, string Value)> fields = [];

    /// <summary>Every field: its name as written and its unfolded value, encoded words and all.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => fields;

    /// <summary>The first field of this name with encoded words left as they are; null when there is none.</summary>
    public string? Raw(string name) => All(name).FirstOrDefault();

    /// <summary>The first field of this name as people read it, safe and on one line; null when there is none.</summary>
    public string? Text(string name) => Raw(name) is { } raw ? SafeText.Line(EncodedWords.Decode(raw)) : null;

    /// <summary>Every field of this name, the topmost first.</summary>
    public IEnumerable<string> All(string name) => fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value);

    public bool Has(string name) => Raw(name) is not null;

    internal void Add(string name, string value) => fields.Add((name, value));
}
