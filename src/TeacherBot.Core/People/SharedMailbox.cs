using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.People;

/// <summary>
/// A mailbox that several people read: only fixed texts go there, and nothing written there is taken as its owner's word, save for the
/// recovery code, which its owner alone knows. Unsubscribing works as everywhere.
/// </summary>
public static class SharedMailbox
{
    /// <summary>«Теперь его читаю только я», while nothing personal is kept yet.</summary>
    public const string Verb = "mailbox";

    /// <summary>The message as it may go to such a mailbox: itself, or a notice that there is something to read elsewhere.</summary>
    public static Message Fitting(Message message, Lane lane, string? municipality, Catalog catalog)
    {
        if (message is { Privacy: Privacy.Neutral, Document: null } && lane == Lane.Reply)
        {
            return message;
        }

        var from = municipality is not null && catalog.Municipalities.TryGetValue(municipality, out var found) ? found.Title : catalog.Text("mailbox.from-us");
        return new(
            [
                new(ParagraphKind.Prose, catalog.Text("mailbox.notice", ("municipality", from))),
                new(ParagraphKind.Prose, catalog.Text("mailbox.elsewhere")),
                new(ParagraphKind.Small, catalog.Text("mailbox.no-passwords")),
            ],
            [.. Pages.NeutralChat.Unsubscribing(message).Select(c => System.Collections.Immutable.ImmutableArray.Create(c))],
            Privacy.Neutral);
    }

    /// <summary>
    /// Asks once more before the mailbox is no longer used for what is personal. Whoever has answers here already links another
    /// address first: every code that was ever sent here stops working, so nothing but that address leads back.
    /// </summary>
    internal static Step Show(Situation s)
    {
        if (CanShare(s) is not { } can)
        {
            return new Ask(new HasOwnAddressElsewhere());
        }

        var page = s.Page().Heading("mailbox.title").Prose("mailbox.about");
        return !can ? page.Prose("mailbox.link-first").Button("code", "data.button-code").Back().Show()
            : page.When(s.Person.Status == PersonStatus.Active, p => p.Prose("mailbox.codes-stop")).Button("share", "mailbox.button-share").Back().Show();
    }

    internal static Step OnScreen(Situation s) => (s.Inbound.Body, CanShare(s)) switch
    {
        (Pressed { Key: "share" or "code" }, null) => new Ask(new HasOwnAddressElsewhere()),
        (Pressed { Key: "share" }, true) => Answer(s.Do(new MarkMailbox(true)).At(s.State.Pop())),
        (Pressed { Key: "code" }, false) => MyDataDialogue.NewCode(s.At(s.State.Pop())),
        (Pressed { Key: "share" or "code" }, _) => Conversation.Show(s),
        (Pressed, _) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    // Null while it is not known.
    private static bool? CanShare(Situation s) =>
        s.Person.Status != PersonStatus.Active ? true : s.Facts.Has(new HasOwnAddressElsewhere(), out var elsewhere) ? elsewhere : null;

    /// <summary>Whatever is written from such a mailbox.</summary>
    internal static Step On(Situation s) => s.Inbound.Body switch
    {
        ActionPressed { Verb: Actions.Unsubscribe } unsubscribe when s.Person.Status == PersonStatus.Active =>
            Say(s.Do(new RevokeConsent("mailing." + unsubscribe.Object)), "broadcast.unsubscribed"),
        ActionPressed { Verb: Actions.NoReminders } when s.Person.Status == PersonStatus.Active => Say(s.Do(new SetReminders(true)), "reminder.off"),
        ActionPressed { Verb: Verb } when s.Person.Status == PersonStatus.Guest => Conversation.Show(s.Do(new MarkMailbox(false))),
        TextSaid said when RecoveryCode.Typed(said.Text) is { } code => OnCode(s, code),
        _ => Answer(s),
    };

    // Only the owner's own code: another's would tell who reads here.
    private static Step OnCode(Situation s, string code)
    {
        var query = new PersonByRecoveryCode(code);
        return !s.Facts.Has(query, out var person) ? new Ask(query)
            : person is null || person != s.Person.Id ? Answer(s)
            : Conversation.Show(s.Do(new MarkMailbox(false)).Noting("mailbox.own-again"));
    }

    private static Turn Answer(Situation s) => s.Person.Status == PersonStatus.Guest
        ? s.Do(new Say(
            s.Page().Prose("mailbox.guest").Row(s.Page().Choice(Verb + ".own", "mailbox.button-own") with { Kind = ChoiceKind.Action }).Build(), Lane.Reply)).Quiet()
        : Say(s, "mailbox.elsewhere");

    private static Turn Say(Situation s, string text) => s.Do(new Say(s.Page().Prose(text).Build(), Lane.Reply)).Quiet();
}
