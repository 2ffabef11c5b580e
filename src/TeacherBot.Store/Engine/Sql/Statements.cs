using System.Reflection;
using System.Text.RegularExpressions;

namespace TeacherBot.Store;

/// <summary>
/// Joins the statements that store classes declare with the texts in the embedded <c>.sql</c> files, once at start.
/// Both sides must match name by name: a text nobody declares is as wrong as a name without a text.
/// </summary>
public static partial class Statements
{
    private static readonly Lock Guard = new();
    private static readonly HashSet<Assembly> Bound = [];

    /// <summary>
    /// Binds the assemblies given, or this one when none is; binding one again does nothing. Throws
    /// <see cref="StatementException"/> with every finding at once.
    /// </summary>
    public static void Bind(params ReadOnlySpan<Assembly> assemblies)
    {
        lock (Guard)
        {
            foreach (var assembly in assemblies.IsEmpty ? [typeof(Statements).Assembly] : assemblies)
            {
                if (!Bound.Contains(assembly))
                {
                    Bind(Declared(assembly), Files(assembly));
                    Bound.Add(assembly);
                }
            }
        }
    }

    internal static void Bind(IReadOnlyList<Statement> declared, IEnumerable<(string File, string Content)> files)
    {
        var findings = new List<string>();
        var texts = files.SelectMany(f => StatementFile.Parse(f.File, f.Content, findings))
            .ToLookup(t => t.Name, StringComparer.Ordinal);
        findings.AddRange(texts.SelectMany(Conflicts));
        findings.AddRange(declared.CountBy(s => s.Name).Where(n => n.Value > 1).Select(n => $"{n.Key}: is declared {n.Value} times."));
        findings.AddRange(declared.Where(s => Choose(texts[s.Name], StoreEngine.Sqlite) is null)
            .Select(s => $"{s.Name}: is declared but no .sql file has its text{(texts.Contains(s.Name) ? " for sqlite" : "")}."));
        findings.AddRange(texts.Where(t => declared.All(s => s.Name != t.Key))
            .Select(t => $"{t.Key} in {t.First().File}: no store declares it (unused, or the name is misspelt)."));
        if (findings.Count > 0)
        {
            throw new StatementException([.. findings.Distinct().Order(StringComparer.Ordinal)]);
        }

        foreach (var statement in declared)
        {
            var own = texts[statement.Name];
            statement.Bind(Choose(own, StoreEngine.Sqlite), Choose(own, StoreEngine.Postgres));
        }
    }

    private static IEnumerable<string> Conflicts(IGrouping<string, StatementText> texts)
    {
        foreach (var twice in texts.GroupBy(t => t.Engine).Where(g => g.Count() > 1))
        {
            yield return $"{texts.Key}: occurs {twice.Count()} times ({string.Join(", ", twice.Select(t => t.File))}).";
        }

        if (texts.Any(t => !t.Parameters.ToHashSet().SetEquals(texts.First().Parameters)))
        {
            yield return $"{texts.Key}: its texts for different engines have different parameters.";
        }
    }

    private static StatementText? Choose(IEnumerable<StatementText> texts, StoreEngine engine) =>
        texts.FirstOrDefault(t => t.Engine == engine) ?? texts.FirstOrDefault(t => t.Engine is null);

    private static List<Statement> Declared(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Statement) || f.FieldType == typeof(Statement[]))
            .SelectMany(f => f.GetValue(null) switch
            {
                Statement one => [one],
                Statement[] several => several,
                _ => Array.Empty<Statement>(),
            })];

    private static IEnumerable<(string File, string Content)> Files(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.EndsWith(".sql", StringComparison.Ordinal) && !MigrationName().IsMatch(name))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                yield return (name, reader.ReadToEnd());
            }
        }
    }

    [GeneratedRegex(@"\.\d{4}_[^.]+\.sql$")]
    private static partial Regex MigrationName();
}
