using System.Collections.Immutable;
using TeacherBot.Core.Attempts;

namespace TeacherBot.Core.Instruments;

/// <summary>Reads a response that was typed instead of pressed. What is not clear is null and asked again, never guessed.</summary>
public static class TypedResponse
{
    private const string Letters = "абвгдежзик";

    /// <summary>The value in the author's numbering; numbers and letters refer to the order shown by this seed.</summary>
    public static ResponseValue? Read(Item item, long seed, string text)
    {
        var folded = Marking.Fold(text);
        if (folded is "не знаю" or "?" or "незнаю")
        {
            return ResponseValue.Unknown;
        }

        return item.Body switch
        {
            NumberEntry => Marking.TryNumber(text, out var number) ? ResponseValue.Of(number) : null,
            TextEntry => folded.Length is > 0 and <= 200 ? new ResponseValue(folded) : null,
            SingleChoice or Rating => Possible(item, Places(item, seed, folded) is [var only] ? ResponseValue.Of(only) : null),
            MultipleChoice => Possible(item, Places(item, seed, folded) is { Length: > 0 } set ? ResponseValue.OfSet(set) : null),
            Ordering or Matching => Possible(item, Places(item, seed, folded) is { Length: > 0 } order ? ResponseValue.OfSequence(order) : null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ResponseValue? Possible(Item item, ResponseValue? value) =>
        value is { } given && Marking.IsPossible(item, given) ? given : null;

    // «3 1 2», «3,1,2», «312», «вба»: places on the screen, turned into the author's numbers. Empty when a sign is neither.
    private static ImmutableArray<int> Places(Item item, long seed, string text)
    {
        var shown = ItemOrder.OfOptions(item, seed);
        var zeroBased = item.Body is Rating;
        var places = ImmutableArray.CreateBuilder<int>();
        foreach (var sign in text.TrimEnd(')', '.'))
        {
            if (sign is ' ' or ',' or ';')
            {
                continue;
            }

            var place = char.IsAsciiDigit(sign) ? sign - (zeroBased ? '0' : '1') : Letters.IndexOf(sign);
            if (place < 0 || place >= shown.Length)
            {
                return [];
            }

            places.Add(shown[place]);
        }

        return places.ToImmutable();
    }
}
