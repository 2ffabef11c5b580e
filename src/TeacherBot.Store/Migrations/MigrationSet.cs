using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TeacherBot.Store;

/// <summary>All migrations a program brings, checked to be numbered 1, 2, 3 and so on.</summary>
public sealed partial class MigrationSet
{
    private MigrationSet(IReadOnlyList<Migration> all) => All = all;

    /// <summary>In the order they apply.</summary>
    public IReadOnlyList<Migration> All { get; }

    /// <summary>
    /// The embedded files <c>{prefix}.0001_name.sql</c> of an assembly; by default this one's folder
    /// <c>Migrations</c>.
    /// </summary>
    public static MigrationSet Load(Assembly? assembly = null, string prefix = "TeacherBot.Store.Migrations")
    {
        assembly ??= typeof(MigrationSet).Assembly;
        return From(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix + ".", StringComparison.Ordinal))
            .Select(name => (Match: FileName().Match(name[(prefix.Length + 1)..]), Name: name))
            .Where(file => file.Match.Success)
            .Select(file => new Migration(
                int.Parse(file.Match.Groups["number"].Value, CultureInfo.InvariantCulture),
                file.Match.Groups["name"].Value,
                Read(assembly, file.Name))));
    }

    internal static MigrationSet From(IEnumerable<Migration> migrations)
    {
        var all = migrations.OrderBy(m => m.Number).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Number != i + 1)
            {
                throw new MigrationException(i > 0 && all[i].Number == all[i - 1].Number
                    ? $"{all[i - 1].File} and {all[i].File} have one number. Give the newer one the next free number."
                    : $"{i + 1:D4} is missing before {all[i].File}. Number the files without gaps, from 0001.");
            }

            if (TransactionWord().Match(all[i].Sql) is { Success: true } word)
            {
                throw new MigrationException(
                    $"{all[i].File} says '{word.Value.Trim()}'. Take it out: the whole file already is one transaction.");
            }
        }

        return new MigrationSet(all);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(?<number>\d{4})_(?<name>[a-z0-9_]+)\.sql$")]
    private static partial Regex FileName();

    // A trigger's 'begin' is followed by statements, a transaction's by a semicolon.
    [GeneratedRegex(@"^\s*(begin|commit|rollback)(\s+(transaction|work|immediate|deferred|exclusive))*\s*;", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex TransactionWord();
}
