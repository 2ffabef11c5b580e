namespace TeacherBot.Tests.Content;

/// <summary>A copy of the small good folder in a temporary place, with a broken sample laid over it.</summary>
internal sealed class SampleFolder : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public SampleFolder()
    {
        Copy(GoodPath, Root);
    }

    public static string GoodPath => Path.Combine(AppContext.BaseDirectory, "Content", "Good");

    public static string BrokenPath => Path.Combine(AppContext.BaseDirectory, "Content", "Broken");

    public string Root { get; } = Directory.CreateTempSubdirectory("teacherbot-content-").FullName;

    public static void Copy(string from, string to, Func<string, bool>? wanted = null)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => wanted?.Invoke(f) != false))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public void Replace(string relative, string old, string mended)
    {
        var text = File.ReadAllText(PathOf(relative));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(relative), text.Replace(old, mended, StringComparison.Ordinal));
    }

    /// <summary>
    /// `@ file` names a file, `x` deletes it, `-` lines are found in it (each starting lines of one indentation, exactly once) and
    /// give way to the `+` lines. Returns the `=` lines: what the check must say.
    /// </summary>
    public IReadOnlyList<string> Break(string sample)
    {
        var (file, old, added) = ("", new List<string>(), new List<string>());
        var expected = new List<string>();
        foreach (var line in File.ReadAllLines(sample).Append("@ "))
        {
            switch (line)
            {
                case ['@', ' ', .. var path]:
                    Patch(file, old, added);
                    (file, old, added) = (path, [], []);
                    break;
                case "x": File.Delete(PathOf(file)); break;
                case ['-', ' ', .. var text]: old.Add(text); break;
                case ['+', ' ', .. var text]: added.Add(text); break;
                case ['=', ' ', .. var text]: expected.Add(text); break;
                default: throw new FormatException($"{sample}: {line}");
            }
        }

        return expected;
    }

    public void Dispose() => Directory.Delete(Root, true);

    private void Patch(string file, List<string> old, List<string> added)
    {
        if (old.Count + added.Count == 0)
        {
            return;
        }

        List<string> lines = File.Exists(PathOf(file)) ? [.. File.ReadAllLines(PathOf(file))] : [];
        var (at, indent) = old.Count == 0 ? (lines.Count, 0) : Find(lines, old);
        lines.RemoveRange(at, old.Count);
        lines.InsertRange(at, added.Select(l => new string(' ', indent) + l));
        File.WriteAllLines(PathOf(file), lines);
    }

    private static (int At, int Indent) Find(List<string> lines, List<string> old)
    {
        var found = Enumerable.Range(0, lines.Count - old.Count + 1)
            .Select(at => (At: at, Indent: lines[at].Length - lines[at].TrimStart().Length))
            .Where(f => old.Select((l, i) => lines[f.At + i] == new string(' ', f.Indent) + l).All(same => same))
            .ToList();
        return found.Count == 1 ? found[0] : throw new FormatException($"«{old[0]}» is there {found.Count} times.");
    }
}
