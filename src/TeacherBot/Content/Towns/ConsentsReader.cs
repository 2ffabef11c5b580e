using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;

namespace TeacherBot.Content.Towns;

/// <summary>A consent before the municipality's names are put in. <see cref="Body"/> is its sections in the order written.</summary>
internal sealed record ConsentTemplate(YamlReader At, string Kind, int Version, string Title, string Body)
{
    public int? PublicFrom { get; init; }
}

/// <summary>
/// Reads consent templates and renders them for a municipality. That nothing the law asks for is missing is seen by the sections,
/// each of which has a fixed name.
/// </summary>
internal sealed class ConsentsReader(ContentFolder folder)
{
    private const int ScreenChars = 3000;

    private static readonly string[] _processing =
        ["subject", "operator", "purpose", "data", "actions", "access", "term", "withdrawal", "voluntary"];

    private static readonly string[] _mailing = ["subject", "operator", "purpose", "data", "actions", "term", "withdrawal"];

    // Consents to what may stand on a page for everybody.
    private static readonly string[] _public = ["practice", "name.practice"];

    private static readonly string[] _names = ["operator", "municipality", "contact", "notificationNumber"];

    /// <summary>Templates in a folder by kind.</summary>
    public ImmutableDictionary<string, ConsentTemplate> Templates(string prefix)
    {
        var templates = ImmutableDictionary.CreateBuilder<string, ConsentTemplate>();
        foreach (var path in folder.Under(prefix).Where(p => p.EndsWith(".yml", StringComparison.Ordinal)))
        {
            if (folder.Yaml(path) is { } at && Template(at) is { } template && !templates.TryAdd(template.Kind, template))
            {
                at.ProblemAt("kind", $"согласие вида {template.Kind} уже есть в {templates[template.Kind].At.File}; оставьте одно");
            }
        }

        return templates.ToImmutable();
    }

    /// <summary>All consents of a municipality: its own where it has one, the common ones otherwise.</summary>
    public ImmutableDictionary<string, ConsentText> Render(ImmutableDictionary<string, ConsentTemplate> templates, Municipality municipality)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, ConsentText>();
        foreach (var template in templates.Values)
        {
            var text = template.Body
                .Replace("{operator}", municipality.Operator, StringComparison.Ordinal)
                .Replace("{municipality}", municipality.Title, StringComparison.Ordinal)
                .Replace("{contact}", municipality.Contact, StringComparison.Ordinal)
                .Replace("{notificationNumber}", municipality.NotificationNumber, StringComparison.Ordinal);
            if (text.Length > ScreenChars)
            {
                template.At.ProblemAt("sections", $"для муниципалитета {municipality.Id} текст длиннее {ScreenChars} знаков ({text.Length}); сократите");
            }

            // Kept by its hash like any file: years later it proves which words were agreed to.
            var file = PublishedFile.Of(
                $"municipalities/{municipality.Id}/consents/{template.Kind}.txt", Encoding.UTF8.GetBytes($"{template.Title}\n\n{text}"));
            folder.Manifests.Add(file);
            texts.Add(template.Kind, new(template.Kind, template.Version, template.Title, text, file.Hash) { PublicFrom = template.PublicFrom });
        }

        return texts.ToImmutable();
    }

    private static ConsentTemplate? Template(YamlReader at)
    {
        var kind = at.Text("kind");
        if (kind.Length > 0 && !WordsOfFormat.ConsentKinds.Contains(kind))
        {
            at.ProblemAt("kind", $"нет такого вида согласия «{kind}»; бывает: {string.Join(", ", WordsOfFormat.ConsentKinds)}");
            at.Close(false);
            return null;
        }

        var version = at.Number("version") ?? 0;
        var title = at.Text("title");
        var publicFrom = PublicFrom(at, kind, version);
        if (!at.Has("sections"))
        {
            at.Missing("sections", "запишите в нём части согласия");
        }

        var body = Sections(at, kind);
        at.Close();
        return kind.Length > 0 ? new(at, kind, version, title, body) { PublicFrom = publicFrom } : null;
    }

    private static int? PublicFrom(YamlReader at, string kind, int version)
    {
        if (!at.Has("publicFrom") || at.Number("publicFrom") is not { } from)
        {
            return null;
        }

        if (!_public.Contains(kind) || from < 1 || from > version)
        {
            at.ProblemAt("publicFrom", _public.Contains(kind)
                ? $"`publicFrom: {from}` — номер версии, с которой в тексте сказано о странице для всех: от 1 до {version}"
                : $"`publicFrom` бывает только у согласий {string.Join(" и ", _public)}");
        }

        return from;
    }

    private static string Sections(YamlReader at, string kind)
    {
        if (at.Map("sections", $"согласие {kind}") is not { } sections)
        {
            return "";
        }

        var texts = new Dictionary<string, string>();
        foreach (var name in kind == "processing" ? _processing : _mailing)
        {
            texts[name] = sections.Text(name);
        }

        foreach (var name in new[] { "access", "processor", "voluntary" })
        {
            texts.TryAdd(name, sections.OptionalText(name) ?? "");
        }

        sections.Close();
        foreach (var (name, text) in texts)
        {
            Placeholders(sections, name, text);
        }

        return string.Join("\n\n", sections.Entries.Where(e => texts.ContainsKey(e.Key)).Select(e => texts[e.Key]));
    }

    private static void Placeholders(YamlReader at, string section, string text)
    {
        foreach (var name in _names)
        {
            text = text.Replace("{" + name + "}", "", StringComparison.Ordinal);
        }

        if (text.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            at.ProblemAt(section, string.Create(CultureInfo.InvariantCulture, $"в части `{section}` неизвестная подстановка; бывает: {string.Join(", ", _names.Select(n => "{" + n + "}"))}"));
        }
    }
}
