using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>What an item takes from its triad unless it says otherwise.</summary>
internal sealed record TriadFacts(string? NextStep, string Id, bool Anchor)
{
    public static readonly string[] Shared = ["source", "checked", "next_step"];

    /// <summary>Keys the triad has, or lacks together with all its items, which is then said once.</summary>
    public required IReadOnlySet<string> Settled { get; init; }
}

/// <summary>Reads one area: triads for tested levels, plain items for the other kinds.</summary>
internal sealed class AreaFileReader(ContentFolder folder, InstrumentKind kind, ImmutableArray<string> labels, string prefix)
{
    public AreaDraft? Read(string code)
    {
        if (folder.Yaml($"{prefix}{code}.yml") is not { } at)
        {
            return null;
        }

        if (at.Text("area") is { Length: > 0 } written && written != code)
        {
            at.ProblemAt("area", $"`area: {written}` не совпадает с именем файла «{code}.yml»; сделайте их одинаковыми");
        }

        var tomorrow = kind == InstrumentKind.Levels ? at.Text("tomorrow") : at.OptionalText("tomorrow");
        var items = new ItemReader(kind, labels, code);
        ImmutableArray<TriadDraft> triads = kind == InstrumentKind.Levels
            ? [.. at.RequiredMaps("triads", "триада").Select(t => Triad(t, items))]
            : [];
        ImmutableArray<ItemDraft> plain = kind == InstrumentKind.Levels
            ? [.. triads.SelectMany(t => t.Items)]
            : [.. at.RequiredMaps("items", "задание").Select(i => items.Read(i, null)).OfType<ItemDraft>()];
        at.Close();
        Pictures(plain);
        return new(at, at.LineOf("area"), code, tomorrow, triads, plain);
    }

    /// <summary>Items written in the instrument's own file: with an `area` each, or as one nameless portion called like the instrument.</summary>
    public ImmutableArray<AreaDraft> Inline(YamlReader at, string id)
    {
        var codes = at.Texts("areas");
        var byArea = codes.Select(c => c.Text).Distinct().ToDictionary(c => c, _ => new List<ItemDraft>());
        var single = codes.IsEmpty ? byArea[id] = [] : null;
        foreach (var one in at.RequiredMaps("items", "задание"))
        {
            var code = single is null ? one.Text("area") : id;
            if (code.Length > 0 && !byArea.ContainsKey(code))
            {
                one.ProblemAt("area", $"области {code} нет в списке `areas`; добавьте её или исправьте код");
            }

            if (new ItemReader(kind, labels, code).Read(one, null) is { } item && byArea.TryGetValue(code, out var items))
            {
                items.Add(item);
            }
        }

        Pictures(byArea.Values.SelectMany(i => i));
        return single is not null
            ? [new(at, at.LineOf("items"), id, null, [], [.. single])]
            : [.. codes.DistinctBy(c => c.Text).Select(c => new AreaDraft(at, c.Line, c.Text, null, [], [.. byArea[c.Text]]))];
    }

    private static TriadDraft Triad(YamlReader at, ItemReader items)
    {
        var id = at.Text("id");
        at.What = id.Length > 0 ? $"триада {id}" : at.What;
        at.Text("element");
        var teaching = at.Flag("teaching");
        at.OptionalText("source");
        var maps = at.RequiredMaps("items", "задание");
        var missing = TriadFacts.Shared.Where(k => !at.Has(k) && maps.All(m => !m.Has(k))).ToHashSet();
        foreach (var key in missing)
        {
            at.Missing(key, $"добавьте строку `{key}: …`");
        }

        var facts = new TriadFacts(at.OptionalText("next_step"), id, at.Flag("anchor"))
        {
            Settled = TriadFacts.Shared.Where(k => at.Has(k) || missing.Contains(k)).ToHashSet(),
        };
        var triad = new TriadDraft(at, id, teaching, [.. maps.Select(i => items.Read(i, facts)).OfType<ItemDraft>()])
        {
            Anchor = facts.Anchor,
            Checked = at.OptionalDate("checked"),
            ValidUntil = at.OptionalDate("valid_until"),
        };
        at.Close();
        return triad;
    }

    private void Pictures(IEnumerable<ItemDraft> items)
    {
        foreach (var item in items.Where(i => i.Item.Picture is not null))
        {
            var length = folder.Length(prefix + item.Item.Picture);
            if (length is null)
            {
                item.At.ProblemAt("picture", $"нет рисунка {item.Item.Picture}; положите файл PNG рядом с вопросником");
            }
            else if (length > 300 * 1024)
            {
                item.At.ProblemAt("picture", $"рисунок {item.Item.Picture} больше 300 КБ; уменьшите его");
            }
        }
    }
}
