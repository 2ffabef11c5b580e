using System.Collections.Immutable;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content;

/// <summary>The bytes of the content folder, read once: everything that is checked is exactly what is published.</summary>
internal sealed class ContentFolder
{
    private static readonly string[] _extensions = [".yml", ".md", ".png"];

    private readonly SortedDictionary<string, PublishedFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private ContentFolder(IEnumerable<PublishedFile> files, ProblemList problems)
    {
        Problems = problems;
        foreach (var file in files)
        {
            _files[file.Path] = file;
        }
    }

    public ProblemList Problems { get; }

    /// <summary>Manifests of what was read: each instrument version is published with the list of its files.</summary>
    public List<PublishedFile> Manifests { get; } = [];

    public IEnumerable<string> Paths => _files.Keys;

    public static ContentFolder OfDisk(string root)
    {
        var problems = new ProblemList();
        var files = new List<PublishedFile>();
        try
        {
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(root, file).Replace('\\', '/');
                if (_extensions.Contains(Path.GetExtension(path)) && !path.Split('/').Any(p => p[0] == '.'))
                {
                    files.Add(PublishedFile.Of(path, File.ReadAllBytes(file)));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(root, 1, "папку не удалось прочесть; проверьте, что она есть и открыта для чтения");
        }

        return new(files, problems);
    }

    /// <summary>Names, lengths and times of all files: the same text means that nothing was written since. Empty for a folder that cannot be read.</summary>
    public static string StampsOf(string root)
    {
        try
        {
            return string.Join('\n', new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public static ContentFolder OfFiles(IEnumerable<PublishedFile> files) =>
        new(files, new());

    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>Length of a file in bytes; null when there is none.</summary>
    public int? Length(string path)
    {
        Use(path);
        return _files.TryGetValue(path, out var file) ? file.Bytes.Length : null;
    }

    public void Use(string path) => _used.Add(path);

    public bool IsUsed(string path) => _used.Contains(path);

    /// <summary>Names of the folders directly under this one, in order.</summary>
    public ImmutableArray<string> FoldersUnder(string prefix) =>
        [.. Under(prefix).Select(p => p[prefix.Length..]).Where(p => p.Contains('/')).Select(p => p[..p.IndexOf('/')]).Distinct()];

    public IEnumerable<string> Under(string prefix) => Paths.Where(p => p.StartsWith(prefix, StringComparison.Ordinal));

    public YamlReader? Yaml(string path, string? list = null)
    {
        Use(path);
        return _files.TryGetValue(path, out var file) ? YamlFile.Read(path, file.Bytes.AsSpan(), Problems, list) : null;
    }

    public YamlReader? RequiredYaml(string path)
    {
        if (!Has(path))
        {
            Problems.Add(path, 1, "нет такого файла, а он нужен");
        }

        return Yaml(path);
    }

    public string? Text(string path)
    {
        Use(path);
        return _files.TryGetValue(path, out var file) ? YamlFile.Decode(path, file.Bytes.AsSpan(), Problems)?.ReplaceLineEndings("\n").Trim() : null;
    }

    /// <summary>Reports files nobody asked for: most often a slip in a name.</summary>
    public void CloseFolder()
    {
        foreach (var path in Paths.Where(p => !_used.Contains(p)))
        {
            Problems.Add(path, 1, path.EndsWith(".yml", StringComparison.Ordinal)
                ? "этот файл ничем не используется; проверьте его имя и папку"
                : "на этот файл ничто не ссылается; назовите его или удалите");
        }
    }

    public IEnumerable<PublishedFile> Published() => _files.Values;
}
