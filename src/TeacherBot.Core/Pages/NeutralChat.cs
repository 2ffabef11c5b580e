using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Pages;

/// <summary>What a chat must not carry waits on the person's page.</summary>
public sealed record KeepForPage(string Id, Message Message) : PageEffect;

/// <summary>Takes what the person has just sent out of the chat.</summary>
/// <param name="Sent">Its id in the channel.</param>
public sealed record ForgetSaid(long Sent) : PageEffect;

/// <summary>
/// A chat that carries fixed texts and links only, both ways: whatever would be said there waits on the page, and what is typed there is
/// neither read nor kept. Of what comes from it only the code of a link to the bot is taken, and the wish not to be written to.
/// </summary>
public static class NeutralChat
{
    /// <summary>«Открыть страницу» under a notice; the object is empty of meaning.</summary>
    public const string Verb = "page";

    /// <summary>The channel is neutral for whom the conversation is with.</summary>
    public static bool Holds(Situation s) => Holds(s.Catalog, s.Inbound.Channel, s.Person, s.State);

    /// <inheritdoc cref="Holds(Situation)"/>
    public static bool Holds(Catalog catalog, string channel, Person person, ConversationState state) =>
        channel != ChannelNames.Page && (TownOf(person, state, catalog) is { } town ? town.PolicyOn(channel) == ChannelPolicy.Neutral
            : catalog.Municipalities.Values.Any(m => m.PolicyOn(channel) == ChannelPolicy.Neutral));

    /// <summary>Decides, and keeps out of a neutral chat what must not be there.</summary>
    internal static Step Decide(Situation s, Func<Situation, Step> decide) => Answer(s) ?? decide(s) switch
    {
        Turn turn when Holds(s) || Holds(s.Catalog, s.Inbound.Channel, turn.Effects.Aggregate(s.Person, PersonChanges.After), turn.Next) => Hushed(s, turn),
        var step => step,
    };

    /// <summary>A link to the page and nothing else.</summary>
    internal static Turn Link(Situation s) => WithLink(s, "neutral.link").Quiet();

    /// <summary>The one unasked thing that such a chat carries.</summary>
    /// <param name="unsubscribe">Buttons that end messages of this kind.</param>
    public static Message Notice(Catalog catalog, string person, string? municipality, IEnumerable<Choice> unsubscribe)
    {
        var title = municipality is not null && catalog.Municipalities.TryGetValue(municipality, out var found) ? found.Title : catalog.Text("mailbox.from-us");
        return new(
            [new(ParagraphKind.Prose, catalog.Text("neutral.notice", ("municipality", title), ("word", WordOf(catalog, person))))],
            [[new Choice(Verb + ".me", catalog.Text("neutral.button-open")) { Kind = ChoiceKind.Action }], .. unsubscribe.Select(c => ImmutableArray.Create(c))],
            Privacy.Neutral);
    }

    /// <summary>By which a person knows that a message is ours: it stands on the page and in every notice.</summary>
    public static string WordOf(Catalog catalog, string person)
    {
        var words = catalog.Text("neutral.words").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words[(int)(TimeOrderedId.Mix(0, person) % (ulong)words.Length)];
    }

    /// <summary>Buttons that end messages of a kind; the only ones that go with a notice.</summary>
    public static IEnumerable<Choice> Unsubscribing(Message message) =>
        message.Choices.Where(c => c.Kind == ChoiceKind.Action && c.Key.StartsWith(Actions.Unsubscribe + ".", StringComparison.Ordinal));

    // Null where the conversation decides as ever: time and jobs speak, a link to the bot was followed, or several people write from there.
    private static Turn? Answer(Situation s) => !Holds(s) || s.Inbound.IsFromShared ? null : s.Inbound.Body switch
    {
        Signal or Reachability or CommandSaid { Argument.Length: > 0 } and { Name: "start" } => null,
        ActionPressed { Verb: Actions.Unsubscribe } unsubscribe when s.Person.Status == PersonStatus.Active =>
            s.Do(new RevokeConsent("mailing." + unsubscribe.Object)).Do(new Say(s.Page().Prose("broadcast.unsubscribed").Build(), Lane.Reply)).Quiet(),
        ActionPressed { Verb: Actions.NoReminders } when s.Person.Status == PersonStatus.Active =>
            s.Do(new SetReminders(true)).Do(new Say(s.Page().Prose("reminder.off").Build(), Lane.Reply)).Quiet(),
        ActionPressed or Pressed or TokenRefused or CommandSaid => Link(s),
        _ => WithLink(s.Inbound.Copy is { } sent ? s.Do(new ForgetSaid(sent)) : s, "neutral.typed").Quiet(),
    };

    // Before anything is agreed to, the municipality is the one of the link, the chosen one, or the only one. While none is known, one that
    // is neutral is enough.
    private static Municipality? TownOf(Person person, ConversationState state, Catalog catalog)
    {
        var id = person.Municipality ?? state.Paused.Append(state.Active).Select(s => s switch
        {
            Consenting consenting => consenting.Municipality,
            Welcome welcome => welcome.Municipality,
            Trying trying => trying.From.Municipality,
            _ => null,
        }).LastOrDefault(id => id is not null);
        return id is not null ? catalog.Municipalities.GetValueOrDefault(id) : catalog.Municipalities.Count == 1 ? catalog.Municipalities.Values.Single() : null;
    }

    private static Turn Hushed(Situation s, Turn turn)
    {
        // A link asked for in place of a late one is made for this chat already.
        if (turn.Effects.Any(e => e is MakePageLink))
        {
            return turn;
        }

        var said = turn.Effects.OfType<Say>().ToList();
        var others = turn.Effects.Where(e => e is not (Say or ShowScreen or Toast));
        var hushed = s with { Effects = [.. others, .. said.Select((e, n) => new KeepForPage(s.Context.NewId("page-note" + n.ToString(System.Globalization.CultureInfo.InvariantCulture)), e.Message))] };
        hushed = s.Inbound.Body is not (Signal or Reachability) ? WithLink(hushed, "neutral.link")
            : said is [var first, ..] ? hushed.Do(new Say(Notice(s.Catalog, s.Person.Id, s.Person.Municipality, said.SelectMany(e => Unsubscribing(e.Message))), first.Lane))
            : hushed;
        return turn with { Effects = hushed.Effects };
    }

    private static Situation WithLink(Situation s, string text)
    {
        var town = TownOf(s.Person, s.State, s.Catalog);
        var page = s.Page().Raw(ParagraphKind.Prose, s.Text(text, ("municipality", town?.Title ?? s.Text("mailbox.from-us"))), Privacy.Neutral);
        if (s.Context.Pages is not { } address)
        {
            return s.Do(new Say(page.Prose("neutral.no-page", ("contact", town?.Contact ?? "")).Build(), Lane.Reply));
        }

        var code = PageLinks.NewCode(s);
        page.Raw(ParagraphKind.Small, s.Text("neutral.about", ("word", WordOf(s.Catalog, s.Person.Id))), Privacy.Neutral).Row(PageLinks.To(s, address, code));
        return s.Do(new MakePageLink(code)).Do(new Say(page.Build(), Lane.Reply));
    }
}
