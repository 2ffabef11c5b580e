using System.Collections.Immutable;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>Lays a bank out as the sheets of a workbook, or as one table for CSV.</summary>
internal static class BankSheets
{
    private static readonly YamlMap _nothing = YamlFields.Empty(0);

    public static ImmutableArray<SheetText> Workbook(Bank bank) =>
    [
        new(Columns.SheetOf(Owner.Item), Columns.Of[Owner.Item], [.. bank.Items.Select(i => Row(Columns.Of[Owner.Item], With(i), _nothing, _nothing, _nothing))], false),
        new(Columns.SheetOf(Owner.Triad), Columns.Of[Owner.Triad], [.. bank.Triads.Select(t => Row(Columns.Of[Owner.Triad], _nothing, t.Fields, _nothing, _nothing))], false),
        new(Columns.SheetOf(Owner.Area), Columns.Of[Owner.Area], [.. bank.Areas.Select(a => Row(Columns.Of[Owner.Area], _nothing, _nothing, a, _nothing))], false),
        new(Columns.SheetOf(Owner.Head), Columns.Of[Owner.Head], [Row(Columns.Of[Owner.Head], _nothing, _nothing, _nothing, bank.Head)], true),
    ];

    /// <summary>What belongs to a triad, an area or the instrument is written at its first item.</summary>
    public static SheetText Table(Bank bank)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var (triads, areas) = (new HashSet<(string, string)>(), new HashSet<string>());
        foreach (var item in bank.Items)
        {
            var triad = triads.Add((item.Area, item.Triad)) ? bank.Triads.FirstOrDefault(t => t.Area == item.Area && t.Id == item.Triad) : null;
            var area = areas.Add(item.Area) ? bank.Areas.FirstOrDefault(a => a.Text("area") == item.Area) : null;
            rows.Add(Row(Columns.Together, With(item), triad?.Fields ?? _nothing, area ?? _nothing, rows.Count == 0 ? bank.Head : _nothing));
        }

        return new(Columns.SheetOf(Owner.Item), Columns.Together, rows.ToImmutable(), false);
    }

    private static YamlMap With(BankItem item)
    {
        var fields = item.Fields;
        fields = item.Area.Length > 0 ? fields.With(Columns.ItemArea.Key, item.Area, 0) : fields;
        return item.Triad.Length > 0 ? fields.With(Columns.ItemTriad.Key, item.Triad, 0) : fields;
    }

    private static ImmutableArray<string> Row(ImmutableArray<Column> columns, YamlMap item, YamlMap triad, YamlMap area, YamlMap head) =>
        [.. columns.Select(c => CellText.Of(c, c.Owner switch { Owner.Item => item, Owner.Triad => triad, Owner.Area => area, _ => head }))];
}
