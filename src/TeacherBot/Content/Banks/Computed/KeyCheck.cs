using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks.Computed;

/// <summary>How the key of one item follows from the numbers of its text: the author's second solution, done by machine.</summary>
/// <param name="Key">Expression of the answer; null when <see cref="Keys"/> or <see cref="Order"/> says it.</param>
/// <param name="Trap">Expression of the trap; null when it is not computed.</param>
/// <param name="Keys">A condition for each option, true exactly for the right ones.</param>
/// <param name="Order">A value for each entry, strictly monotonic in the right order.</param>
internal sealed record KeyCheck(
    YamlReader At, string Item, ImmutableArray<Datum> Data, string? Key, string? Trap, ImmutableArray<LinedText> Keys, ImmutableArray<LinedText> Order);

/// <summary>A number that stands in the item's text.</summary>
internal sealed record Datum(string Name, double Value, int Line);

/// <summary>Reads `instruments/ID/checks/AREA.yml`.</summary>
internal static class KeyCheckReader
{
    public static ImmutableArray<KeyCheck> Read(ContentFolder folder, string path)
    {
        if (folder.Yaml(path, "checks") is not { } at)
        {
            return [];
        }

        ImmutableArray<KeyCheck> checks = [.. at.RequiredMaps("checks", "вычисление").Select(One)];
        at.Close();
        return checks;
    }

    private static KeyCheck One(YamlReader at)
    {
        var item = at.Text("item");
        at.What = $"вычисление к {item}";
        var check = new KeyCheck(at, item, Data(at), at.OptionalText("key"), at.OptionalText("trap"), at.Texts("keys"), at.Texts("order"));
        at.Close();
        return check;
    }

    private static ImmutableArray<Datum> Data(YamlReader at)
    {
        var data = ImmutableArray.CreateBuilder<Datum>();
        foreach (var entry in at.Map("data", at.What)?.Entries ?? [])
        {
            if (entry.Value is YamlScalar scalar && Marking.TryNumber(scalar.Text, out var number))
            {
                data.Add(new(entry.Key, (double)number, entry.Line));
            }
            else
            {
                at.Problem(entry.Line, $"величина {entry.Key} не число; впишите число из условия");
            }
        }

        return data.ToImmutable();
    }
}
