using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Consent;

/// <summary>Consents, each on its own screen with its own button; withdrawal as easy as giving.</summary>
internal static class ConsentDialogue
{
    private const string Processing = "processing";

    public static Step Show(Situation s) => s.State.Active switch
    {
        Consenting consenting => ShowConsent(s, consenting),
        AskingMailing => ShowMailing(s),
        Withdrawing => s.Page()
            .Heading("withdraw.title").Prose("withdraw.what-happens")
            .Button("withdraw", "withdraw.button-confirm").Back().Show(),
        Farewell => s.Page().Prose("withdraw.done", ("act", s.Person.Id)).Show(),
        AgreeingToMailing agreeing => ShowAgreeing(s, agreeing),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (Consenting consenting, Pressed { Key: "agree" }) => Agree(s, consenting),
        (Consenting, Pressed) => s.Pop(),
        (AskingMailing mailing, Pressed pressed) => OnMailing(s, mailing, pressed.Key),
        (AgreeingToMailing agreeing, Pressed { Key: "agree" }) => AgreeToMailing(s, agreeing),
        (AgreeingToMailing, Pressed) => s.Pop(),
        (Withdrawing, Pressed { Key: "withdraw" }) => s.Do(new WithdrawEverything()).Reset(new Farewell()),
        (Withdrawing, Pressed) => s.Pop(),
        (Farewell, _) => Conversation.Show(s),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Turn ShowConsent(Situation s, Consenting consenting)
    {
        var text = s.Catalog.Municipalities[consenting.Municipality].Consents[Processing];
        return s.Page()
            .Raw(ParagraphKind.Heading, text.Title, Privacy.Neutral)
            .Raw(ParagraphKind.Prose, text.Text, Privacy.Neutral)
            .Button("agree", "consent.button-agree")
            .Button("back", "consent.button-refuse")
            .Show();
    }

    private static Step Agree(Situation s, Consenting consenting)
    {
        var text = s.Catalog.Municipalities[consenting.Municipality].Consents[Processing];
        var agreed = s.Do(new RecordConsent(Processing, text.Version, text.Hash, consenting.Municipality));
        if (consenting.Invite is { } invite)
        {
            return new InviteOf(invite) is var query && agreed.Facts.Has(query, out var grant)
                ? grant is null ? NextDetail(agreed.Noting("invite.unknown"), consenting) : MenuDialogue.Redeemed(agreed, invite, grant)
                : new Ask(query);
        }

        return NextDetail(agreed, consenting);
    }

    private static Step NextDetail(Situation s, Consenting consenting) =>
        DetailsDialogue.AskNext(consenting.School is { } school ? s.Do(new SetSchool(school)) : s);

    private static Turn ShowMailing(Situation s)
    {
        var page = s.Page().Prose("mailing.ask");
        foreach (var consent in Mailings(s))
        {
            page.Row(new Choice(consent.Kind, consent.Title) { Chosen = s.Person.Consents.ContainsKey(consent.Kind) });
        }

        return page.Button("done", "button.done").Show();
    }

    private static Step OnMailing(Situation s, AskingMailing mailing, string key)
    {
        if (Mailings(s).FirstOrDefault(c => c.Kind == key) is { } consent)
        {
            return s.Person.Consents.ContainsKey(key) ? Conversation.Show(s.Do(new RevokeConsent(key))) : s.Push(new AgreeingToMailing(consent.Kind));
        }

        return mailing.Joining ? s.Do(new MarkExtrasAsked()).Noting("mailing.thanks").Reset(new Menu()) : s.Pop();
    }

    // Each consent on its own screen with its own button; taking it back needs no second one.
    private static Step ShowAgreeing(Situation s, AgreeingToMailing screen) => FindMailing(s, screen.Kind) is not { } consent
        ? s.Pop()
        : s.Page()
            .Raw(ParagraphKind.Heading, consent.Title, Privacy.Neutral)
            .Raw(ParagraphKind.Prose, consent.Text, Privacy.Neutral)
            .Button("agree", "consent.button-agree")
            .Button("back", "consent.button-refuse")
            .Show();

    private static Step AgreeToMailing(Situation s, AgreeingToMailing screen) => FindMailing(s, screen.Kind) is { } consent
        ? s.Do(new RecordConsent(consent.Kind, consent.Version, consent.Hash, s.Person.Municipality!)).Pop()
        : s.Pop();

    private static ConsentText? FindMailing(Situation s, string kind) => Mailings(s).FirstOrDefault(c => c.Kind == kind);

    private static IEnumerable<ConsentText> Mailings(Situation s) =>
        s.Municipality!.Consents.Values.Where(c => c.Kind != Processing).OrderBy(c => c.Kind, StringComparer.Ordinal);
}
