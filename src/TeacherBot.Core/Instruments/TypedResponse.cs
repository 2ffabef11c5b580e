using System.Collections.Immutable;
using TeacherBot.Core.Attempts;

namespace TeacherBot.Core.Instruments;

/// <summary>Reads a response that was typed instead of pressed. What is not clear is null and asked again, never guessed.</summary>
public static class TypedResponse
{
    private const string Letters = "абвгдежзик";
    private const int LongestText = 200;

    /// <summary>Message id of what to say when the text cannot be read as a response.</summary>
    public static string Hint(Item item) => item.Body switch
    {
        NumberEntry => "hint.number",
        TextEntry { HasKey: false } => "hint.phrase",
        TextEntry => "hint.word",
        _ => "hint.press-or-number",
    };

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
            TextEntry { HasKey: true } => folded.Length is > 0 and <= LongestText ? new ResponseValue(folded) : null,
            TextEntry => Phrase(text) is { Length: > 0 and <= LongestText } phrase ? new ResponseValue(phrase) : null,
            SingleChoice or Rating when text.TrimStart() is ['-' or '−' or '–' or '—', ..] => null,
            SingleChoice single => Possible(item, Only(item, seed, folded, single.Options)),
            Rating rating => Possible(item, Only(item, seed, folded, rating.Labels)),
            MultipleChoice multiple => Possible(item, Several(item, seed, folded, multiple.Options) is { Length: > 0 } set ? ResponseValue.OfSet(set) : null),
            Ordering ordering => Possible(item, Several(item, seed, folded, ordering.Entries) is { Length: > 0 } order ? ResponseValue.OfSequence(order) : null),
            Matching matching => Possible(item, Several(item, seed, folded, matching.Right) is { Length: > 0 } order ? ResponseValue.OfSequence(order) : null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ResponseValue? Possible(Item item, ResponseValue? value) =>
        value is { } given && Marking.IsPossible(item, given) ? given : null;

    // The option's own words, or its place. «3» where the second option says 3 could be either: it is asked again.
    private static ResponseValue? Only(Item item, long seed, string folded, ImmutableArray<string> options)
    {
        var said = Enumerable.Range(0, options.Length).Where(o => IsSaid(options[o], folded)).ToList();
        int? place = Places(item, seed, folded) is [var only] ? only : null;
        return (said, place) switch
        {
            ([], { } option) => ResponseValue.Of(option),
            ([var option], null) => ResponseValue.Of(option),
            ([var option], { } same) when option == same => ResponseValue.Of(option),
            _ => null,
        };
    }

    private static ImmutableArray<int> Several(Item item, long seed, string folded, ImmutableArray<string> options) =>
        folded.Any(char.IsAsciiDigit) && HasOtherNumbers(item, seed, options) ? [] : Places(item, seed, folded);

    private static bool IsSaid(string option, string folded) =>
        Marking.Fold(option) == folded || (Marking.TryNumber(option, out var said) && Marking.TryNumber(folded, out var typed) && said == typed);

    // True when some option is a small number other than its place.
    private static bool HasOtherNumbers(Item item, long seed, ImmutableArray<string> options)
    {
        var shown = ItemOrder.OfOptions(item, seed);
        return Enumerable.Range(0, shown.Length).Any(place =>
            Marking.TryNumber(options[shown[place]], out var number) && number >= 1 && number <= shown.Length && number != place + 1);
    }

    private static string Phrase(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // «3 1 2», «3,1,2», «312», «в б а»: places on the screen, turned into the author's numbers. Empty when a sign is neither;
    // letters stand apart, for «да» is a word.
    private static ImmutableArray<int> Places(Item item, long seed, string text)
    {
        var shown = ItemOrder.OfOptions(item, seed);
        var zeroBased = item.Body is Rating;
        var places = ImmutableArray.CreateBuilder<int>();
        foreach (var sign in text.TrimEnd(')', '.').Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => part.All(char.IsAsciiDigit) || part.Length == 1 ? part : "?"))
        {
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
