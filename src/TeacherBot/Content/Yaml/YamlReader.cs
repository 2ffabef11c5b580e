using System.Globalization;
using TeacherBot.Core.Content;

namespace TeacherBot.Content.Yaml;

/// <summary>
/// Reads the fields of one mapping by name and type. Everything wrong becomes a problem that names the thing; the caller gets an
/// empty value and goes on. <see cref="Close"/> refuses what nobody asked for.
/// </summary>
internal sealed partial class YamlReader
{
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _missing = new(StringComparer.Ordinal);
    private readonly YamlMap _map;
    private readonly ProblemList _problems;

    public YamlReader(YamlMap map, string what, string file, ProblemList problems)
    {
        _map = map;
        What = what;
        File = file;
        _problems = problems;
        foreach (var entry in map.Entries)
        {
            if (!_entries.TryAdd(entry.Key, entry))
            {
                Problem(entry.Line, $"поле `{entry.Key}` записано дважды; оставьте одно");
            }
        }
    }

    /// <summary>How problems call this mapping: «задание MAT3-1-1».</summary>
    public string What { get; set; }

    public string File { get; }

    public int Line => _map.Line;

    public IEnumerable<YamlEntry> Entries => _entries.Values.OrderBy(e => e.Line);

    public bool Has(string key)
    {
        _known.Add(key);
        return _entries.ContainsKey(key);
    }

    public bool HasList(string key) => Has(key) && _entries[key].Value is YamlList;

    public bool HasMaps(string key) => Has(key) && _entries[key].Value is YamlList list && list.Values.Any(v => v is YamlMap);

    public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    public void Problem(int line, string text) => _problems.Add(File, line, What == "файл" ? text : $"{What}: {text}");

    public void ProblemAt(string key, string text) => Problem(LineOf(key), text);

    /// <summary>A needed field is not there. Said by <see cref="Close"/>, unless a field with a slip in its name explains it.</summary>
    public void Missing(string key, string mend) => _missing[key] = mend;

    /// <summary>Required text; empty when it is missing, which is then reported already.</summary>
    public string Text(string key)
    {
        if (!Has(key))
        {
            Missing(key, $"добавьте строку `{key}: …`");
            return "";
        }

        return OptionalText(key) ?? "";
    }

    public string? OptionalText(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        if (_entries[key].Value is not YamlScalar scalar)
        {
            ProblemAt(key, $"в поле `{key}` нужен текст, а записан список");
            return null;
        }

        var text = scalar.Text.Trim();
        if (text.Length == 0)
        {
            ProblemAt(key, $"поле `{key}` пустое; заполните его или уберите");
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>Required whole number; null when it is missing or not one, both reported.</summary>
    public int? Number(string key) => Text(key) is { Length: > 0 } text ? Whole(key, text) : null;

    public int Number(string key, int otherwise) => OptionalText(key) is { } text ? Whole(key, text) ?? otherwise : otherwise;

    public bool Flag(string key)
    {
        var text = OptionalText(key) ?? "false";
        if (text is not ("true" or "false"))
        {
            ProblemAt(key, $"в поле `{key}` пишут true или false, а записано «{text}»");
        }

        return text == "true";
    }

    public DateOnly? Date(string key) => Text(key) is { Length: > 0 } text ? Day(key, text) : null;

    public DateOnly? OptionalDate(string key) => OptionalText(key) is { } text ? Day(key, text) : null;

    /// <summary>One of a fixed set of words; null when it is missing or another word, both reported.</summary>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        ProblemAt(key, $"в поле `{key}` записано «{text}», а бывает: {string.Join(", ", words.Keys)}");
        return null;
    }

    public YamlReader? Map(string key, string what)
    {
        if (!Has(key))
        {
            return null;
        }

        if (_entries[key].Value is YamlMap map)
        {
            return new(map, what, File, _problems);
        }

        ProblemAt(key, $"в поле `{key}` нужны строки вида `поле: значение` с отступом");
        return null;
    }

    /// <param name="whole">False when reading broke off, so that fields left over are nobody's fault.</param>
    public void Close(bool whole = true)
    {
        foreach (var entry in Entries.Where(e => whole && !_known.Contains(e.Key)))
        {
            Problem(entry.Line, $"нет такого поля `{entry.Key}`; {Advice(entry)}");
        }

        foreach (var (key, mend) in _missing)
        {
            Problem(Line, $"нет поля `{key}`; {mend}");
        }
    }

    private string Advice(YamlEntry entry)
    {
        var near = _known.Where(k => !_entries.ContainsKey(k)).Select(k => (Key: k, Distance: Spelling.Distance(k, entry.Key)))
            .Where(k => k.Distance <= 2).OrderBy(k => k.Distance).Select(k => k.Key).FirstOrDefault();
        if (near is not null)
        {
            _missing.Remove(near);
            return $"возможно, `{near}`";
        }

        return entry.Value is YamlScalar { Text: "" } ? "если это часть текста с запятой, возьмите весь текст в кавычки" : "уберите его";
    }

    private int? Whole(string key, string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        ProblemAt(key, $"в поле `{key}` нужно целое число, а записано «{text}»");
        return null;
    }

    private DateOnly? Day(string key, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        ProblemAt(key, $"в поле `{key}` нужна дата вида 2026-11-22, а записано «{text}»");
        return null;
    }
}
