using System.Collections.Immutable;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>A cell of the author's file. <see cref="Row"/> and <see cref="Column"/> count from 1, as on the screen.</summary>
internal readonly record struct Place(string Sheet, int Row, int Column);

/// <summary>A remark of the program on a cell.</summary>
internal sealed record Remark(Place Place, string Text);

/// <summary>A filled row as read: text by number of column.</summary>
internal sealed record GridRow(int Number, ImmutableSortedDictionary<int, string> Cells);

/// <summary>One sheet as read, without blank rows. The first row is the header.</summary>
internal sealed record Grid(string Name, ImmutableArray<GridRow> Rows);

/// <summary>What came of opening a file: sheets, or in a sentence why not.</summary>
internal sealed record GridReading(ImmutableArray<Grid> Grids, string? Refusal)
{
    public const int MaximumBytes = 20 * 1024 * 1024;
    public const int MaximumRows = 5000;
    public const int MaximumColumns = 200;

    public static readonly string TooMany = $"в таблице больше {MaximumRows} строк; разделите её на части";

    public static readonly string TooLarge = $"файл больше {MaximumBytes / 1024 / 1024} МБ; уберите из него лишнее";

    public static GridReading Refuse(string text) => new([], text);
}

/// <summary>A sheet to write: its columns, and rows of cells in the same order.</summary>
/// <param name="Upright">The fields stand in rows: title, value, hint.</param>
internal sealed record SheetText(string Name, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<string>> Rows, bool Upright);
