using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>A methodist publishes what was sent, or returns it with remarks; what is published can be returned too.</summary>
internal static class PracticeModeration
{
    public static Page Buttons(Page page) => page.Button("publish", "practice.button-publish").Button("return", "practice.button-return").Back();

    public static Step On(Situation s, Practice p, string key) => key switch
    {
        "publish" => s.Do(new PublishPractice(p.Id)).Noting("practice.published").Go(new PracticeView(p.Id)),
        "return" => s.Push(new PracticeReturning(p.Id)),
        _ => s.Pop(),
    };

    public static Step ShowReturning(Situation s, Practice p) => !Returns(s, p) ? s.Noting("practice.gone").Pop()
        : s.Page().Typed().Heading("practice.returning").Raw(ParagraphKind.Prose, p.Card.Title).Prose("practice.ask-remarks", ("n", PracticeCard.LongestRemarks)).Back().Show();

    public static Step OnReturning(Situation s, Practice p) => s.Inbound.Body switch
    {
        _ when !Returns(s, p) => s.Noting("practice.gone").Pop(),
        TextSaid said => Signature.Without(s, said.Text).Trim() switch
        {
            { Length: 0 } => Conversation.Show(s),
            { Length: > PracticeCard.LongestRemarks } long_ => s.Noting("practice.too-long", ("n", PracticeCard.LongestRemarks), ("long", long_.Length)).Go(s.State.Active),
            var remarks => Left(s.Do(new ReturnPractice(p.Id, remarks)).Noting("practice.returned-by-you")),
        },
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static bool Returns(Situation s, Practice p) => !p.IsMine && PracticeDialogue.Moderates(s) && p.Status is PracticeStatus.Submitted or PracticeStatus.Published;

    // It is the author's again: its page is left too.
    private static Step Left(Situation s)
    {
        var left = s.At(s.State.Pop());
        return left.State.Active is PracticeView ? left.Pop() : Conversation.Show(left);
    }
}
