using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Broadcasts;

/// <summary>«Отозвать рассылку»: asked once more, for nothing brings it back.</summary>
internal static class BroadcastRecallDialogue
{
    public static Step Show(Situation s, Broadcast broadcast) => broadcast.CanBeRecalled()
        ? s.Page().Heading("broadcast.recall").Prose("broadcast.recall-how").Button("yes", "broadcast.button-recall-yes").Back().Show()
        : s.Pop();

    public static Step On(Situation s, Broadcast broadcast, string key) => key == "yes" && broadcast.CanBeRecalled()
        ? s.Do(new RecallBroadcast(broadcast.Id)).Noting("broadcast.recall-began").Pop()
        : s.Pop();
}
