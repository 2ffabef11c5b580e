using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Email;

/// <summary>What the email channel keeps and signs with.</summary>
internal sealed record EmailStores(Database Database, LetterStore Letters, LetterTokens Tokens, TurnStores Turns)
{
    public RawLetterStore RawLetters { get; } = new(Turns.Vault);

    public static EmailStores Of(Database database, TurnStores turns) =>
        new(database, new LetterStore(turns.Vault), new LetterTokens(turns.Vault.Signer), turns);

    /// <summary>The letter a token is of; null for a token that was altered, or whose letter is too old.</summary>
    public SentLetter? FindSent(UnitOfWork unit, string token) =>
        LetterTokens.Claimed(token) is { } number && LetterStore.Find(unit, number) is { } sent && Tokens.Check(token, sent.N, sent.Person) ? sent : null;

    public SentLetter? FindSent(string token) => Database.Read(unit => FindSent(unit, token));

    /// <summary>Something that comes from where a letter went, though its person did not write; null once the person was erased.</summary>
    public Arrival? From(SentLetter sent, string key, InboundBody? body = null) =>
        Database.Read(unit => PeopleStore.FindAddressOf(unit, sent.Address)) is { } known
            ? new Arrival(key, ChannelNames.Email, Turns.People.Open(known).Reveal(), body, null) : null;

    /// <summary>The same arrival as a press of something the letter offered.</summary>
    public Arrival Pressing(Arrival arrival, SentLetter sent, Choice choice, DateTimeOffset now) =>
        arrival with { Body = null, Token = Turns.Tokens.Mint(sent.Person, sent.Version, choice, now) };
}
