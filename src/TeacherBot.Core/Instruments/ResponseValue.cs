using System.Collections.Immutable;
using System.Globalization;

namespace TeacherBot.Core.Instruments;

/// <summary>
/// What a person gave to one item, in a form independent of the order in which options were shown:
/// option numbers of the author's order from 0, joined by commas; a plain decimal; folded text; «?» for «Не знаю».
/// </summary>
public readonly record struct ResponseValue(string Code)
{
    /// <summary>«Не знаю»: counts as wrong and unsure, and completes the item (ruling R11).</summary>
    public static readonly ResponseValue Unknown = new("?");

    public bool IsUnknown => Code == "?";

    public static ResponseValue Of(int option) => new(option.ToString(CultureInfo.InvariantCulture));

    /// <summary>A set of options: sorted, so that equal sets are equal values.</summary>
    public static ResponseValue OfSet(IEnumerable<int> options) => OfSequence(options.Order());

    /// <summary>An order, or a right part for each left one.</summary>
    public static ResponseValue OfSequence(IEnumerable<int> options) =>
        new(string.Join(',', options.Select(o => o.ToString(CultureInfo.InvariantCulture))));

    public static ResponseValue Of(decimal number) => new(Normal(number).ToString(CultureInfo.InvariantCulture));

    /// <summary>The number entered; null for anything else.</summary>
    public decimal? Number() => decimal.TryParse(
        Code, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    /// <summary>Numbers of a choice, set, order or matching. Empty for anything else.</summary>
    public ImmutableArray<int> Numbers()
    {
        var parts = Code.Split(',');
        var numbers = ImmutableArray.CreateBuilder<int>(parts.Length);
        foreach (var part in parts)
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return [];
            }

            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    public override string ToString() => Code;

    // 1.50 and 1.5 are one value; dividing by one with a long scale drops the trailing zeros. A third ends after ten places.
    private static decimal Normal(decimal number) => decimal.Round(number, 10) / 1.0000000000000000000000000000m;
}
