using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Pages;

/// <summary>Something about a person's page. A closed family.</summary>
public abstract record PageEffect : Effect
{
    private protected PageEffect()
    {
    }
}

/// <summary>A link to the person's own page: it works once and soon ends. An older one that nobody opened ends with it.</summary>
/// <param name="Code">Known to the person only; the store keeps its hash.</param>
public sealed record MakePageLink(string Code) : PageEffect;

/// <summary>The way from a chat or a letter to the page where the same conversation goes on.</summary>
public static class PageLinks
{
    /// <summary>Asks for a new link in place of one that was spent or late; the object is empty.</summary>
    public const string Anew = "page-link";

    /// <summary>How long a link waits to be opened.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(Minutes);

    private const int Minutes = 30;
    private const int CodeLength = 26;

    /// <summary>/page, or the word in a letter; the screen stays.</summary>
    internal static Step Open(Situation s) => s.Person.Status != PersonStatus.Active ? s.Hint("hint.join-first")
        : s.Context.Pages is null ? s.Hint("page.off")
        : s.Inbound.Channel == ChannelNames.Page ? s.Hint("page.here")
        : Sent(s, s.Context.Pages).Go(s.State.Active);

    internal static Step On(Situation s) => s.Context.Pages is not { } address ? s.Quiet()
        : NeutralChat.Holds(s) ? NeutralChat.Link(s)
        : s.Person.Status == PersonStatus.Active ? Sent(s, address).Quiet() : s.Quiet();

    // Wide as the seed of a turn: 64 bits for half an hour, and the door is opened so often a minute.
    internal static string NewCode(Situation s) => TimeOrderedId.Code(TimeOrderedId.Mix(s.Context.Seed, "page"), "link", CodeLength);

    internal static Choice To(Situation s, string address, string code) => new($"{address}/p/{code}", s.Text("page.button-open")) { Kind = ChoiceKind.Link };

    private static Situation Sent(Situation s, string address)
    {
        var code = NewCode(s);

        // Not for a mailbox that several people read: whoever opens it is taken for the person.
        var page = s.Page().Raw(ParagraphKind.Prose, s.Text("page.link", ("n", Minutes)), Privacy.Personal).Row(To(s, address, code));
        return s.Do(new MakePageLink(code)).Do(new Say(page.Build(), Lane.Reply));
    }
}
