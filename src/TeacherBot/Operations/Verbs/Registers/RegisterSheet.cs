using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;

namespace TeacherBot.Operations.Verbs.Registers;

/// <summary>What a table changes in a register, or everything that is wrong with it.</summary>
/// <param name="Added">Without ids: whoever writes them gives them.</param>
/// <param name="Changed">With the revision that was seen.</param>
/// <param name="Same">Rows that say what the register says already.</param>
internal sealed record RegisterReading(ImmutableArray<RegisterEntry> Added, ImmutableArray<RegisterEntry> Changed, int Same, ImmutableArray<string> Problems);

/// <summary>
/// Reads a table of a register: the one the bot gives, corrected, or one typed by hand. A row with the id of an entry corrects it, and an
/// empty cell takes the value away; a row without is a new entry. Every cell that cannot be understood is named with its row, its column and the mend.
/// </summary>
internal sealed class RegisterSheet(Register register, Municipality town, Catalog catalog, DateOnly today)
{
    // Above the header of a table that the bot gave stand its title and the municipality.
    private const int LastHeader = 6;

    private readonly List<string> problems = [];
    private readonly Dictionary<int, RegisterField> columns = [];
    private readonly ImmutableArray<RegisterEntry>.Builder added = ImmutableArray.CreateBuilder<RegisterEntry>();
    private readonly ImmutableArray<RegisterEntry>.Builder changed = ImmutableArray.CreateBuilder<RegisterEntry>();
    private readonly HashSet<string> seen = [];

    private int idColumn;
    private int same;

    public RegisterReading Read(Grid grid, IReadOnlyList<RegisterEntry> kept)
    {
        if (grid.Rows.Take(LastHeader).FirstOrDefault(r => r.Cells.Values.Any(c => c.Trim() == register.Fields[0].Title)) is not { } header)
        {
            return Refused($"нет строки заголовков; нужна {string.Join("; ", register.Fields.Select(f => f.Title))}");
        }

        Columns(header);
        if (problems.Count > 0)
        {
            return Refused();
        }

        foreach (var row in grid.Rows.Where(r => r.Number > header.Number).TakeWhile(r => !Ends(r)))
        {
            One(row, kept);
        }

        return problems.Count > 0 ? Refused() : new(added.ToImmutable(), changed.ToImmutable(), same, []);
    }

    /// <summary>What is to be written into a column.</summary>
    public static string Needed(RegisterField field) => field.Type switch
    {
        RegisterFieldType.Text => $"слова, до {RegisterValue.LongestText} знаков",
        RegisterFieldType.Number => "номер, как в документе",
        RegisterFieldType.Date or RegisterFieldType.Due => "день, например 31.05.2027",
        RegisterFieldType.School => "номер школы или её название",
        RegisterFieldType.Role or RegisterFieldType.Status => string.Join(", ", field.Values),
        RegisterFieldType.Link => "ссылка, начинается с https://",
        RegisterFieldType.Indicator => "код показателя",
        RegisterFieldType.Year => "учебный год, например 2026/2027",
        RegisterFieldType.Count => "целое число",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void Columns(GridRow header)
    {
        foreach (var (column, title) in header.Cells)
        {
            if (title.Trim() == catalog.Text("registers.column-id"))
            {
                idColumn = column;
            }
            else if (register.Fields.FirstOrDefault(f => f.Title == title.Trim() || f.Id == title.Trim()) is not { } field)
            {
                Wrong(header.Number, column, null, $"столбца «{title.Trim()}» в реестре нет; есть {string.Join(", ", register.Fields.Select(f => f.Title))}");
            }
            else if (columns.ContainsValue(field))
            {
                Wrong(header.Number, column, null, "такой столбец уже есть левее; оставьте один");
            }
            else
            {
                columns.Add(column, field);
            }
        }
    }

    // The note below a table that the bot gave, and what follows it.
    private bool Ends(GridRow row) => row.Cells.Values.First() == catalog.Text("registers.how");

    private void One(GridRow row, IReadOnlyList<RegisterEntry> kept)
    {
        var id = idColumn == 0 ? "" : Cell(row, idColumn);
        var before = id.Length == 0 ? null : kept.FirstOrDefault(e => e.Id == id);
        if (id.Length > 0 && before is null)
        {
            Wrong(row.Number, idColumn, null, $"записи «{id}» в реестре нет: её убрали или она из другого реестра; возьмите таблицу заново, а для новой записи оставьте ячейку пустой");
            return;
        }

        if (id.Length > 0 && !seen.Add(id))
        {
            Wrong(row.Number, idColumn, null, "эта запись уже есть выше; оставьте одну строку");
            return;
        }

        var (entry, found) = (before ?? new RegisterEntry("", register.Id, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)), problems.Count);
        foreach (var (column, field) in columns)
        {
            entry = entry.With(field.Id, Value(row, column, field));
        }

        if (problems.Count == found && Missing(row, entry) is var whole && problems.Count == found)
        {
            Put(whole, before, kept);
        }
    }

    // An empty status is the first one, as in the bot.
    private RegisterEntry Missing(GridRow row, RegisterEntry entry)
    {
        foreach (var field in register.Fields.Where(f => entry[f.Id] is null))
        {
            if (field.Type == RegisterFieldType.Status)
            {
                entry = entry.With(field.Id, field.Values[0]);
            }
            else if (field.Required)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"строка {row.Number}: не заполнено «{field.Title}»; нужно: {Needed(field)}"));
            }
        }

        return entry;
    }

    // The same table twice writes nothing the second time.
    private void Put(RegisterEntry entry, RegisterEntry? before, IReadOnlyList<RegisterEntry> kept)
    {
        if (before is not null ? Same(entry, before) : kept.Concat(added).Any(e => Same(e, entry)))
        {
            same++;
        }
        else
        {
            (before is null ? added : changed).Add(entry);
        }
    }

    private static bool Same(RegisterEntry one, RegisterEntry other) => one.Values.SequenceEqual(other.Values);

    private string? Value(GridRow row, int column, RegisterField field)
    {
        var typed = Cell(row, column);
        var value = typed.Length == 0 ? null : RegisterValue.Read(field, typed, town, catalog, today);
        if (typed.Length > 0 && value is null)
        {
            Wrong(row.Number, column, field, $"записано «{(typed.Length <= RegisterValue.LongestNumber ? typed : typed[..RegisterValue.LongestNumber] + "…")}»; нужно: {Needed(field)}");
        }

        return value;
    }

    private static string Cell(GridRow row, int column) => row.Cells.GetValueOrDefault(column)?.Trim() ?? "";

    private RegisterReading Refused(string? problem = null) => new([], [], 0, problem is null ? [.. problems] : [problem]);

    private void Wrong(int row, int column, RegisterField? field, string text) =>
        problems.Add(string.Create(CultureInfo.InvariantCulture, $"строка {row}, столбец {XlsxBook.Reference(1, column)[..^1]}{(field is null ? "" : $" «{field.Title}»")}: {text}"));
}
