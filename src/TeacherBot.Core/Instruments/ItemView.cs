using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Instruments;

/// <summary>
/// Sets one item on a page: the stem, and options as buttons when they are short, otherwise numbered in the text with numbers on the
/// buttons, because a phone clips long labels.
/// </summary>
internal sealed class ItemView(Page page, Item item, long seed)
{
    private const int LongestLabel = 26;
    private const int LongestInRow = 7;

    private readonly ImmutableArray<int> order = ItemOrder.OfOptions(item, seed);

    /// <summary>The item with its way of responding; <paramref name="given"/> is marked, <paramref name="draft"/> is what is begun.</summary>
    public Page Ask(ResponseValue? given, ImmutableArray<int> draft)
    {
        if (item.Passage is { } passage)
        {
            page.Raw(ParagraphKind.Passage, passage, Privacy.Neutral);
        }

        Stem(page, item);
        return item.Body switch
        {
            SingleChoice single => Options(single.Options, Chosen(given)),
            Rating rating => Ratings(rating, Chosen(given)),
            MultipleChoice multiple => Several(multiple.Options, draft.IsEmpty ? Chosen(given) : draft),
            NumberEntry number => Typed(given, number.Unit is { } unit ? page.Small("item.type-number-unit", ("unit", unit)) : page.Small("item.type-number")),
            TextEntry text => Typed(given, page.Small(text.HasKey ? "item.type-text" : "item.type-phrase")),
            Ordering ordering => Order(ordering, draft, given),
            Matching matching => Match(matching, draft, given),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The stem with its picture.</summary>
    public static Page Stem(Page page, Item item) => page
        .When(item.PictureHash is not null, p => p.With(new Picture(item.PictureHash!, item.PictureAlt ?? "")))
        .Raw(ParagraphKind.Prose, item.Stem, Privacy.Neutral);

    /// <summary>A response in words, as the review and the explanation show it.</summary>
    public static string InWords(Item item, ResponseValue value, string unknown)
    {
        if (value.IsUnknown)
        {
            return unknown;
        }

        var numbers = value.Numbers();
        return item.Body switch
        {
            SingleChoice single => single.Options[numbers[0]],
            Rating rating => rating.Labels[numbers[0]],
            MultipleChoice multiple => string.Join("; ", numbers.Select(n => multiple.Options[n])),
            NumberEntry number => number.Unit is { } unit ? $"{Comma(value)} {unit}" : Comma(value),
            TextEntry => value.Code,
            Ordering ordering => string.Join(" → ", numbers.Select(n => ordering.Entries[n])),
            Matching matching => string.Join("; ", numbers.Select((right, left) => $"{matching.Left[left]} — {matching.Right[right]}")),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The right response in words; null where nothing is right or wrong.</summary>
    public static string? KeyInWords(Item item) => item.Body switch
    {
        SingleChoice { Key: { } key } => InWords(item, ResponseValue.Of(key), ""),
        MultipleChoice { HasKey: true } multiple => InWords(item, ResponseValue.OfSet(multiple.Keys), ""),
        NumberEntry { Expected: { } expected } => InWords(item, ResponseValue.Of(expected), ""),
        TextEntry { HasKey: true } text => text.Accepted[0],
        Ordering ordering => InWords(item, ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length)), ""),
        Matching matching => InWords(item, ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length)), ""),
        _ => null,
    };

    private static string Comma(ResponseValue value) => value.Code.Replace('.', ',').Replace('-', '−');

    private static ImmutableArray<int> Chosen(ResponseValue? given) => given is { IsUnknown: false } value ? value.Numbers() : [];

    private Page Typed(ResponseValue? given, Page hinted) =>
        given is { IsUnknown: false } value ? hinted.Typed().Small("item.given", ("value", InWords(item, value, ""))) : hinted.Typed();

