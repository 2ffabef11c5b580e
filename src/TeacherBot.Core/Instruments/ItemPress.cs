using System.Collections.Immutable;

namespace TeacherBot.Core.Instruments;

/// <summary>What a press on a button of an item means: one press for a choice, toggles and «Готово» for the rest. A closed family.</summary>
internal abstract record ItemPress
{
    private ItemPress()
    {
    }

    /// <param name="draft">What was toggled or put in order so far.</param>
    /// <param name="key">Of the button.</param>
    public static ItemPress Of(Item item, ImmutableArray<int> draft, string key) => (item.Body, ItemKeys.Option(key)) switch
    {
        _ when key == "x" => new Given(ResponseValue.Unknown),
        _ when key == "c" => new Drafted([]),
        (SingleChoice or Rating, { } option) => Possible(item, ResponseValue.Of(option)),
        (MultipleChoice, { } option) => Redraft(item.Body, draft.Contains(option) ? draft.Remove(option) : draft.Add(option)),
        (MultipleChoice, null) when key == "d" && !draft.IsEmpty => Possible(item, ResponseValue.OfSet(draft)),
        (Ordering or Matching, { } option) when !draft.Contains(option) => Redraft(item.Body, Completed(item.Body, draft.Add(option))),
        (Ordering or Matching, null) when key == "d" => Possible(item, ResponseValue.OfSequence(draft)),
        _ => new Unclear(),
    };

    private static ItemPress Possible(Item item, ResponseValue value) => Marking.IsPossible(item, value) ? new Given(value) : new Unclear();

    // The last entry of an order has one place left.
    private static ImmutableArray<int> Completed(ItemBody body, ImmutableArray<int> draft) =>
        body is Ordering ordering && draft.Length == ordering.Entries.Length - 1
            ? draft.Add(Enumerable.Range(0, ordering.Entries.Length).Single(i => !draft.Contains(i)))
            : draft;

    private static ItemPress Redraft(ItemBody body, ImmutableArray<int> draft)
    {
        var (bound, most) = body switch
        {
            MultipleChoice multiple => (multiple.Options.Length, multiple.Options.Length),
            Ordering ordering => (ordering.Entries.Length, ordering.Entries.Length),
            Matching matching => (matching.Right.Length, matching.Left.Length),
            _ => (0, 0),
        };
        return draft.All(d => d < bound) && draft.Length <= most ? new Drafted(draft) : new Unclear();
    }

    /// <summary>A whole response.</summary>
    public sealed record Given(ResponseValue Value) : ItemPress;

    /// <summary>More is to come.</summary>
    public sealed record Drafted(ImmutableArray<int> Draft) : ItemPress;

    /// <summary>No button of this item.</summary>
    public sealed record Unclear : ItemPress;
}
