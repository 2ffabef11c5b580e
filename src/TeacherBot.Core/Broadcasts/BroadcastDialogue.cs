using System.Diagnostics;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Broadcasts;

/// <summary>Broadcasts for methodists and coordinators: the list, and which of the dialogues shows one as it stands.</summary>
internal static class BroadcastDialogue
{
    /// <summary>Verb of the buttons that act on a broadcast whatever the screen; its object is a letter and the id.</summary>
    public const string Verb = "bc";

    private const int Listed = 8;

    /// <summary>The command: the list, for who may send.</summary>
    /// <param name="said">A whole broadcast, as <see cref="BroadcastLetter"/> takes it; empty for none.</param>
    public static Step Open(Situation s, string said) => Sender.Of(s.Person) is not { } sender ? s.Hint("role.refused")
        : said.Length > 0 ? BroadcastLetter.On(s, sender, said)
        : s.State.Active is BroadcastList ? s.Go(new BroadcastList()) : s.Push(new BroadcastList());

    public static Step Show(Situation s, BroadcastScreen screen) => Sender.Of(s.Person) is not { } sender
        ? s.Noting("role.refused").Pop()
        : screen switch
        {
            BroadcastList => ShowList(s, sender),
            BroadcastView view => With(s, view.Id, broadcast => ShowOne(s, broadcast)),
            BroadcastWriting writing => With(s, writing.Id, broadcast => BroadcastDraftDialogue.ShowWriting(s, broadcast)),
            BroadcastAiming aiming => With(s, aiming.Id, broadcast => BroadcastAimDialogue.Show(s, broadcast, aiming)),
            BroadcastTiming timing => With(s, timing.Id, broadcast => BroadcastFlightDialogue.ShowTiming(s, broadcast)),
            BroadcastRecalling recalling => With(s, recalling.Id, broadcast => BroadcastRecallDialogue.Show(s, broadcast)),
            _ => throw new UnreachableException(),
        };

    public static Step On(Situation s, BroadcastScreen screen) => Sender.Of(s.Person) is not { } sender
        ? s.Noting("role.refused").Pop()
        : (screen, s.Inbound.Body) switch
        {
            (BroadcastList, Pressed pressed) => OnList(s, sender, pressed.Key),
            (BroadcastView view, FileSent sent) => With(s, view.Id, broadcast => BroadcastFileDialogue.On(s, broadcast, sent)),
            (BroadcastWriting writing, FileSent sent) => With(s, writing.Id, broadcast => BroadcastFileDialogue.On(s, broadcast, sent)),
            (BroadcastView view, Pressed pressed) => With(s, view.Id, broadcast => OnOne(s, broadcast, pressed.Key)),
            (BroadcastWriting writing, _) => With(s, writing.Id, broadcast => BroadcastDraftDialogue.OnWriting(s, broadcast)),
            (BroadcastAiming aiming, _) => With(s, aiming.Id, broadcast => BroadcastAimDialogue.On(s, broadcast, aiming)),
            (BroadcastTiming timing, _) => With(s, timing.Id, broadcast => BroadcastFlightDialogue.OnTiming(s, broadcast)),
            (BroadcastRecalling recalling, Pressed pressed) => With(s, recalling.Id, broadcast => BroadcastRecallDialogue.On(s, broadcast, pressed.Key)),
            _ => s.Hint("hint.use-buttons"),
        };

    /// <summary>A button on a message or a screen: pause, resume, cancel or open. Each changes only what still can be changed.</summary>
    public static Step On(Situation s, string letterAndId)
    {
        if (letterAndId.Length < 2 || Sender.Of(s.Person) is null)
        {
            return Conversation.Show(s.Do(new Toast(s.Text("role.refused"))));
        }

        var id = letterAndId[1..];
        return With(s, id, broadcast => letterAndId[0] switch
        {
            'p' => Moved(s, new PauseSending(id), broadcast.Status == BroadcastStatus.Sending, "broadcast.paused"),
            'r' => Moved(s, new ResumeSending(id), broadcast.Status == BroadcastStatus.Paused, "broadcast.resumed"),
            'c' => Moved(s, new CancelSending(id), broadcast.Status is BroadcastStatus.Sending or BroadcastStatus.Paused, "broadcast.cancelled"),
            _ => Opened(s, id),
        });
    }

    /// <summary>The plan is ready, or sending got on: shown in place to who is looking, told to who is not.</summary>
    public static Step Told(Situation s, string id)
    {
        if (Sender.Of(s.Person) is null || s.Person.Status != PersonStatus.Active)
        {
            return s.Quiet();
        }

        return With(s, id, broadcast => s.State.Active is BroadcastView view && view.Id == id
            ? ShowOne(s, broadcast)
            : Word(broadcast.Status) is { } word
            ? s.Do(new Say(s.Page().Prose(word).Row(Button(s, 'o', id, "broadcast.button-open")).Build(), Lane.Reply)).Quiet()
            : s.Quiet());
    }