    private Page Options(ImmutableArray<string> options, ImmutableArray<int> chosen)
    {
        var longest = options.Max(o => o.Length);
        if (longest > LongestLabel)
        {
            Listed(options, chosen);
            return page.Row([.. order.Select((o, place) => Number(place, o, chosen))]);
        }

        if (longest <= LongestInRow)
        {
            return page.Row([.. order.Select(o => Labelled(options[o], o, chosen))]);
        }

        foreach (var option in order)
        {
            page.Row(Labelled(options[option], option, chosen));
        }

        return page;
    }

    private Page Ratings(Rating rating, ImmutableArray<int> chosen)
    {
        for (var i = 0; i < rating.Labels.Length; i++)
        {
            page.Row(Labelled(string.Create(CultureInfo.InvariantCulture, $"{i} — {rating.Labels[i]}"), i, chosen));
        }

        return page;
    }

    private Page Several(ImmutableArray<string> options, ImmutableArray<int> chosen)
    {
        Options(options, chosen);
        return page.When(!chosen.IsEmpty, p => p.Button("d", "item.button-done-n", ("n", chosen.Length)));
    }

    // An order or a matching given earlier starts anew; what is kept until then stands there.
    private Page Kept(ResponseValue? given, ImmutableArray<int> draft) =>
        given is { IsUnknown: false } value && draft.IsEmpty ? page.Small("item.given", ("value", InWords(item, value, ""))) : page;

    private Page Order(Ordering ordering, ImmutableArray<int> draft, ResponseValue? given)
    {
        Kept(given, draft);
        Listed(ordering.Entries, draft);
        page.Small("item.type-order");
        if (!draft.IsEmpty)
        {
            page.Small("item.order-so-far", ("order", string.Join(" → ", draft.Select(d => order.IndexOf(d) + 1))));
        }

        page.Row([.. order.Select((o, place) => (Option: o, Place: place)).Where(x => !draft.Contains(x.Option)).Select(x => Number(x.Place, x.Option, []))]);
        return Finish(draft, ordering.Entries.Length);
    }

    private Page Match(Matching matching, ImmutableArray<int> draft, ResponseValue? given)
    {
        Kept(given, draft);
        var text = new StringBuilder();
        for (var i = 0; i < matching.Left.Length; i++)
        {
            var placed = i < draft.Length ? string.Create(CultureInfo.InvariantCulture, $" — {order.IndexOf(draft[i]) + 1}") : "";
            text.Append(CultureInfo.InvariantCulture, $"{(char)('А' + i)}. {matching.Left[i]}{placed}\n");
        }

        page.Raw(ParagraphKind.Prose, text.ToString().TrimEnd(), Privacy.Neutral);
        Listed(matching.Right, draft);
        if (draft.Length < matching.Left.Length)
        {
            page.Small("item.type-match", ("letter", (char)('А' + draft.Length)), ("left", matching.Left[draft.Length]));
            page.Row([.. order.Select((o, place) => (Option: o, Place: place)).Where(x => !draft.Contains(x.Option)).Select(x => Number(x.Place, x.Option, []))]);
        }

        return Finish(draft, matching.Left.Length);
    }

    private Page Finish(ImmutableArray<int> draft, int all) => page
        .When(draft.Length == all, p => p.Button("d", "button.done"))
        .When(!draft.IsEmpty, p => p.Button("c", "item.button-clear"));

    private void Listed(ImmutableArray<string> options, ImmutableArray<int> chosen) => page.Raw(
        ParagraphKind.Prose,
        string.Join('\n', order.Select((o, place) => string.Create(
            CultureInfo.InvariantCulture, $"{place + 1}. {options[o]}{(chosen.Contains(o) ? " ✓" : "")}"))),
        Privacy.Neutral);

    private static Choice Number(int place, int option, ImmutableArray<int> chosen) =>
        new(ItemKeys.OfOption(option), (place + 1).ToString(CultureInfo.InvariantCulture)) { Chosen = chosen.Contains(option) };

    private static Choice Labelled(string label, int option, ImmutableArray<int> chosen) =>
        new(ItemKeys.OfOption(option), label) { Chosen = chosen.Contains(option) };
}
