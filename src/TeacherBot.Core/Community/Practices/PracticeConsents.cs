using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>
/// Two consents, each read before it is given: to the publication of a practice, and to its author's name with the school (ruling R18).
/// They are one for name and school because the school of a small staff tells who wrote.
/// </summary>
internal static class PracticeConsents
{
    public const string Publication = "practice";
    public const string Name = "name.practice";

    public static Step Show(Situation s, PracticeAgreeing screen, Practice p) => !Awaits(screen, p) ? s.Pop()
        : Text(s, screen, p) is not { } text ? s.Noting("practice.no-consent").Pop()
        : s.Page()
            .Raw(ParagraphKind.Heading, text.Title, Privacy.Neutral)
            .Raw(ParagraphKind.Prose, p.Card.Title)
            .Raw(ParagraphKind.Passage, text.Text, Privacy.Neutral)
            .When(!screen.IsOfName, x => x.Prose(p.IsNamed ? "practice.will-be-named" : "practice.will-be-unnamed"))
            .Button("agree", screen.IsOfName ? "practice.button-agree-name" : "practice.button-agree")
            .Back().Show();

    public static Step On(Situation s, PracticeAgreeing screen, Practice p) => s.Inbound.Body switch
    {
        Pressed { Key: "agree" } when Awaits(screen, p) && Text(s, screen, p) is { } text => Agreed(s, screen, text),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>No longer read by others. A consent lasts as long as anything is read by it, and the one to the name as long as anything bears it.</summary>
    public static Step Withdraw(Situation s, Practice p) => WithMine(s, mine => Conversation.Show(
        Revoked(s.Do(new WithdrawPractice(p.Id)), Publication, IsLastRead(mine, p))
            .Noting(p.Status == PracticeStatus.Published ? "practice.unpublished" : "practice.taken-back")));

    public static Step Hide(Situation s, Practice p) => WithMine(s, mine => Conversation.Show(Unnamed(s, p, mine).Noting("practice.hidden")));

    public static Step Drop(Situation s, Practice p) => WithMine(s, mine =>
        Revoked(Unnamed(s, p, mine).Do(new DropPractice(p.Id)), Publication, IsLastRead(mine, p) && s.Person.Consents.ContainsKey(Publication)).Noting("practice.dropped").Pop());

    private static bool IsLastRead(ImmutableArray<PracticeLine> mine, Practice p) => mine.All(x => x.Id == p.Id || x.Status is not (PracticeStatus.Submitted or PracticeStatus.Published));

    private static Situation Unnamed(Situation s, Practice p, ImmutableArray<PracticeLine> mine) =>
        p.IsNamed ? Revoked(s.Do(new NamePractice(p.Id, false)), Name, mine.All(x => x.Id == p.Id || !x.IsNamed)) : s;

    private static Situation Revoked(Situation s, string kind, bool isLast) => isLast ? s.Do(new RevokeConsent(kind)) : s;

    private static Step WithMine(Situation s, Func<ImmutableArray<PracticeLine>, Step> then) => s.Facts.Has(new MyPractices(), out var mine) ? then(mine) : new Ask(new MyPractices());

    private static bool Awaits(PracticeAgreeing screen, Practice p) => p.IsMine && (screen.IsOfName ? !p.IsNamed : p is { IsOpen: true, Card.Missing: null });

    private static Step Agreed(Situation s, PracticeAgreeing screen, ConsentText text)
    {
        var agreed = s.Do(new RecordConsent(text.Kind, text.Version, text.Hash, s.Person.Municipality!));
        return screen.IsOfName ? agreed.Do(new NamePractice(screen.Practice, true)).Noting("practice.shown").Pop()
            : agreed.Do(new SubmitPractice(screen.Practice)).Noting("practice.sent").Pop();
    }

    // Of the municipality whose methodists will read it.
    private static ConsentText? Text(Situation s, PracticeAgreeing screen, Practice p) => s.Municipality is not { } town || town.Id != p.Municipality ? null : town.Consents.GetValueOrDefault(screen.IsOfName ? Name : Publication);
}