    internal static Broadcast NewDraft(Situation s, Sender sender) =>
        new(s.Context.NewId("broadcast"), sender.Municipality, BroadcastKind.Events, "", "", BroadcastStatus.Draft)
        {
            Cluster = sender.Cluster,
            Author = s.Person.Id,
            CreatedAt = s.Context.Now,
        };

    internal static Choice Button(Situation s, char letter, string id, string text) =>
        new($"{Verb}.{letter}{id}", s.Text(text)) { Kind = ChoiceKind.Action };

    private static string? Word(BroadcastStatus status) => status switch
    {
        BroadcastStatus.Planned => "broadcast.told-planned",
        BroadcastStatus.Draft => "broadcast.told-refused",
        BroadcastStatus.Finished => "broadcast.told-finished",
        BroadcastStatus.Recalled => "broadcast.told-recalled",
        _ => null,
    };

    private static Step Opened(Situation s, string id) => s.State.Active is BroadcastView view && view.Id == id
        ? Conversation.Show(s) : s.Push(new BroadcastView(id));

    // The facts said what it was before; shown is what it becomes.
    private static Step Moved(Situation s, BroadcastEffect effect, bool possible, string text)
    {
        var moved = possible ? s.Do(effect).Do(new Toast(s.Text(text))) : s.Do(new Toast(s.Text("toast.stale")));
        return Opened(moved, effect.Broadcast);
    }

    internal static Step With(Situation s, string id, Func<Broadcast, Step> then)
    {
        if (!s.Facts.Has(new BroadcastOf(id), out var broadcast))
        {
            return new Ask(new BroadcastOf(id));
        }

        return broadcast is not null && Sender.Of(s.Person)?.Sees(broadcast, s.Person.Id) == true
            ? then(broadcast)
            : s.State.Active is BroadcastScreen and not BroadcastList ? s.Noting("broadcast.gone").Pop() : s.Quiet();
    }

    private static Step ShowList(Situation s, Sender sender)
    {
        if (!s.Facts.Has(new BroadcastsOf(sender.Municipality), out var all))
        {
            return new Ask(new BroadcastsOf(sender.Municipality));
        }

        var page = s.Page().Heading("broadcast.list").Button("new", "broadcast.button-new");
        foreach (var broadcast in all.Where(b => sender.Sees(b, s.Person.Id) && b.Status != BroadcastStatus.Cancelled).Take(Listed))
        {
            page.Row(new Choice("b." + broadcast.Id, $"{s.Text(BroadcastLedger.StatusText(broadcast.Status))}: {BroadcastLedger.Title(broadcast, s.Catalog)}"));
        }

        return page.When(ChannelNames.SendsLetters(s.Inbound.Channel), p => p.Small("broadcast.by-letter")).Back().Show();
    }

    private static Step OnList(Situation s, Sender sender, string key)
    {
        if (key == "new")
        {
            var draft = NewDraft(s, sender);
            return s.Do(new SaveDraft(draft)).Push(new BroadcastView(draft.Id));
        }

        return key.StartsWith("b.", StringComparison.Ordinal) ? s.Push(new BroadcastView(key[2..])) : s.Pop();
    }

    private static Turn ShowOne(Situation s, Broadcast broadcast) => broadcast.Status switch
    {
        BroadcastStatus.Draft => BroadcastDraftDialogue.Show(s, broadcast),
        _ => BroadcastFlightDialogue.Show(s, broadcast),
    };

    private static Step OnOne(Situation s, Broadcast broadcast, string key) => key switch
    {
        "back" => s.Pop(),
        "test" when broadcast.Message is { } message =>
            Conversation.Show(s.Do(new Say(BroadcastText.Complete(message, broadcast.Kind, s.Catalog), Lane.Reply)).Noting("broadcast.tested")),
        _ => broadcast.Status == BroadcastStatus.Draft ? BroadcastDraftDialogue.On(s, broadcast, key) : BroadcastFlightDialogue.On(s, broadcast, key),
    };
}

/// <summary>Who may send, and within which border.</summary>
/// <param name="Cluster">Null for the whole municipality.</param>
internal sealed record Sender(string Municipality, string? Cluster)
{
    /// <summary>The border of the role worked in, else of the first role that may send; null when none may.</summary>
    public static Sender? Of(Person person)
    {
        var grants = person.Roles.Where(r => r.Role is Role.Methodist or Role.Coordinator && !r.Scope.Contains("/school:", StringComparison.Ordinal));
        return grants.OrderByDescending(r => r.Role == person.Hat).ThenBy(r => r.Scope.Length).FirstOrDefault() is { } grant
            ? new Sender(grant.Scope.Split('/')[0], grant.Scope.Split("/cluster:") is [_, var cluster] ? cluster : null)
            : null;
    }

    /// <summary>Drafts are their author's; what goes out is seen by every sender of the same border.</summary>
    public bool Sees(Broadcast broadcast, string person) => broadcast.Municipality == Municipality
        && (Cluster is null || broadcast.Cluster == Cluster)
        && (broadcast.Status != BroadcastStatus.Draft || broadcast.Author == person);
}
