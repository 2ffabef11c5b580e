using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Community;
using TeacherBot.Core.People;

namespace TeacherBot.Content.Towns;

/// <summary>Reads the plan of a year, and what a municipality changes of it. Both files may be missing.</summary>
internal sealed class YearPlanReader(ContentFolder folder)
{
    public const string Path = "common/year-plan.yml";

    private const int LongestId = 24;

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
            var id = Id(one);
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

    private static string Id(YamlReader at)
    {
        var id = at.Text("id");
        at.What = $"дело {id}";
        if (id.Length > LongestId || id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            at.ProblemAt("id", $"id – до {LongestId} строчных латинских букв, цифр и дефисов; исправьте");
        }

        return id;
    }

    private static YearTask One(YamlReader at, string id)
    {
        var when = at.Text("when").Split('–', '-', StringSplitOptions.TrimEntries);
        var (from, to) = (Day(when[0]), Day(when[^1]));
        if (when.Length != 2 || from is null || to is null)
        {
            at.ProblemAt("when", "срок – первый и последний день без года, например 01.09–30.09; исправьте");
        }
        else if (to.Value.In(2023) < from.Value.In(2023))
        {
            at.ProblemAt("when", "последний день раньше первого: год идёт с сентября по август; исправьте");
        }

        return new YearTask(id, at.Text("title"), from ?? new(9, 1), to ?? new(9, 1), at.OneOf("owner", Owners) ?? Role.Coordinator, at.OptionalText("how") ?? "");
    }

    // 2024 has 29 February.
    private static MonthDay? Day(string text) =>
        DateOnly.TryParseExact(text + ".2024", "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.Month, day.Day) : null;
}
