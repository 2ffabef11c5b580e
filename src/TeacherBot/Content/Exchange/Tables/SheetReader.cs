using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>A bank as the sheets give it. <see cref="Remarks"/> are what the table itself gets wrong; null bank: there is nothing to check.</summary>
internal sealed record SheetBank(Bank? Bank, SheetLayout Layout, ImmutableArray<Remark> Remarks);

/// <summary>Puts a bank together from sheets: items from «Задания» (or the only table), the rest from its own sheet or from the items' rows.</summary>
internal sealed partial class SheetReader
{
    private static readonly string[] _sheets = [Columns.SheetOf(Owner.Item), Columns.SheetOf(Owner.Head)];
    private static readonly string[] _needed = ["Имя задания", "Условие"];

    private readonly List<Remark> _remarks = [];
    private readonly Places _places = new();
    private readonly SheetMap[] _maps;
    private readonly bool _together;
    private readonly ImmutableArray<string> _missing;

    private SheetReader(ImmutableArray<Grid> grids)
    {
        var named = Columns.Sheets.Select(name => grids.FirstOrDefault(g => SheetMap.Fold(g.Name) == SheetMap.Fold(name))).ToArray();
        _together = named[1..].All(g => g is null);
        _missing = _together ? [] : [.. _sheets.Where(s => grids.All(g => SheetMap.Fold(g.Name) != SheetMap.Fold(s)))];
        var items = named[0] ?? grids.FirstOrDefault() ?? new Grid(Columns.Sheets[0], []);
        var first = SheetMap.Of(items, _together ? Columns.Together : Columns.Of[Owner.Item], _remarks);
        _maps = [first, .. Columns.Sheets.Skip(1).Select((name, i) => _together ? first : SheetMap.Of(Lying(named[i + 1] ?? new(name, []), (Owner)(i + 1)), Columns.Of[(Owner)(i + 1)], _remarks))];
    }

    private SheetMap Items => _maps[0];

    public static SheetBank Read(ImmutableArray<Grid> grids, string? id)
    {
        var reader = new SheetReader(grids);
        var bank = reader.Bank(id);
        var layout = new SheetLayout(reader._maps, reader._places, reader._together);
        return new(bank, layout, [.. reader._remarks.Select(r => r with { Place = layout.OnScreen(r.Place) })]);
    }

    private Bank? Bank(string? id)
    {
        foreach (var sheet in _missing)
        {
            _remarks.Add(new(new(Items.Grid.Name, 1, 1), $"нет листа «{sheet}»; верните его имя или возьмите пустую таблицу: teacherbot content export --template --out ФАЙЛ.xlsx"));
        }

        foreach (var title in _needed.Where(t => Items.Known.All(c => c.Title != t)))
        {
            _remarks.Add(new(new(Items.Grid.Name, 1, 1), $"нет столбца «{title}»; возьмите пустую таблицу: teacherbot content export --template --out ФАЙЛ.xlsx"));
        }

        if (_remarks.Count == 0 && !Items.Rows.Any(r => Columns.Of[Owner.Item].Any(c => Items.Text(r, c) is not null)))
        {
            _remarks.Add(new(new(Items.Grid.Name, 1, 1), "нет ни одного задания; впишите их по одному в строке"));
        }

        return _remarks.Count == 0 ? Bank(Head(id)) : null;
    }

    private Bank? Bank(YamlMap head)
    {
        var kind = head.Text("kind");
        var items = Items.Rows.Where(r => Columns.Of[Owner.Item].Any(c => Items.Text(r, c) is not null))
            .Select(r => (Row: r, Item: Item(r, Exchange.Bank.IsTested(kind)))).ToImmutableArray();
        var areas = Areas(items, kind);
        var triads = kind == "levels" ? Triads(items) : [];
        foreach (var code in items.Where(i => !areas.IsEmpty && areas.All(a => a.Text("area") != i.Item.Area)))
        {
            Say(Items, code.Row, Columns.ItemArea, code.Item.Area.Length == 0 ? "не сказано, какой области задание; впишите код" : $"области {code.Item.Area} нет на листе «Области»; добавьте её туда");
        }

        foreach (var area in items.Select(i => (i.Row, Code: i.Item.Area)).Where(a => !Name().IsMatch(a.Code) && a.Code.Length > 0))
        {
            Say(Items, area.Row, Columns.ItemArea, "код области — латинские буквы, цифры и дефис, до 30 знаков");
        }

        return new(areas.IsEmpty ? Portions(head, items) : head, areas, triads, [.. items.Select(i => i.Item)]);
    }

    // The order of areas follows from the items unless it is written.
    private YamlMap Portions(YamlMap head, ImmutableArray<(GridRow Row, BankItem Item)> items)
    {
        var codes = items.Where(i => i.Item.Area.Length > 0).DistinctBy(i => i.Item.Area)
            .Select(i => new YamlScalar(At(Items, i.Row, Columns.ItemArea), i.Item.Area)).ToList();
        return codes.Count == 0 || head.Find("areas") is not null ? head : head.With("areas", new YamlList(codes[0].Line, [.. codes]));
    }

    private BankItem Item(GridRow row, bool tested)
    {
        var fields = new SheetRecord(Items, _places, _remarks).Read(row, Owner.Item, Columns.Of[Owner.Item][0], tested);
        return new(Items.Text(row, Columns.ItemArea)?.Trim() ?? "", Items.Text(row, Columns.ItemTriad)?.Trim() ?? "", fields);
    }

