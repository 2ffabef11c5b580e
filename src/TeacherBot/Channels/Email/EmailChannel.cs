using System.Globalization;
using TeacherBot.Channels.Email.Sending;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Smtp;
using TeacherBot.Store;

namespace TeacherBot.Channels.Email;

/// <summary>
/// Sends letters. A letter stays as it was sent, so a screen is a new letter each time; a screen that only tells anew how far something is,
/// with the same choices as the last, is not worth one.
/// </summary>
internal sealed class EmailChannel(EmailOptions options, SmtpDoor smtp, Database database, EmailStores stores, TimeProvider clock) : IChannel
{
    private readonly LetterComposer composer = new(options, stores.Tokens);

    public string Name => ChannelNames.Email;

    public async Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        if (outgoing.EditTarget is { } last && outgoing.Kind is DeliveryKind.Disarm or DeliveryKind.Screen)
        {
            // What cannot be edited is sent anew by the worker.
            return outgoing.Kind == DeliveryKind.Disarm || IsOnlyProgress(outgoing, last) ? new SendOutcome.Delivered(last) : new SendOutcome.TargetLost();
        }

        if (outgoing is not { Message: { } message, Row: { } row } || (message.Document is not null && outgoing.File is null))
        {
            return new SendOutcome.Rejected("nothing to send");
        }

        var now = clock.GetUtcNow();
        var thread = database.Read(unit => stores.Letters.FindThread(unit, row.Address));
        var letter = LetterWriter.Write(composer.Compose(outgoing, row, thread, now));
        await database.WriteAsync(
            unit => LetterStore.Put(
                unit,
                new SentLetter(row.Original, row.Address, outgoing.Person, outgoing.Version, message.Sheet, LetterChoices.Keep(message), message.ExpectsText),
                now),
            cancellation);
        var envelope = new SmtpEnvelope(options.EnvelopeSender ?? options.Address, outgoing.Address.Reveal(), letter)
        {
            Id = row.Original.ToString(CultureInfo.InvariantCulture),
        };
        return SmtpOutcomes.Of(await smtp.SendAsync(envelope, cancellation), row.Original, row.Tries);
    }

    public async Task<bool> WorksAsync(CancellationToken cancellation)
    {
        try
        {
            return await smtp.CheckAsync(cancellation) is null;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private bool IsOnlyProgress(Outgoing outgoing, long last) =>
        outgoing.Message is { } message && database.Read(unit => LetterStore.Find(unit, last)) is { } before && before.Choices == LetterChoices.Keep(message);
}

/// <summary>What the email channel keeps and signs with.</summary>
internal sealed record EmailStores(LetterStore Letters, LetterTokens Tokens, PeopleStore People, TokenSigner Signer)
{
    /// <summary>The letter a token is of; null for a token that was altered, or whose letter is too old.</summary>
    public SentLetter? FindSent(Database database, string token) =>
        LetterTokens.Claimed(token) is { } number && database.Read(unit => LetterStore.Find(unit, number)) is { } sent && Tokens.Check(token, sent.N, sent.Person) ? sent : null;

    /// <summary>Where a letter went, in the clear; null once its person was erased.</summary>
    public string? AddressOf(Database database, SentLetter sent) =>
        database.Read(unit => PeopleStore.FindAddressOf(unit, sent.Address)) is { } known ? People.Open(known).Reveal() : null;

    public static EmailStores Of(Vault vault, PeopleStore people) => new(new LetterStore(vault), new LetterTokens(vault.Signer), people, vault.Signer);
}
