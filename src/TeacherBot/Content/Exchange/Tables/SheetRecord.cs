using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>Numbers for cells, so that a value remembers its cell where YAML remembers its line.</summary>
internal sealed class Places
{
    private readonly List<Place> _places = [];

    public int Add(Place place)
    {
        _places.Add(place);
        return _places.Count;
    }

    public Place? Find(int number) => number > 0 && number <= _places.Count ? _places[number - 1] : null;
}

/// <summary>Gathers the fields of one owner from one row.</summary>
internal sealed class SheetRecord(SheetMap sheet, Places places, List<Remark> remarks)
{
    /// <param name="tested">False when options are plain texts without a key.</param>
    public YamlMap Read(GridRow row, Owner owner, Column anchor, bool tested)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new HashSet<string>();
        foreach (var column in Columns.Of[owner].Where(c => c != Columns.ItemArea && c != Columns.ItemTriad))
        {
            if (column.List.Length > 0)
            {
                if (seen.Add(column.List) && List(row, owner, column.List, tested) is { } list)
                {
                    entries.Add(new(column.List, list.Line, list));
                }
            }
            else if (sheet.Text(row, column) is { } text)
            {
                var at = At(row, column);
                entries.Add(new(column.Key, at, CellText.Read(column, text, at)));
            }
        }

        return new(At(row, anchor), entries.ToImmutable());
    }

    public int At(GridRow row, Column column) => places.Add(PlaceOf(row, column));

    public Place PlaceOf(GridRow row, Column column) => new(sheet.Grid.Name, row.Number, sheet.NumberOf(column) ?? 1);

    private YamlList? List(GridRow row, Owner owner, string name, bool tested)
    {
        var columns = Columns.Of[owner].Where(c => c.List == name && c.Kind != CellKind.Marks && sheet.Text(row, c) is not null).ToList();
        if (columns.Count == 0)
        {
            return null;
        }

        var lines = columns.ConvertAll(c => (Column: c, At: At(row, c), Lines: CellText.Elements(sheet.Text(row, c)!)));
        var members = Enumerable.Range(0, lines.Max(l => l.Lines.Length))
            .Select(i => new YamlMap(lines[0].At, [.. lines.Where(l => i < l.Lines.Length && l.Lines[i].Length > 0).Select(l => Part(l.Column, l.Lines[i], l.At))]))
            .Where(m => !m.Entries.IsEmpty).ToList();
        if (Columns.Of[owner].FirstOrDefault(c => c.List == name && c.Kind == CellKind.Marks) is { } marks)
        {
            Mark(row, marks, members);
        }

        var plain = name == "options" && !tested && members.All(m => m.Entries is [{ Key: "text" }]);
        return new(lines[0].At, [.. members.Select(m => plain ? m.Entries[0].Value : (YamlValue)m)]);
    }

    private static YamlEntry Part(Column column, string text, int at) => new(column.Field, at, CellText.ReadPart(column, text, at));

    private void Mark(GridRow row, Column column, List<YamlMap> members)
    {
        foreach (var word in CellText.Words(sheet.Text(row, column) ?? ""))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= members.Count)
            {
                members[number - 1] = members[number - 1].With(column.Field, "true", At(row, column));
            }
            else
            {
                remarks.Add(new(PlaceOf(row, column), $"варианта «{(word.Length <= 30 ? word : word[..29] + "…")}» нет, вариантов {members.Count}; впишите номер верного"));
            }
        }
    }
}
