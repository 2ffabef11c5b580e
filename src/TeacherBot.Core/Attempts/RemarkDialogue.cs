using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Attempts;

/// <summary>«Вопрос неудачный»: the reason by a button or in the person's own words, then back to the item.</summary>
internal static class RemarkDialogue
{
    private const int LongestComment = 1000;

    private static readonly string[] Reasons = ["unclear", "wrong", "two-right", "off-topic"];

    public static Step Show(Situation s)
    {
        var page = s.Page().Typed().Prose("remark.ask");
        foreach (var reason in Reasons)
        {
            page.Button(reason, "remark." + reason);
        }

        return page.Back().Show();
    }

    public static Step On(Situation s, Remarking screen) => s.Inbound.Body switch
    {
        Pressed pressed when Reasons.Contains(pressed.Key) => Save(s, screen, s.Text("remark." + pressed.Key)),
        TextSaid said when said.Text.Length <= LongestComment => Save(s, screen, said.Text),
        TextSaid => s.Hint("hint.too-long"),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Save(Situation s, Remarking screen, string comment) =>
        s.Do(new RemarkItem(screen.Instrument, screen.Version, screen.Item, comment)).Noting("remark.thanks").Pop();
}
