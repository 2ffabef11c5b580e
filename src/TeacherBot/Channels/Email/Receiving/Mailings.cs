using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>One kind of letters as its receiver sees it.</summary>
/// <param name="Kind">Kind of the consent, or <see cref="Mailings.Reminders"/>.</param>
/// <param name="IsOwn">The letter whose link was opened is of this kind.</param>
/// <param name="Agreement">What is agreed to by switching it on, in paragraphs; empty where nothing must be, null where it is not switched on here.</param>
public sealed record MailingKind(string Kind, string Title, bool IsOn, bool IsOwn, ImmutableArray<string>? Agreement)
{
    /// <summary>Of the text that is agreed to; 0 where there is none.</summary>
    public int Version { get; init; }
}

/// <summary>Which unasked letters the receiver of a letter gets; no name and no address is among it.</summary>
public sealed record MailingChoices(string Town, ImmutableArray<MailingKind> Kinds);

/// <summary>What a form asks for.</summary>
/// <param name="Kind">Null for the kind of the letter itself.</param>
/// <param name="Seen">Version of the text that was read; an older one than is in force switches nothing on.</param>
/// <param name="Key">Sent twice it is one; null or empty where there was none.</param>
internal sealed record MailingWish(string? Kind, bool IsOn, int Seen, string? Key)
{
    /// <summary>What one click in a mail program asks for.</summary>
    public static readonly MailingWish EndOwn = new(null, false, 0, null);
}

/// <summary>
/// Kinds of unasked letters, seen and changed by whoever shows the token of a letter, without a session. A change is a turn of the person's
/// own, as from the chat: the same rules, the same log, and the owner is told by a letter. What stands already is not done again.
/// </summary>
/// <remarks>A forwarded letter must not make anybody a receiver of advertisements, nor a mailbox that several people read of anything.</remarks>
internal sealed class Mailings(EmailStores stores, TurnRunner turns, TimeProvider clock)
{
    public const string Reminders = "reminders";

    private const string Prefix = "mailing.";
    private const string Advertising = Prefix + "advertising";
    private const int LongestKey = 64;

    /// <summary>Null for a token that is no letter's of ours, or is too old, or whose person is no longer with us.</summary>
    public MailingChoices? Look(string token) => stores.FindSent(token) is { } sent ? Look(sent) : null;

    /// <summary>False for a token that means nothing, and for a kind that cannot be so changed.</summary>
    public async Task<bool> SetAsync(string token, MailingWish wish, CancellationToken cancellation)
    {
        if (stores.FindSent(token) is not { } sent || Look(sent) is not { } choices || Find(choices, wish.Kind) is not { } one
            || (wish.IsOn && (one.Agreement is null || one.Version != wish.Seen)))
        {
            return false;
        }

        if (one.IsOn == wish.IsOn)
        {
            return true;
        }

        // The key is kept and may be logged, so it is never the token.
        var unique = wish.Key is { Length: > 0 and <= LongestKey } key ? key : Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        if (stores.From(sent, $"mailings/{unique}") is not { } arrival)
        {
            return false;
        }

        await turns.RunAsync(stores.Pressing(arrival, sent, new Choice(Action(one.Kind, wish.IsOn), "") { Kind = ChoiceKind.Action }, clock.GetUtcNow()), cancellation);
        return Look(sent)?.Kinds.FirstOrDefault(k => k.Kind == one.Kind)?.IsOn == wish.IsOn;
    }

    private static MailingKind? Find(MailingChoices choices, string? kind) => choices.Kinds.FirstOrDefault(k => kind is null ? k.IsOwn : k.Kind == kind);

    private static string Action(string kind, bool isOn) => kind == Reminders
        ? (isOn ? Actions.Remind : Actions.NoReminders) + ".me"
        : $"{(isOn ? Actions.Subscribe : Actions.Unsubscribe)}.{kind[Prefix.Length..]}";

    private MailingChoices? Look(SentLetter sent)
    {
        var (address, person) = stores.Database.Read(unit => PeopleStore.FindAddressOf(unit, sent.Address) is { } known ? (known, PeopleStore.FindPerson(unit, known.Person)?.Person) : default);
        if (address is null || address.Person != sent.Person || person is not { Status: PersonStatus.Active, Municipality: { } municipality }
            || turns.Catalog.Municipalities.GetValueOrDefault(municipality) is not { } town)
        {
            return null;
        }

        // Nothing is agreed to by way of a mailbox that several people read, or that carries links only.
        var isQuiet = address.IsShared || town.PolicyOn(ChannelNames.Email) == Core.Content.ChannelPolicy.Neutral;
        var own = LetterChoices.Ending(sent.Choices)?.Key;
        var kinds = town.Consents.Values.Where(c => c.Kind.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(c => c.Kind, StringComparer.Ordinal).Select(c => new MailingKind(
            c.Kind,
            c.Title,
            person.Consents.ContainsKey(c.Kind),
            own == Action(c.Kind, false),
            isQuiet || c.Kind == Advertising ? null : [.. c.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim())])
        { Version = c.Version });
        var reminders = new MailingKind(Reminders, turns.Catalog.Text("mailing.reminders"), !person.RemindersOff, own == Action(Reminders, false), isQuiet ? null : ImmutableArray<string>.Empty);
        return new(town.Title, [.. kinds.Append(reminders).OrderByDescending(k => k.IsOwn)]);
    }
}
