using System.Collections.Immutable;

namespace TeacherBot.Content.Yaml;

/// <summary>A text with the line it stands on.</summary>
internal readonly record struct LinedText(string Text, int Line);

/// <content>Lists of texts and of mappings.</content>
internal sealed partial class YamlReader
{
    /// <summary>List of texts; empty when the field is absent.</summary>
    public ImmutableArray<LinedText> Texts(string key)
    {
        var texts = ImmutableArray.CreateBuilder<LinedText>();
        foreach (var value in List(key))
        {
            if (value is YamlScalar scalar && scalar.Text.Trim() is { Length: > 0 } text)
            {
                texts.Add(new(text, value.Line));
            }
            else
            {
                Problem(value.Line, $"в списке `{key}` нужен непустой текст");
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>A list of texts, or one text standing for a list of one.</summary>
    public ImmutableArray<LinedText> TextOrTexts(string key)
    {
        if (HasList(key))
        {
            return Texts(key);
        }

        return OptionalText(key) is { } text ? [new(text, LineOf(key))] : [];
    }

    /// <summary>List of mappings, each with its own reader called <paramref name="what"/> until the caller knows better.</summary>
    public ImmutableArray<YamlReader> Maps(string key, string what)
    {
        var maps = ImmutableArray.CreateBuilder<YamlReader>();
        foreach (var value in List(key))
        {
            if (value is YamlMap map)
            {
                maps.Add(new(map, what, File, _problems));
            }
            else
            {
                Problem(value.Line, $"в списке `{key}` нужны записи из полей вида `поле: значение`");
            }
        }

        return maps.ToImmutable();
    }

    /// <summary>Required list of mappings.</summary>
    public ImmutableArray<YamlReader> RequiredMaps(string key, string what)
    {
        if (!Has(key))
        {
            Missing(key, "добавьте в него список");
        }

        return Maps(key, what);
    }

    private ImmutableArray<YamlValue> List(string key)
    {
        if (!Has(key))
        {
            return [];
        }

        if (_entries[key].Value is YamlList list)
        {
            return list.Values;
        }

        ProblemAt(key, $"в поле `{key}` нужен список: каждая запись с новой строки после дефиса");
        return [];
    }
}
