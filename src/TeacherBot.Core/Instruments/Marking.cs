using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TeacherBot.Core.Instruments;

/// <summary>Says whether a response is right, and reads typed numbers and words. Integers and exact decimals only.</summary>
public static partial class Marking
{
    private const decimal Greatest = 1_000_000_000_000_000m;
    private const decimal LeastDivisor = 1m;

    /// <summary>True when the value is the key. «Не знаю» and values of items without a key are never right.</summary>
    public static bool IsCorrect(Item item, ResponseValue value)
    {
        if (value.IsUnknown || !item.Body.HasKey)
        {
            return false;
        }

        return item.Body switch
        {
            SingleChoice single => value == ResponseValue.Of(single.Key!.Value),
            MultipleChoice multiple => value == ResponseValue.OfSet(multiple.Keys),
            NumberEntry number => value.Number() is { } given && Math.Abs(given - number.Expected!.Value) <= number.Tolerance,
            TextEntry text => text.Accepted.Any(a => Fold(a) == Fold(value.Code)),
            Ordering ordering => value == ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length)),
            Matching matching => value == ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length)),
            Rating => false,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>True when the value could have been given to this item: options in range, nothing twice where nothing repeats.</summary>
    public static bool IsPossible(Item item, ResponseValue value)
    {
        if (value.IsUnknown)
        {
            return true;
        }

        var numbers = value.Numbers();
        return item.Body switch
        {
            SingleChoice single => numbers.Length == 1 && numbers[0] < single.Options.Length,
            Rating rating => numbers.Length == 1 && numbers[0] < rating.Labels.Length,
            MultipleChoice multiple => numbers.Length > 0 && Distinct(numbers, multiple.Options.Length),
            Ordering ordering => numbers.Length == ordering.Entries.Length && Distinct(numbers, ordering.Entries.Length),
            Matching matching => numbers.Length == matching.Left.Length && Distinct(numbers, matching.Right.Length),
            NumberEntry => value.Number() is not null,
            TextEntry => value.Code.Length is > 0 and <= 200,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// Reads a typed number: comma or point, a fraction a/b, a minus of any kind, spaces between thousands, a trailing unit or
    /// percent sign. Ambiguous or other text is refused, never guessed.
    /// </summary>
    public static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        if (Typed().Match(text.Trim()) is not { Success: true } typed || !TryPlain(typed.Groups["top"].Value, out number))
        {
            return false;
        }

        if (!typed.Groups["bottom"].Success)
        {
            return true;
        }

        if (!TryPlain(typed.Groups["bottom"].Value, out var bottom) || Math.Abs(bottom) < LeastDivisor)
        {
            return false;
        }

        number /= bottom;
        return true;
    }

    /// <summary>Case, ё/е, hyphens, quotes, a final point and repeated spaces do not matter in a typed word.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (c is '-' or '‐' or '‑' or '–' or '—' or ' ' or '\u00a0' or '\t' or '\n' or '\r')
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (c is not ('"' or '«' or '»' or '.' or '!'))
            {
                folded.Append(c == 'ё' ? 'е' : c);
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static bool TryPlain(string text, out decimal number) => decimal.TryParse(
            Spaces().Replace(text, "").Replace(',', '.').Replace('−', '-').Replace('–', '-').Replace('—', '-'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number)
        && Math.Abs(number) <= Greatest;

    // Spaces stand only before three digits: «12 5» may be anything. A unit is Cyrillic, so that «5x» is not five.
    [GeneratedRegex(
        @"^(?<top>[-+−–—]?\s?(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]{1,18})(?:[.,][0-9]{1,18})?)"
        + @"(?:\s?/\s?(?<bottom>[0-9]{1,18}))?"
        + @"\s*(?:[%°₽]|[А-Яа-яёЁ]{1,12}\.?[²³]?(?:\s?[/·]\s?[А-Яа-яё]{1,6}\.?[²³]?)?)?\.?$")]
    private static partial Regex Typed();

    [GeneratedRegex(@"[\s\u00a0\u202f]")]
    private static partial Regex Spaces();

    private static bool Distinct(System.Collections.Immutable.ImmutableArray<int> numbers, int bound) =>
        numbers.All(n => n < bound) && numbers.Distinct().Count() == numbers.Length;
}
