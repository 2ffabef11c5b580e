using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>One question with five buttons, then «что примените» in one's own words, which may be skipped.</summary>
internal static class FeedbackDialogue
{
    private const int LongestWords = 500;

    public static Step Given(Situation s, EventState e, int mark) =>
        e.Mine?.Status is not (RegistrationStatus.Registered or RegistrationStatus.Attended or RegistrationStatus.Absent) || s.Context.Now < e.StartsAt
            ? EventLookup.Open(s, e.Id)
            : Open(s.Do(new GiveFeedback(e.Id, mark, null)), e.Id);

    public static Step Show(Situation s, Applying screen) => EventLookup.Of(s, screen.Event, e => s.Page()
        .Typed()
        .Prose("feedback.apply", ("title", e.Row.Title))
        .Button("back", "button.skip")
        .Show());

    public static Step On(Situation s, Applying screen) => s.Inbound.Body switch
    {
        TextSaid said when said.Text.Trim() is { Length: > 0 } words => words.Length > LongestWords
            ? s.Hint("feedback.shorter")
            : s.Do(new GiveFeedback(screen.Event, null, words)).Noting("feedback.thanks").Pop(),
        Conversations.Pressed => s.Noting("feedback.thanks").Pop(),
        _ => s.Hint("feedback.words"),
    };

    private static Step Open(Situation s, string id) => s.State.Active is Applying ? s.Go(new Applying(id)) : EventLookup.Ground(s).Push(new Applying(id));
}
