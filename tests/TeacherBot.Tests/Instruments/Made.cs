using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Tests.Instruments;

/// <summary>Small made-up instruments and responses.</summary>
internal static class Made
{
    public static readonly SingleChoice Single = new(["верно", "раз", "два", "три", "четыре"], 0, false);

    /// <summary>One area «A» of so many triads; item 3t+l-1 is level l of triad t.</summary>
    public static Instrument Levels(int triads = 3, Func<int, Item, Item>? change = null)
    {
        var items = Enumerable.Range(0, triads * 3)
            .Select(i => new Item(i, $"A-{(i / 3) + 1}-{(i % 3) + 1}", "A", $"A-{(i / 3) + 1}", (ItemLevel)((i % 3) + 1), $"Вопрос {i}", Single))
            .Select(item => change?.Invoke(item.Index, item) ?? item);
        return Of(InstrumentKind.Levels, [.. items]);
    }

    public static Instrument Of(InstrumentKind kind, ImmutableArray<Item> items) => new(
        new InstrumentRef("made", 1, "A", "hash"), kind, "Составленный", null, [new InstrumentArea("A", [.. items.Select(i => i.Index)], null)], items);

    public static Item Of(ItemBody body) => new(0, "A-1-1", "A", "A-1", ItemLevel.Reproductive, "Вопрос", body);

    public static Response Right(int item, bool? sure = null) => new(item, ResponseValue.Of(0), sure, true);

    public static Response Wrong(int item, bool? sure = null) => new(item, ResponseValue.Of(1), sure, false);

    public static Response Unknown(int item) => new(item, ResponseValue.Unknown, null, false);

    /// <summary>So many right responses at each level of a form of three triads, the rest wrong.</summary>
    public static Dictionary<int, Response> Counts(int one, int two, int three) => Enumerable.Range(0, 9)
        .ToDictionary(i => i, i => i / 3 < new[] { one, two, three }[i % 3] ? Right(i) : Wrong(i));
}
