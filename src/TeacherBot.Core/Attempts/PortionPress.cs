using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts;

/// <summary>What the buttons of an item do in a portion.</summary>
internal static class PortionPress
{
    public static Step On(Situation s, PortionPlace view, string key) => ItemPress.Of(view.Item, Draft(view), key) switch
    {
        ItemPress.Given given => PortionDialogue.Save(s, view, given.Value),
        ItemPress.Drafted drafted => s.Go(view.Portion with { Draft = drafted.Draft }),
        _ => s.Hint("hint.use-buttons"),
    };

    // Changing an earlier set starts from it; an order or a matching starts anew.
    private static ImmutableArray<int> Draft(PortionPlace view) =>
        view.Portion.Draft.IsEmpty && view.Item.Body is MultipleChoice && view.Given is { IsUnknown: false } given
            ? given.Numbers()
            : view.Portion.Draft;
}
