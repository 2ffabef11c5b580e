using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Architecture;

/// <summary>The sources as files.</summary>
internal static class SourceTree
{
    public static IEnumerable<string> Files(string pattern, params string[] tops) => tops
        .SelectMany(top => Directory.EnumerateFiles(Path.Combine(Repository.Root, top), pattern, SearchOption.AllDirectories))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static string Name(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    /// <summary>An empty list, or all of it in the message.</summary>
    public static void None(string what, IEnumerable<string?> found)
    {
        var all = found.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{what}:\n{string.Join('\n', all)}");
    }

    /// <summary>Complains about what is not in the list of exemptions, and about exemptions nobody needs.</summary>
    public static void Settle(string kind, IEnumerable<string> found)
    {
        var names = found.ToHashSet();
        var exempt = File.ReadAllLines(Path.Combine(Repository.Root, "tests/TeacherBot.Tests/Architecture/exemptions.txt"))
            .Where(l => l.StartsWith(kind + " ", StringComparison.Ordinal))
            .Select(l => l[(kind.Length + 1)..].Split(" — "))
            .ToDictionary(p => p[0], p => p.Length == 2 && p[1].Length > 10);

        None("Not exempt", names.Where(n => !exempt.ContainsKey(n.Split(" (")[0])));
        None("Exempt for nothing", exempt.Keys.Where(e => !names.Any(n => n.Split(" (")[0] == e)));
        Assert.All(exempt, e => Assert.True(e.Value, $"{e.Key} has no reason."));
    }
}
