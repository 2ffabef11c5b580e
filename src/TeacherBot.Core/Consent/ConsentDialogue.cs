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
        (Consenting asked, Pressed { Key: "shared" }) when AsksWhoReads(s, asked) => s.Push(new SharingMailbox()),
        (Consenting { Renewing: true }, Pressed pressed) => OnRenewing(s, pressed.Key),
        (Consenting, Pressed) => s.Pop(),
        (AskingMailing mailing, Pressed pressed) => OnMailing(s, mailing, pressed.Key),
        (AgreeingToMailing agreeing, Pressed { Key: "agree" }) => AgreeToMailing(s, agreeing),
        (AgreeingToMailing, Pressed) => s.Pop(),
        (Withdrawing, Pressed { Key: "withdraw" }) => s.Do(new WithdrawEverything()).Reset(new Farewell()),
        (Withdrawing, Pressed) => s.Pop(),
        (Farewell, _) => Conversation.Show(s),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>
    /// The person agreed to an older version than the one in force. Help, privacy, contact and withdrawal stay open without the new
    /// consent; time may still speak.
    /// </summary>
    public static bool IsOutdated(Situation s) =>
        s.Person.Status == PersonStatus.Active
        && s.Municipality is { } municipality
        && s.Person.Consents.GetValueOrDefault(Processing) < municipality.Consents[Processing].Version
        && (s.Inbound.Body is CommandSaid command
            ? command.Name.ToLowerInvariant() is not ("help" or "privacy" or "stop")
            : s.State.Active is not (Consenting { Renewing: true } or HelpShown or Withdrawing));

    /// <summary>The new text, above whatever the person was doing; an invite just opened is not lost.</summary>
    public static Step AskAnew(Situation s)
    {
        var invite = s.Inbound.Body is CommandSaid { Argument: ['i', '_', .. var code] } ? code : null;
        return s.State.Active is Consenting { Renewing: true } asked
            ? s.Go(asked with { Invite = invite ?? asked.Invite })
            : s.Push(new Consenting(s.Municipality!.Id, null, invite) { Renewing = true });
    }

    private static Turn ShowConsent(Situation s, Consenting consenting)
    {
        var text = s.Catalog.Municipalities[consenting.Municipality].Consents[Processing];
        return s.Page()
            .When(consenting.Renewing, p => p.Prose("consent.renewed"))
            .Raw(ParagraphKind.Heading, text.Title, Privacy.Neutral)
            .Raw(ParagraphKind.Prose, text.Text, Privacy.Neutral)
            .Button("agree", "consent.button-agree")
            .When(!consenting.Renewing, p => p.Button("back", "consent.button-refuse"))
            .When(AsksWhoReads(s, consenting), p => p.Prose("mailbox.ask").Button("shared", "mailbox.button-others"))
            .When(consenting.Renewing, p => p
                .Button("export", "data.button-export")
                .Row(p.Choice("contact", "button.contact"), p.Choice("withdraw", "data.button-withdraw")))
            .Show();
    }

    // Where a mailbox may be the school's, it is asked before anything personal is written to it.
    private static bool AsksWhoReads(Situation s, Consenting consenting) => !consenting.Renewing && ChannelNames.SendsLetters(s.Inbound.Channel);

    private static Step OnRenewing(Situation s, string key) => key switch
    {
        "export" => MyDataDialogue.Export(s),
        "contact" => s.Push(new HelpShown("help.contact")),
        "withdraw" => s.Push(new Withdrawing()),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Agree(Situation s, Consenting consenting)
    {
        var text = s.Catalog.Municipalities[consenting.Municipality].Consents[Processing];
        var agreed = s.Do(new RecordConsent(Processing, text.Version, text.Hash, consenting.Municipality));
        if (consenting.Invite is not { } invite)
        {
            return Onward(consenting.Renewing ? agreed.Noting("consent.thanks") : agreed, consenting);
        }

        return !agreed.Facts.Has(new InviteOf(invite), out var grant) ? new Ask(new InviteOf(invite))
            : grant is null ? Onward(agreed.Noting("invite.unknown"), consenting)
            : MenuDialogue.Redeemed(agreed, invite, grant);
    }

    private static Step Onward(Situation s, Consenting consenting) => consenting.Renewing
        ? s.Pop()
        : DetailsDialogue.AskNext(consenting.School is { } school ? s.Do(new SetSchool(school)) : s);

    private static Turn ShowMailing(Situation s)
    {
        var page = s.Page().Prose("mailing.ask");
        foreach (var consent in Mailings(s))
        {
            page.Row(new Choice(consent.Kind, consent.Title) { Chosen = IsInForce(s, consent) });
        }

        return page.Button("done", "button.done").Show();
    }

    private static Step OnMailing(Situation s, AskingMailing mailing, string key)
    {
        if (Mailings(s).FirstOrDefault(c => c.Kind == key) is { } consent)
        {
            return IsInForce(s, consent) ? Conversation.Show(s.Do(new RevokeConsent(key))) : s.Push(new AgreeingToMailing(consent.Kind));
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

    /// <summary>Read and agreed to on a page, by the text that is in force at this moment.</summary>
    public static Step Subscribe(Situation s, string kind) => s.Municipality is null || FindMailing(s, kind) is not { } consent ? s.Do(new Toast(s.Text("toast.refused"))).Quiet()
        : s.Do(new RecordConsent(consent.Kind, consent.Version, consent.Hash, s.Person.Municipality!)).Do(new Toast(s.Text("broadcast.subscribed", ("title", consent.Title)))).Quiet();

    // An older text agreed to is shown as not chosen: choosing it shows the new one.
    private static bool IsInForce(Situation s, ConsentText consent) => s.Person.Consents.GetValueOrDefault(consent.Kind) == consent.Version;

    private static ConsentText? FindMailing(Situation s, string kind) => Mailings(s).FirstOrDefault(c => c.Kind == kind);

    private static IEnumerable<ConsentText> Mailings(Situation s) =>
        s.Municipality!.Consents.Values.Where(c => c.Kind.StartsWith("mailing.", StringComparison.Ordinal)).OrderBy(c => c.Kind, StringComparer.Ordinal);
}
