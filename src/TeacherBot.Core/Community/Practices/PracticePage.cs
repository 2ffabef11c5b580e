using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>One practice: its author changes, sends and takes back; a methodist decides; a reader finds it useful.</summary>
internal static class PracticePage
{
    public static Step Show(Situation s, Practice p)
    {
        var page = s.Page();
        return p.IsMine ? ShowOwn(s, PracticeWords.Show(Standing(page, p), s, p), p)
            : p.Status == PracticeStatus.Submitted ? PracticeModeration.Buttons(PracticeWords.Show(page.Small("practice.to-read"), s, p)).Show()
            : ShowPublished(s, PracticeWords.Show(page.Small("practice.of-colleague"), s, p), p);
    }

    public static Step On(Situation s, Practice p) => s.Inbound.Body switch
    {
        Pressed pressed => p.IsMine ? OnOwn(s, p, pressed.Key) : PracticeDialogue.Reads(s, p) ? PracticeModeration.On(s, p, pressed.Key) : OnPublished(s, p, pressed.Key),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Page Standing(Page page, Practice p) => page.Small("practice.standing." + PracticeLists.Word(p.Status))
        .When(p is { Status: PracticeStatus.Returned, Card.Remarks: not null }, x => x.Raw(ParagraphKind.Passage, p.Card.Remarks!));

    private static Turn ShowOwn(Situation s, Page page, Practice p)
    {
        if (p.IsOpen)
        {
            page.When(p.Card.Missing is null, x => x.Button("send", "practice.button-send")).When(p.Card.Missing is not null, x => x.Button("next", "practice.button-next"));
            foreach (var row in Enum.GetValues<PracticeField>().Where(f => f < PracticeField.Atlas).Chunk(2))
            {
                page.Row([.. row.Select(f => page.Choice("e." + PracticeWords.Word(f), "practice.field." + PracticeWords.Word(f)))]);
            }
        }

        page.Prose(p.IsNamed ? s.Person.HasName ? "practice.named" : "practice.named-school" : "practice.unnamed").Button("name", p.IsNamed ? "practice.button-hide" : "practice.button-name");
        return (p.Status switch
        {
            PracticeStatus.Submitted => page.Button("withdraw", "practice.button-take-back"),
            PracticeStatus.Published => page.Prose("practice.likes", ("n", p.Likes)).Button("atlas", "practice.button-atlas").Button("withdraw", "practice.button-unpublish"),
            _ => page.Button("drop", "practice.button-drop"),
        }).Back().Show();
    }

    private static Turn ShowPublished(Situation s, Page page, Practice p) => page.Prose("practice.likes", ("n", p.Likes))
        .Button("like", p.IsLiked ? "practice.button-unlike" : "practice.button-like")
        .When(PracticeDialogue.Moderates(s), x => x.Button("atlas", "practice.button-atlas").Button("return", "practice.button-return"))
        .Back().Show();

    private static Step OnOwn(Situation s, Practice p, string key) => key switch
    {
        "send" when p is { IsOpen: true, Card.Missing: null } => s.Push(new PracticeAgreeing(p.Id, false)),
        "next" when p is { IsOpen: true, Card.Missing: { } missing } => s.Push(new PracticeWriting(p.Id, missing, true)),
        ['e', '.', .. var word] when p.IsOpen && Field(word) is { } field => s.Push(new PracticeWriting(p.Id, field, false)),
        "atlas" when p.Status == PracticeStatus.Published => s.Push(new PracticeWriting(p.Id, PracticeField.Atlas, false)),
        "name" => p.IsNamed ? PracticeConsents.Hide(s, p) : s.Push(new PracticeAgreeing(p.Id, true)),
        "withdraw" when !p.IsOpen => PracticeConsents.Withdraw(s, p),
        "drop" when p.IsOpen => PracticeConsents.Drop(s, p),
        "back" => s.Pop(),
        _ => Conversation.Show(s),
    };

    private static Step OnPublished(Situation s, Practice p, string key) => key switch
    {
        "like" => s.Do(new LikePractice(p.Id, !p.IsLiked)).Noting(p.IsLiked ? "practice.unliked" : "practice.liked").Go(s.State.Active),
        "atlas" when PracticeDialogue.Moderates(s) => s.Push(new PracticeWriting(p.Id, PracticeField.Atlas, false)),
        "return" when PracticeDialogue.Moderates(s) => s.Push(new PracticeReturning(p.Id)),
        _ => s.Pop(),
    };

    private static PracticeField? Field(string word) =>
        Enum.GetValues<PracticeField>().Where(f => f < PracticeField.Atlas && PracticeWords.Word(f) == word).Select(f => (PracticeField?)f).FirstOrDefault();
}
