using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;

namespace TeacherBot.Content;

/// <summary>Reads `materials.yml` and `materials/*.yml`, common or of a municipality, with the notes they name.</summary>
internal sealed class MaterialsReader(ContentFolder folder, AreaWords words, DateOnly today)
{
    // What a teacher wrote about a practice may be short.
    private static readonly (int Least, int Most) OwnNote = (900, 1800);
    private static readonly (int Least, int Most) PracticeNote = (1, 3000);

    private readonly HashSet<string> _ids = [];

    /// <param name="prefix">Folder of the files with a slash at the end.</param>
    public ImmutableArray<Material> Read(string prefix, string? municipality) =>
    [
        .. folder.Under(prefix + "materials/").Where(p => p.EndsWith(".yml", StringComparison.Ordinal)).Prepend(prefix + "materials.yml")
            .SelectMany(path => OfFile(path, prefix, municipality)),
    ];

    private ImmutableArray<Material> OfFile(string path, string prefix, string? municipality)
    {
        if (folder.Yaml(path, "materials") is not { } at)
        {
            return [];
        }

        ImmutableArray<Material> materials = [.. at.RequiredMaps("materials", "материал").Select(m => One(m, prefix, municipality))];
        at.Close();
        return materials;
    }

    private Material One(YamlReader at, string prefix, string? municipality)
    {
        var id = at.Text("id");
        at.What = $"материал {id}";
        if (id.Length > 0 && !_ids.Add(id))
        {
            at.ProblemAt("id", "материал с таким именем уже есть; дайте другое");
        }

        var material = new Material(id, at.Text("title"), at.Text("annotation"), Areas(at), Levels(at), at.Text("kind"))
        {
            Body = Note(at, prefix, at.OptionalText("kind") == Core.Community.PracticeMaterials.Kind ? PracticeNote : OwnNote),
            Link = Link(at),
            Subject = at.OptionalText("subject"),
            Grades = at.OptionalText("grades"),
            Source = at.Text("source"),
            Checked = at.Date("checked") ?? default,
            Municipality = municipality,
        };
        Consistency(at, material);
        at.Close();
        return material;
    }

    private ImmutableArray<string> Areas(YamlReader at)
    {
        var areas = at.Texts("areas");
        if (areas.IsEmpty)
        {
            at.ProblemAt("areas", "не сказано, каким областям помогает; перечислите их в `areas`");
        }

        foreach (var (code, line) in areas.Where(a => words.Known && !words.Areas.ContainsKey(a.Text)))
        {
            at.Problem(line, $"области {code} нет в common/areas.yml; исправьте код");
        }

        return [.. areas.Select(a => a.Text)];
    }

    private static ImmutableArray<int> Levels(YamlReader at)
    {
        var levels = ImmutableArray.CreateBuilder<int>();
        var texts = at.Texts("levels");
        if (texts.IsEmpty)
        {
            at.ProblemAt("levels", "не сказано, каким уровням помогает; перечислите их в `levels`, от 0 до 3");
        }

        foreach (var (text, line) in texts)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= 3)
            {
                levels.Add(level);
            }
            else
            {
                at.Problem(line, $"нет уровня «{text}»; бывает 0, 1, 2, 3");
            }
        }

        return levels.ToImmutable();
    }

    private string? Note(YamlReader at, string prefix, (int Least, int Most) size)
    {
        if (at.OptionalText("file") is not { } name)
        {
            return null;
        }

        var text = folder.Text(prefix + name);
        if (text is null)
        {
            at.ProblemAt("file", $"нет файла {prefix}{name}; положите заметку туда или исправьте имя");
        }
        else if (text.Length < size.Least || text.Length > size.Most)
        {
            at.ProblemAt("file", $"в заметке {name} знаков {text.Length}, а нужно от {size.Least} до {size.Most}");
        }

        return text;
    }

    private static string? Link(YamlReader at)
    {
        var link = at.OptionalText("link");
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            at.ProblemAt("link", $"«{link}» не похоже на адрес страницы; он начинается с https://");
        }

        return link;
    }

    private void Consistency(YamlReader at, Material material)
    {
        if (!at.Has("file") && !at.Has("link"))
        {
            at.Problem(at.Line, "нет ни `file`, ни `link`; укажите заметку или ссылку");
        }

        if (material.Subject is { } subject && words.Known && words.Subjects.All(s => s.Id != subject))
        {
            at.ProblemAt("subject", $"предмета «{subject}» нет в common/areas.yml; исправьте имя");
        }

        if (material.Checked > today)
        {
            at.ProblemAt("checked", $"день проверки {material.Checked:dd.MM.yyyy} ещё не наступил; исправьте дату");
        }
    }
}
