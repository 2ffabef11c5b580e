using System.Text.RegularExpressions;

namespace TeacherBot.Store;

/// <summary>
/// Reads one <c>.sql</c> file of named statements. A block is <c>-- name: InsertResponse</c> (or
/// <c>-- name: InsertResponse [postgres]</c> for one engine's own text), <c>-- why: ...</c> with as many comment
/// lines as it needs, then one statement with <c>@name</c> parameters.
/// </summary>
internal static partial class StatementFile
{
    public static IReadOnlyList<StatementText> Parse(string file, string content, List<string> findings)
    {
        var texts = new List<StatementText>();
        Block? block = null;
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("-- name:", StringComparison.Ordinal))
            {
                Close(block, texts, findings);
                block = Open(file, line, findings);
            }
            else if (block is not null)
            {
                block.Add(line);
            }
            else if (line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal))
            {
                findings.Add($"{file}: has SQL before the first '-- name:'.");
                return texts;
            }
        }

        Close(block, texts, findings);
        return texts;
    }

    private static Block Open(string file, string line, List<string> findings)
    {
        var match = NameLine().Match(line);
        var engine = match.Groups["engine"].Value switch
        {
            "sqlite" => StoreEngine.Sqlite,
            "postgres" => StoreEngine.Postgres,
            _ => (StoreEngine?)null,
        };
        if (!match.Success || (engine is null && match.Groups["engine"].Success))
        {
            findings.Add($"{line.Trim()} in {file}: write '-- name: InsertResponse' or '-- name: InsertResponse [postgres]'.");
        }

        return new Block(file, match.Groups["name"].Value, engine);
    }

    private static void Close(Block? block, List<StatementText> texts, List<string> findings)
    {
        if (block is null || block.Name.Length == 0)
        {
            return;
        }

        if (!block.HasWhy)
        {
            findings.Add($"{block.Name} in {block.File}: lacks its '-- why:' line.");
        }

        var parameters = SqlScanner.Scan(block.Sql, block.Engine ?? StoreEngine.Sqlite, out var finding);
        if (finding is not null)
        {
            findings.Add($"{block.Name} in {block.File}: {finding}");
        }

        texts.Add(new StatementText(block.Name, block.File, block.Engine, block.Sql, parameters));
    }

    [GeneratedRegex(@"^-- name: (?<name>[A-Z][A-Za-z0-9]*)(?: \[(?<engine>[a-z]+)\])?\s*$")]
    private static partial Regex NameLine();

    private sealed class Block(string file, string name, StoreEngine? engine)
    {
        private readonly List<string> _sql = [];

        public string File => file;

        public string Name => name;

        public StoreEngine? Engine => engine;

        public bool HasWhy { get; private set; }

        public string Sql => string.Join('\n', _sql).Trim().TrimEnd(';').TrimEnd();

        public void Add(string line)
        {
            if (!line.TrimStart().StartsWith("--", StringComparison.Ordinal))
            {
                _sql.Add(line);
            }
            else if (line.StartsWith("-- why:", StringComparison.Ordinal) && line.Length > "-- why: ".Length)
            {
                HasWhy = true;
            }
        }
    }
}
