using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>Which column of a sheet as read holds which field.</summary>
internal sealed class SheetMap
{
    private static readonly string[] _hints = ["поле", "значение", "как заполнять"];

    private readonly Dictionary<Column, int> _at = [];

    private SheetMap(Grid grid, ImmutableArray<Column> known, List<Remark> remarks)
    {
        Grid = grid;
        foreach (var (number, title) in grid.Rows.Take(1).SelectMany(r => r.Cells))
        {
            if (known.FirstOrDefault(c => Fold(c.Title) == Fold(title)) is not { } column)
            {
                Stranger(number, title, known, remarks);
            }
            else if (!_at.TryAdd(column, number))
            {
                remarks.Add(new(new(grid.Name, grid.Rows[0].Number, number), $"столбец «{column.Title}» записан дважды; оставьте один"));
            }
        }
    }

    public Grid Grid { get; }

    public IEnumerable<Column> Known => _at.Keys;

    public IEnumerable<GridRow> Rows => Grid.Rows.Skip(1).Where(r => _at.Values.Any(r.Cells.ContainsKey));

    public static SheetMap Of(Grid grid, ImmutableArray<Column> known, List<Remark> remarks) => new(Stand(grid), known, remarks);

    public static string Fold(string title) => string.Join(' ', title.ToLowerInvariant().Replace('ё', 'е').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public int? NumberOf(Column column) => _at.TryGetValue(column, out var number) ? number : null;

    /// <summary>Text of a cell; null when it is blank.</summary>
    public string? Text(GridRow row, Column column) => NumberOf(column) is { } at && row.Cells.TryGetValue(at, out var text) ? text : null;

    // The blank table's own headers need no column of their own; the rest might be a slip that loses an author's work.
    private void Stranger(int number, string title, ImmutableArray<Column> known, List<Remark> remarks)
    {
        if (Fold(title).StartsWith(Fold(Columns.Remarks), StringComparison.Ordinal) || _hints.Contains(Fold(title)) || Grid.Rows.Skip(1).All(r => !r.Cells.ContainsKey(number)))
        {
            return;
        }

        var near = known.MinBy(c => Spelling.Distance(Fold(c.Title), Fold(Cut(title))))!.Title;
        var advice = Spelling.Distance(Fold(near), Fold(Cut(title))) <= 3 ? $"возможно, это «{near}»" : "уберите его или назовите как в пустой таблице";
        remarks.Add(new(new(Grid.Name, Grid.Rows[0].Number, number), $"столбца «{Cut(title)}» здесь не бывает; {advice}"));
    }

    private static string Cut(string title) => title.Length <= 60 ? title : title[..59] + "…";

    // A header may stand below a blank row or two; what is above the first row is not there at all.
    private static Grid Stand(Grid grid) => grid with { Rows = [.. grid.Rows.Where(r => r.Cells.Count > 0)] };
}
