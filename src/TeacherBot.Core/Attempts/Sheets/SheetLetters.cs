using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts.Sheets;

/// <summary>
/// Reads letters of options. They are Russian; of Latin ones only «a» means the same letter in both alphabets, any other may be meant by
/// its look or by its place and is asked again.
/// </summary>
internal static partial class SheetLetters
{
    public static ResponseValue? Read(SheetItem item, string said)
    {
        var text = said.ToLowerInvariant().Replace('ё', 'е').TrimEnd('.', ')');
        var value = item.Item.Body switch
        {
            SingleChoice or Rating => Places(item, text) is [var only] ? ResponseValue.Of(item.Shown[only]) : Words(item, said),
            MultipleChoice => Places(item, text) is { IsEmpty: false } several && several.Distinct().Count() == several.Length
                ? ResponseValue.OfSet(several.Select(p => item.Shown[p])) : null,
            Ordering => Places(item, text) is { IsEmpty: false } order ? ResponseValue.OfSequence(order.Select(p => item.Shown[p])) : null,
            Matching matching => Pairs(item, matching, text),
            _ => (ResponseValue?)null,
        };
        return value is { } given && Marking.IsPossible(item.Item, given) ? given : null;
    }

    // The option's own words are as clear as its letter.
    private static ResponseValue? Words(SheetItem item, string said)
    {
        var folded = Marking.Fold(said);
        var found = Enumerable.Range(0, item.Options.Length).Where(o => Marking.Fold(item.Options[o]) == folded).ToList();
        return found is [var only] ? ResponseValue.Of(only) : null;
    }

    // Empty as soon as one sign is no letter of the list.
    private static ImmutableArray<int> Places(SheetItem item, string text)
    {
        var places = ImmutableArray.CreateBuilder<int>();
        foreach (var sign in text.Where(c => c is not (' ' or ',' or ';' or '.' or ')' or '>' or '→')))
        {
            var place = SheetItem.Place(sign == 'a' ? 'а' : sign);
            if (place < 0 || place >= item.Shown.Length)
            {
                return [];
            }

            places.Add(place);
        }

        return places.ToImmutable();
    }

    // «а2 б1»: the lettered part and the number of its pair.
    private static ResponseValue? Pairs(SheetItem item, Matching matching, string text)
    {
        var right = new int?[matching.Left.Length];
        var found = Pair().Matches(text);
        if (found.Count != right.Length || Pair().Replace(text, "").Trim(' ', ',', ';').Length > 0)
        {
            return null;
        }

        foreach (Match pair in found)
        {
            var left = SheetItem.Place(pair.Groups[1].Value[0] == 'a' ? 'а' : pair.Groups[1].Value[0]);
            var place = pair.Groups[2].Value[0] - '1';
            if (left < 0 || left >= right.Length || right[left] is not null || place < 0 || place >= item.Shown.Length)
            {
                return null;
            }

            right[left] = item.Shown[place];
        }

        return ResponseValue.OfSequence(right.Select(r => r!.Value));
    }

    [GeneratedRegex(@"(\p{L})\s*[-–—:=]?\s*(\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
