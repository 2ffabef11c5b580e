using System.Text;

namespace TeacherBot.Store;

/// <summary>
/// The schema as sorted text, in words both engines share, so that a test can keep it as a golden file and hold two
/// engines against each other. Check constraints and an index's condition are not in it.
/// </summary>
public static class SchemaDump
{
    private static readonly Statement ListTables = Statement.Named("ListTables");
    private static readonly Statement ListColumns = Statement.Named("ListColumns");
    private static readonly Statement ListIndexes = Statement.Named("ListIndexes");
    private static readonly Statement ListIndexColumns = Statement.Named("ListIndexColumns");
    private static readonly Statement ListForeignKeys = Statement.Named("ListForeignKeys");

    /// <summary>One block a table; ends with a line end.</summary>
    public static string Of(UnitOfWork unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var text = new StringBuilder();
        foreach (var table in unit.Query(ListTables, row => row.Text(0)))
        {
            text.Append("table ").Append(table).Append('\n');
            IEnumerable<string> lines = [.. Columns(unit, table), .. Keys(unit, table), .. Indexes(unit, table)];
            foreach (var line in lines)
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Columns(UnitOfWork unit, string table)
    {
        var columns = unit.Query(
            ListColumns,
            row => (Name: row.Text(0), Type: row.Text(1), NotNull: row.Bool(2), Key: row.Int32(3), Default: row.TextOrNull(4)),
            ("table", table));
        foreach (var column in columns)
        {
            // SQLite lets a key be null unless it is said; only its own row number is never null unsaid.
            var isRowNumber = column.Key == 1 && columns.Count(c => c.Key > 0) == 1
                && column.Type.Equals("integer", StringComparison.OrdinalIgnoreCase);
            yield return $"{column.Name} {Normalise(column.Type)}"
                + (column.NotNull || isRowNumber ? " not null" : "")
                + (column.Default is null ? "" : $" default {column.Default}");
        }

        var key = columns.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Name).ToList();
        if (key.Count > 0)
        {
            yield return $"primary key ({string.Join(", ", key)})";
        }
    }

    private static IEnumerable<string> Keys(UnitOfWork unit, string table) =>
        unit.Query(
                ListForeignKeys,
                row => (Id: row.Int64(0), Table: row.Text(1), From: row.Text(2), To: row.Text(3), OnDelete: row.Text(4)),
                ("table", table))
            .GroupBy(k => (k.Id, k.Table, k.OnDelete))
            .Select(g => $"foreign key ({string.Join(", ", g.Select(k => k.From))}) references {g.Key.Table}"
                + (g.All(k => k.To.Length > 0) ? $" ({string.Join(", ", g.Select(k => k.To))})" : "")
                + (g.Key.OnDelete == "NO ACTION" ? "" : $" on delete {g.Key.OnDelete.ToLowerInvariant()}"))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Indexes(UnitOfWork unit, string table) =>
        unit.Query(
                ListIndexes,
                row => (Name: row.Text(0), Unique: row.Bool(1), Origin: row.Text(2), Partial: row.Bool(3)),
                ("table", table))
            .Select(i => i.Origin == "u"
                ? $"unique ({IndexColumns(unit, i.Name)})"
                : $"{(i.Unique ? "unique " : "")}index {i.Name} ({IndexColumns(unit, i.Name)}){(i.Partial ? " where" : "")}")
            .Order(StringComparer.Ordinal);

    private static string IndexColumns(UnitOfWork unit, string index) => string.Join(", ", unit.Query(
        ListIndexColumns, row => row.Text(0) + (row.Bool(1) ? " desc" : ""), ("index", index)));

    private static string Normalise(string type) => type.ToLowerInvariant() switch
    {
        "integer" or "int" or "bigint" or "smallint" or "boolean" => "bigint",
        "blob" or "bytea" => "bytes",
        "real" or "double precision" or "double" => "real",
        "text" => "text",
        var other => other,
    };
}
