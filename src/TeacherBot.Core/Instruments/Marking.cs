using System.Globalization;
using System.Text;

namespace TeacherBot.Core.Instruments;

/// <summary>Says whether a response is right, and reads typed numbers and words. Integers and exact decimals only.</summary>
public static class Marking
{
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
            NumberEntry number => TryNumber(value.Code, out var given)
                && Math.Abs(given - number.Expected!.Value) <= number.Tolerance,
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
            NumberEntry => TryNumber(value.Code, out _),
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
        var plain = text.Trim().Replace('−', '-').Replace('–', '-').Replace(" ", "").Replace("\u00a0", "").Replace(',', '.');
        var end = plain.Length;
        while (end > 0 && (char.IsLetter(plain[end - 1]) || plain[end - 1] is '%' or '°' or '²' or '³' or '.' or '₽'))
        {
            end--;
        }

        plain = plain[..end];
        var slash = plain.IndexOf('/');
        if (slash < 0)
        {
            return TryPlain(plain, out number);
        }

        if (!TryPlain(plain[..slash], out var top) || !TryPlain(plain[(slash + 1)..], out var bottom) || bottom == 0)
        {
            return false;
        }

        number = top / bottom;
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

    private static bool TryPlain(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && text.Length <= 20;

    private static bool Distinct(System.Collections.Immutable.ImmutableArray<int> numbers, int bound) =>
        numbers.All(n => n < bound) && numbers.Distinct().Count() == numbers.Length;
}