    private YamlMap Head(string? id)
    {
        var sheet = _maps[(int)Owner.Head];
        var anchor = sheet.Known.FirstOrDefault(c => c.Owner == Owner.Head) ?? Columns.Of[Owner.Head][0];
        var fields = Merge(sheet, sheet.Rows.ToList(), Owner.Head, anchor, "у вопросника");
        return id is null ? fields : fields.With("id", id, fields.Line);
    }

    private ImmutableArray<YamlMap> Areas(ImmutableArray<(GridRow Row, BankItem Item)> items, string kind)
    {
        var (sheet, tomorrow) = (_maps[(int)Owner.Area], Columns.Find(Owner.Area, "tomorrow")!);
        var code = _together ? Columns.ItemArea : Columns.Find(Owner.Area, "area")!;
        var rows = sheet.Rows.Where(r => _together ? sheet.Text(r, code) is not null : true).ToList();
        if (rows.Count == 0 || (_together && kind != "levels" && rows.All(r => sheet.Text(r, tomorrow) is null)))
        {
            return kind == "levels" ? [.. items.Select(i => i.Item.Area).Where(a => a.Length > 0).Distinct().Select(a => Bare(items, a))] : [];
        }

        var groups = rows.GroupBy(r => sheet.Text(r, code)?.Trim() ?? "").ToList();
        foreach (var area in groups.Where(g => !Name().IsMatch(g.Key)))
        {
            Say(sheet, area.First(), code, "код области — латинские буквы, цифры и дефис, до 30 знаков");
        }

        return [.. groups.Select(g => Merge(sheet, [.. g], Owner.Area, _together ? tomorrow : code, $"у области {g.Key}").With("area", g.Key, At(sheet, g.First(), code)))];
    }

    private YamlMap Bare(ImmutableArray<(GridRow Row, BankItem Item)> items, string area)
    {
        var at = At(Items, items.First(i => i.Item.Area == area).Row, Columns.ItemArea);
        return YamlFields.Empty(at).With("area", area, at);
    }

    private ImmutableArray<BankTriad> Triads(ImmutableArray<(GridRow Row, BankItem Item)> items)
    {
        var (sheet, element) = (_maps[(int)Owner.Triad], Columns.Find(Owner.Triad, "element")!);
        var name = _together ? Columns.ItemTriad : Columns.Find(Owner.Triad, "id")!;
        var rows = sheet.Rows.ToLookup(r => sheet.Text(r, name)?.Trim() ?? "");
        foreach (var lost in items.Where(i => i.Item.Triad.Length == 0))
        {
            Say(Items, lost.Row, Columns.ItemTriad, "не сказано, какой триады задание; впишите её имя, например MAT3-1");
        }

        foreach (var idle in rows.Where(g => !_together && items.All(i => i.Item.Triad != g.Key)))
        {
            Say(sheet, idle.First(), name, "у триады нет ни одного задания; впишите её имя в столбец «Триада» листа «Задания» или уберите строку");
        }

        return
        [
            .. items.Where(i => i.Item.Triad.Length > 0).GroupBy(i => (i.Item.Area, i.Item.Triad)).Select(g =>
            {
                var at = At(Items, g.First().Row, Columns.ItemTriad);
                List<GridRow> own = _together ? [.. g.Select(i => i.Row)] : [.. rows[g.Key.Triad]];
                var fields = own.Count == 0 ? YamlFields.Empty(at) : Merge(sheet, own, Owner.Triad, _together ? element : name, $"у триады {g.Key.Triad}");
                return new BankTriad(g.Key.Area, fields.With("id", g.Key.Triad, _together ? at : fields.Line));
            }),
        ];
    }

    // The same thing may be repeated in several rows, but not said differently.
    private YamlMap Merge(SheetMap sheet, List<GridRow> rows, Owner owner, Column anchor, string whose)
    {
        var records = new SheetRecord(sheet, _places, _remarks);
        var first = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var row in rows)
        {
            foreach (var entry in records.Read(row, owner, anchor, true).Entries)
            {
                var known = first.FirstOrDefault(e => e.Key == entry.Key);
                if (known is null)
                {
                    first.Add(entry);
                }
                else if (!YamlFields.Same(known.Value, entry.Value))
                {
                    _remarks.Add(new(_places.Find(entry.Line)!.Value, $"{whose} выше записано другое; оставьте одно"));
                }
            }
        }

        return new(rows.Count == 0 ? _places.Add(new(sheet.Grid.Name, 2, 1)) : records.At(rows[0], anchor), first.ToImmutable());
    }

    private int At(SheetMap sheet, GridRow row, Column column) => new SheetRecord(sheet, _places, _remarks).At(row, column);

    private void Say(SheetMap sheet, GridRow row, Column column, string text) =>
        _remarks.Add(new(new SheetRecord(sheet, _places, _remarks).PlaceOf(row, column), text));

    // «Вопросник» stands upright, a field in a row; lying down it is read like the others, and its places are turned back on screen.
    private static Grid Lying(Grid grid, Owner owner) => owner != Owner.Head ? grid : grid with
    {
        Rows = [.. grid.Rows.SelectMany(r => r.Cells.Where(c => c.Key <= 2).Select(c => (Row: c.Key, Column: r.Number, Text: c.Value)))
            .GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => new GridRow(g.Key, g.ToImmutableSortedDictionary(c => c.Column, c => c.Text)))],
    };

    [GeneratedRegex("^(?!instrument$)[A-Za-z0-9][A-Za-z0-9-]{0,29}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
