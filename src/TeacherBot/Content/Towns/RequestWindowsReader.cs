using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Community;

namespace TeacherBot.Content.Towns;

/// <summary>Reads the windows that requests of schools choose from. A municipality's own file takes the place of the common one; both may be missing.</summary>
internal sealed class RequestWindowsReader(ContentFolder folder)
{
    public const string Path = "common/request-windows.yml";

    private static readonly string[] Purposes = [RequestWindow.Methodical, RequestWindow.Managerial, RequestWindow.Diagnostics];

    private readonly ImmutableArray<RequestWindow> common = All(folder, Path) ?? [];

    public ImmutableArray<RequestWindow> Read(string path) => All(folder, path) ?? common;

    private static ImmutableArray<RequestWindow>? All(ContentFolder folder, string path)
    {
        if (folder.Yaml(path) is not { } at)
        {
            return null;
        }

        at.OptionalText("source");
        at.OptionalDate("checked");
        var windows = ImmutableArray.CreateBuilder<RequestWindow>();
        foreach (var one in at.RequiredMaps("windows", "окно"))
        {
            windows.Add(One(one, windows));
            one.Close();
        }

        at.Close();
        return windows.ToImmutable();
    }

    private static RequestWindow One(YamlReader at, IReadOnlyCollection<RequestWindow> before)
    {
        var id = DaysOfYear.Id(at, "окно");
        if (before.Any(w => w.Id == id))
        {
            at.ProblemAt("id", "окно с таким id в этом файле уже есть; дайте другой");
        }

        var (from, to) = DaysOfYear.When(at);
        var purposes = at.Texts("for");
        foreach (var purpose in purposes.Where(p => !Purposes.Contains(p.Text)))
        {
            at.Problem(purpose.Line, $"окно бывает для {string.Join(", ", Purposes)}, а не для «{purpose.Text}»; исправьте");
        }

        return new RequestWindow(id, at.Text("title"), from, to, [.. purposes.Select(p => p.Text)]);
    }
}
