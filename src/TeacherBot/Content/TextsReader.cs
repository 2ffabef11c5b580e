using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;

namespace TeacherBot.Content;

/// <summary>Reads the message catalogue: texts by id under `neutral:` and `personal:`, with placeholders checked.</summary>
internal static partial class TextsReader
{
    public const string Path = "common/messages.yml";

    public static ImmutableDictionary<string, MessageText> Read(ContentFolder folder)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, MessageText>();
        if (folder.RequiredYaml(Path) is not { } at)
        {
            return texts.ToImmutable();
        }

        foreach (var (key, privacy) in new[] { ("neutral", Privacy.Neutral), ("personal", Privacy.Personal) })
        {
            foreach (var entry in at.Map(key, "файл")?.Entries ?? [])
            {
                Add(texts, at, entry, privacy);
            }
        }

        at.Close();
        return texts.ToImmutable();
    }

    /// <summary>What is wrong with the placeholders of a text; null when nothing is.</summary>
    public static string? Placeholders(string text)
    {
        var rest = Placeholder().Replace(text, "");
        var brace = rest.IndexOfAny(['{', '}']);
        if (brace < 0)
        {
            return null;
        }

        var broken = rest[brace..Math.Min(rest.Length, brace + 25)];
        return $"не понять подстановку «{broken}»; бывает {{name}} и {{n:вопрос|вопроса|вопросов}}";
    }

    private static void Add(ImmutableDictionary<string, MessageText>.Builder texts, YamlReader at, YamlEntry entry, Privacy privacy)
    {
        if (!Id().IsMatch(entry.Key))
        {
            at.Problem(entry.Line, $"имя текста `{entry.Key}` пишут латиницей через точку, например `joining.welcome`");
        }

        var text = (entry.Value as YamlScalar)?.Text.TrimEnd() ?? "";
        if (text.Length == 0)
        {
            at.Problem(entry.Line, $"у `{entry.Key}` нет текста; впишите его");
        }
        else if (Placeholders(text) is { } problem)
        {
            at.Problem(entry.Line, $"текст `{entry.Key}`: {problem}");
        }

        if (!texts.TryAdd(entry.Key, new(entry.Key, text, privacy)))
        {
            at.Problem(entry.Line, $"текст `{entry.Key}` есть и в neutral, и в personal; оставьте один");
        }
    }

    [GeneratedRegex(@"\{[A-Za-z][A-Za-z0-9]*(:[^{}|]+\|[^{}|]+\|[^{}|]+)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$")]
    private static partial Regex Id();
}
