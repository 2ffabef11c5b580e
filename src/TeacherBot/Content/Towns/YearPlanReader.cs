using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Community;
using TeacherBot.Core.People;

namespace TeacherBot.Content.Towns;

/// <summary>Reads the plan of a year, and what a municipality changes of it. Both files may be missing.</summary>
internal sealed class YearPlanReader(ContentFolder folder)
{
    public const string Path = "common/year-plan.yml";

    private static readonly Dictionary<string, Role> Owners = new() { ["coordinator"] = Role.Coordinator, ["methodist"] = Role.Methodist };

    public ImmutableArray<YearTask> Read() => folder.Yaml(Path) is { } at ? Tasks(at, []) : [];

    /// <param name="common">What everybody has: the same id takes its place, drop takes it away.</param>
    public ImmutableArray<YearTask> Read(string path, ImmutableArray<YearTask> common) => folder.Yaml(path) is { } at ? Tasks(at, common) : common;

    private static ImmutableArray<YearTask> Tasks(YamlReader at, ImmutableArray<YearTask> common)
    {
        at.OptionalText("source");
        at.OptionalDate("checked");
        var tasks = common.ToDictionary(t => t.Id);
        var seen = new HashSet<string>();
        foreach (var one in at.RequiredMaps("tasks", "дело"))
        {
            var id = DaysOfYear.Id(one, "дело");
            if (!seen.Add(id))
            {
                one.ProblemAt("id", "дело с таким id в этом файле уже есть; дайте другой");
            }

            if (one.Flag("drop"))
            {
                tasks.Remove(id);
            }
            else
            {
                tasks[id] = One(one, id);
            }

            one.Close();
        }

        at.Close();
        return [.. tasks.Values];
    }

    private static YearTask One(YamlReader at, string id)
    {
        var (from, to) = DaysOfYear.When(at);
        return new YearTask(id, at.Text("title"), from, to, at.OneOf("owner", Owners) ?? Role.Coordinator, at.OptionalText("how") ?? "");
    }
}
