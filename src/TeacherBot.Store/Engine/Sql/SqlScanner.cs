namespace TeacherBot.Store;

/// <summary>
/// Finds the parameters of one statement, outside literals and comments, and refuses what only looks right: a second
/// statement, <c>:name</c>, <c>$name</c> and <c>?</c>, one name in two spellings.
/// </summary>
internal static class SqlScanner
{
    public static IReadOnlyList<string> Scan(string sql, StoreEngine engine, out string? finding)
    {
        var parameters = new List<string>();
        finding = sql.Length == 0 ? "has no text." : null;
        for (var at = 0; at < sql.Length && finding is null;)
        {
            var next = SkipQuoted(sql, at, out finding);
            at = next > at ? next : Step(sql, at, engine, parameters, ref finding);
        }

        finding ??= TwoSpellings(parameters);
        return parameters;
    }

    private static int SkipQuoted(string sql, int at, out string? finding)
    {
        var rest = sql.AsSpan(at);
        var end = rest[0] switch
        {
            '\'' or '"' => rest[1..].IndexOf(rest[0]) is var i and >= 0 ? i + 2 : -1,
            '-' when rest.StartsWith("--") => rest.IndexOf('\n') is var i and >= 0 ? i + 1 : rest.Length,
            '/' when rest.StartsWith("/*") => rest.IndexOf("*/") is var i and >= 0 ? i + 2 : -1,
            _ => 0,
        };
        finding = end < 0 ? "has a quote or comment that does not end." : null;
        return at + Math.Max(end, 0);
    }

    private static int Step(string sql, int at, StoreEngine engine, List<string> parameters, ref string? finding)
    {
        var end = at + 1;
        while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
        {
            end++;
        }

        if (sql[at] == ':' && end == at + 1 && end < sql.Length && sql[end] == ':')
        {
            return end + 1;
        }

        var word = sql[(at + 1)..end];
        if (sql[at] == '@' && word.Length > 0 && char.IsAsciiLetter(word[0]))
        {
            Add(parameters, word);
            return end;
        }

        finding ??= Mistake(sql[at], word, engine);
        return at + 1;
    }

    private static string? Mistake(char sign, string word, StoreEngine engine) => sign switch
    {
        '@' => "has an '@' without a parameter name.",
        ':' or '$' when word.Length > 0 => $"writes a parameter as '{sign}{word}'; write '@{word}'.",
        '?' when engine == StoreEngine.Sqlite => "has a parameter without a name ('?').",
        ';' => "holds more than one statement.",
        _ => null,
    };

    private static void Add(List<string> parameters, string name)
    {
        if (!parameters.Contains(name))
        {
            parameters.Add(name);
        }
    }

    private static string? TwoSpellings(List<string> parameters) =>
        parameters.GroupBy(p => p, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } group
            ? $"spells one parameter in two ways: {string.Join(", ", group.Select(p => "@" + p))}."
            : null;
}
