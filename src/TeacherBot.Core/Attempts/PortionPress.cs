using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts;

/// <summary>What the buttons of an item do: one press for a choice, toggles and «Готово» for the rest.</summary>
internal static class PortionPress
{
    public static Step On(Situation s, PortionPlace view, string key)
    {
        if (key == "x")
        {
            return PortionDialogue.Save(s, view, ResponseValue.Unknown);
        }

        if (key == "c")
        {
            return s.Go(view.Portion with { Draft = [] });
        }

        var draft = Draft(view);
        return (view.Item.Body, ItemKeys.Option(key)) switch
        {
            (SingleChoice or Rating, { } option) => Save(s, view, ResponseValue.Of(option)),
            (MultipleChoice, { } option) => Redraft(s, view, draft.Contains(option) ? draft.Remove(option) : draft.Add(option)),
            (MultipleChoice, null) when key == "d" && !draft.IsEmpty => Save(s, view, ResponseValue.OfSet(draft)),
            (Ordering or Matching, { } option) when !draft.Contains(option) => Redraft(s, view, Completed(view.Item.Body, draft.Add(option))),
            (Ordering or Matching, null) when key == "d" => Save(s, view, ResponseValue.OfSequence(draft)),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    // Changing an earlier set starts from it; an order or a matching starts anew.
    private static ImmutableArray<int> Draft(PortionPlace view) =>
        view.Portion.Draft.IsEmpty && view.Item.Body is MultipleChoice && view.Given is { IsUnknown: false } given
            ? given.Numbers()
            : view.Portion.Draft;

    private static Step Save(Situation s, PortionPlace view, ResponseValue value) =>
        Marking.IsPossible(view.Item, value) ? PortionDialogue.Save(s, view, value) : s.Hint("hint.use-buttons");

    // The last entry of an order has one place left.
    private static ImmutableArray<int> Completed(ItemBody body, ImmutableArray<int> draft) =>
        body is Ordering ordering && draft.Length == ordering.Entries.Length - 1
            ? draft.Add(Enumerable.Range(0, ordering.Entries.Length).Single(i => !draft.Contains(i)))
            : draft;

    private static Step Redraft(Situation s, PortionPlace view, ImmutableArray<int> draft)
    {
        var bound = view.Item.Body switch
        {
            MultipleChoice multiple => multiple.Options.Length,
            Ordering ordering => ordering.Entries.Length,
            Matching matching => matching.Right.Length,
            _ => 0,
        };
        return draft.All(d => d < bound) && draft.Length <= Most(view.Item.Body, bound)
            ? s.Go(view.Portion with { Draft = draft })
            : s.Hint("hint.use-buttons");
    }

    private static int Most(ItemBody body, int bound) => body is Matching matching ? matching.Left.Length : bound;
}
