using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks.Computed;

/// <summary>What a check computes: a number, a truth for each option, or the order of entries.</summary>
internal sealed record Outcome(double? Number, ImmutableArray<bool> Truths, ImmutableArray<int> Order)
{
    private const double Noise = 1e-9;

    public static Outcome Of(KeyCheck check, ImmutableArray<Datum> data)
    {
        var values = data.Select(d => KeyValuePair.Create(d.Name, d.Value)).ToList();
        return check switch
        {
            { Key: { } key } => new(new Formula(key).Number(values), [], []),
            { Keys.IsEmpty: false } => new(null, [.. check.Keys.Select(k => new Formula(k.Text).Truth(values))], []),
            _ => new(null, [], Ranks([.. check.Order.Select(o => new Formula(o.Text).Number(values))])),
        };
    }

    public bool Same(Outcome other) =>
        Close(Number, other.Number) && Truths.SequenceEqual(other.Truths) && Order.SequenceEqual(other.Order);

    /// <summary>Why the item's key or trap is not what was computed; null when it is.</summary>
    public static string? Wrong(KeyCheck check, ItemDraft item)
    {
        var outcome = Of(check, check.Data);
        return check switch
        {
            { Key: not null } => WrongNumber(outcome.Number, item, item.Item.Body switch
            {
                NumberEntry { Expected: { } expected } => Text(expected),
                SingleChoice { Key: { } key } => item.Options[key].Text,
                _ => null,
            }, "ключ") ?? WrongTrap(check, item),
            { Keys.IsEmpty: false } => outcome.Truths.SequenceEqual(item.Options.Select(o => o.Key))
                ? null
                : $"условия выполнены для вариантов {Places(outcome.Truths)}, а ключ — {Places([.. item.Options.Select(o => o.Key)])}",
            _ => item.Item.Body is Ordering ordering && ordering.Entries.Length == outcome.Order.Length && Monotonic(outcome.Order)
                ? null
                : "значения строк должны строго возрастать или строго убывать в верном порядке, по одному на строку",
        };
    }

    private static string? WrongTrap(KeyCheck check, ItemDraft item) => check.Trap is null ? null
        : WrongNumber(Of(check with { Key = check.Trap }, check.Data).Number, item, item.Trap.IsEmpty ? null : item.Trap[0].Text, "ловушка");

    private static string? WrongNumber(double? computed, ItemDraft item, string? written, string what)
    {
        if (computed is not { } value || written is null || NumbersInText.Single(written) is not { } expected)
        {
            return $"{what} не сравнить с вычислением: нужно одно число";
        }

        var room = item.Item.Body is NumberEntry number ? (double)number.Tolerance : expected.HalfUnit;
        return Math.Abs(value - expected.Value) <= room + (Noise * Math.Max(1, Math.Abs(value)))
            ? null
            : $"вычислено {Text((decimal)Math.Round(value, 9))}, а {what} — {written}";
    }

    // Equal values have no order: they get one rank and are then not monotonic.
    private static ImmutableArray<int> Ranks(ImmutableArray<double?> values) =>
        [.. values.Select(v => values.Count(other => other < v && !Close(other, v)))];

    private static bool Monotonic(ImmutableArray<int> ranks)
    {
        var up = Enumerable.Range(0, ranks.Length);
        return ranks.SequenceEqual(up) || ranks.SequenceEqual(up.Reverse());
    }

    private static bool Close(double? a, double? b) =>
        a is { } x && b is { } y ? Math.Abs(x - y) <= Noise * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y))) : a is null == b is null;

    private static string Places(ImmutableArray<bool> truths) =>
        truths.Any(t => t) ? string.Join(", ", truths.Select((t, i) => (t, i)).Where(p => p.t).Select(p => p.i + 1)) : "ни для одного";

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
