using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;

namespace TeacherBot.Content;

/// <summary>Subjects and areas of common/areas.yml. When the file is unreadable nothing is called unknown because of it.</summary>
internal sealed record AreaWords(bool Known, ImmutableArray<Subject> Subjects, ImmutableDictionary<string, ContentArea> Areas)
{
    public const string Path = "common/areas.yml";

    private const int ButtonChars = 32;

    public static AreaWords Read(ContentFolder folder)
    {
        var before = folder.Problems.Count;
        if (folder.RequiredYaml(Path) is not { } at)
        {
            return new(false, [], ImmutableDictionary<string, ContentArea>.Empty);
        }

        ImmutableArray<Subject> subjects = [.. at.RequiredMaps("subjects", "предмет").Select(Subject)];
        foreach (var twice in subjects.Where(s => s.Id.Length > 0).GroupBy(s => s.Id).Where(g => g.Count() > 1))
        {
            at.ProblemAt("subjects", $"предмет «{twice.Key}» записан дважды; оставьте один");
        }

        HashSet<string> types = [.. at.RequiredMaps("types", "вид областей").Select(Type)];
        var areas = ImmutableDictionary.CreateBuilder<string, ContentArea>();
        foreach (var one in at.RequiredMaps("areas", "область"))
        {
            var area = Area(one, subjects, types);
            if (area.Code.Length > 0 && !areas.TryAdd(area.Code, area))
            {
                one.ProblemAt("code", "область с таким кодом уже есть; дайте другой код");
            }
        }

        at.Close();
        return new(folder.Problems.Count == before, subjects, areas.ToImmutable());
    }

    private static Subject Subject(YamlReader at)
    {
        var id = at.Text("id");
        at.What = $"предмет {id}";
        var subject = new Subject(id, at.Text("title"), at.Text("teacher"));
        at.Close();
        return subject;
    }

    private static string Type(YamlReader at)
    {
        var id = at.Text("id");
        at.Text("title");
        at.Close();
        return id;
    }

    private static ContentArea Area(YamlReader at, ImmutableArray<Subject> subjects, HashSet<string> types)
    {
        var code = at.Text("code");
        at.What = $"область {code}";
        var area = new ContentArea(code, at.Text("title"), at.Text("short"), at.Text("type"), at.OptionalText("subject")) { Tomorrow = at.OptionalText("tomorrow") };
        if (area.Tomorrow is { Length: < 200 or > 500 } tomorrow)
        {
            at.ProblemAt("tomorrow", $"«Завтра на уроке» — от 200 до 500 знаков, а записано {tomorrow.Length}");
        }

        if (area.Short.Length > ButtonChars)
        {
            at.ProblemAt("short", $"короткое имя длиннее {ButtonChars} знаков и не поместится на кнопке; сократите");
        }

        if (area.Type.Length > 0 && !types.Contains(area.Type))
        {
            at.ProblemAt("type", $"вида «{area.Type}» нет в списке `types`; исправьте имя или добавьте вид");
        }

        if (area.Subject is { } subject && subjects.All(s => s.Id != subject))
        {
            at.ProblemAt("subject", $"предмета «{subject}» нет в списке `subjects`; исправьте имя");
        }

        at.Close();
        return area;
    }
}
