using System.Collections.Immutable;
using System.Text;
using TeacherBot.Content.Banks;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange;

/// <summary>A file of a bank as it will lie in the folder. <see cref="Path"/> is relative to the bank's own folder.</summary>
internal sealed record BankFile(string Path, WrittenYaml Yaml)
{
    public PublishedFile In(string folder) => PublishedFile.Of(folder + Path, Encoding.UTF8.GetBytes(Yaml.Text));
}

/// <summary>Takes a bank out of the YAML files of a content folder, and lays it out as such files.</summary>
internal static class BankYaml
{
    private const string Head = "instrument.yml";

    /// <summary>Null when a file of the bank cannot be read; the folder's problems say why.</summary>
    public static Bank? Read(ContentFolder folder, string id)
    {
        var prefix = InstrumentReader.Root + id + "/";
        if (Map(folder, prefix + Head) is not { } head)
        {
            return null;
        }

        var kind = head.Text("kind");
        if (head.Find("items") is not null && kind != "levels")
        {
            var inline = head.Maps("items").Select(i => new BankItem(i.Text("area"), "", Normal(i.Without("area"), kind)));
            return new(Normal(head.Without("items"), kind), [], [], [.. inline]);
        }

        var areas = head.Scalars("areas").Select(a => Map(folder, $"{prefix}{a.Text}.yml")).ToList();
        return areas.Contains(null) ? null : InFiles(Normal(head.Without("areas"), kind), kind, [.. areas.OfType<YamlMap>()]);
    }

    public static ImmutableArray<BankFile> Files(Bank bank)
    {
        if (bank.Areas.IsEmpty)
        {
            var items = bank.Items.Select(i => i.Area.Length == 0 ? i.Fields : i.Fields.With("area", i.Area, i.Fields.Line));
            return [new(Head, YamlText.Of(bank.Head.With("items", List(items, bank.Head.Line))))];
        }

        var codes = bank.Areas.Select(a => a.Find("area") ?? new YamlScalar(a.Line, ""));
        var head = bank.Head.With("areas", List(codes, bank.Areas[0].Line));
        return [new(Head, YamlText.Of(head)), .. bank.Areas.Select(a => new BankFile(a.Text("area") + ".yml", YamlText.Of(Area(bank, a))))];
    }

    private static YamlMap Area(Bank bank, YamlMap head)
    {
        var code = head.Text("area");
        var items = bank.Items.Where(i => i.Area == code);
        if (bank.Kind != "levels")
        {
            return head.With("items", List(items.Select(i => i.Fields), head.Line));
        }

        var triads = bank.Triads.Where(t => t.Area == code)
            .Select(t => t.Fields.With("items", List(items.Where(i => i.Triad == t.Id).Select(i => i.Fields), t.Fields.Line)));
        return head.With("triads", List(triads, head.Line));
    }

    private static YamlList List(IEnumerable<YamlValue> values, int line) => new(line, [.. values]);

    private static Bank InFiles(YamlMap head, string kind, ImmutableArray<YamlMap> areas)
    {
        var triads = ImmutableArray.CreateBuilder<BankTriad>();
        var items = ImmutableArray.CreateBuilder<BankItem>();
        foreach (var area in areas)
        {
            var code = area.Text("area");
            items.AddRange(area.Maps("items").Select(i => new BankItem(code, "", Normal(i, kind))));
            foreach (var triad in area.Maps("triads"))
            {
                triads.Add(new(code, Normal(triad.Without("items"), kind)));
                items.AddRange(triad.Maps("items").Select(i => new BankItem(code, triad.Text("id"), Normal(i, kind))));
            }
        }

        return new(head, [.. areas.Select(a => Normal(a.Without("items", "triads"), kind))], triads.ToImmutable(), items.ToImmutable());
    }

    private static YamlMap? Map(ContentFolder folder, string path) =>
        folder.Yaml(path) is { } at ? new(at.Line, [.. at.Entries]) : null;

    // One spelling for what the format lets authors write in two.
    private static YamlMap Normal(YamlMap map, string kind) =>
        map with { Entries = [.. map.Entries.Select(e => e with { Value = Normal(e.Key, e.Value, kind) })] };

    private static YamlValue Normal(string key, YamlValue value, string kind) => value switch
    {
        YamlScalar scalar => scalar with { Text = scalar.Text.ReplaceLineEndings("\n").Trim() },
        YamlList { Values: [YamlScalar one] } when key is "trap" or "audience" => Normal(key, one, kind),
        YamlList list when key == "options" && !Bank.IsTested(kind) =>
            list with { Values = [.. list.Values.Select(v => Normal("", v is YamlMap map ? new YamlScalar(v.Line, map.Text("text")) : v, kind))] },
        YamlList list => list with { Values = [.. list.Values.Select(v => Normal("", v, kind))] },
        YamlMap map when map.Text("key") == "false" => Normal(map.Without("key"), kind),
        YamlMap map => Normal(map, kind),
        _ => value,
    };
}
