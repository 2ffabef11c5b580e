using TeacherBot.Turns;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// Ends the kind of mailing a letter was of, for whoever shows its token: one click in a mail program (RFC 8058), or a complaint. Twice is
/// the same as once.
/// </summary>
internal sealed class Unsubscribing(EmailStores stores, TurnRunner turns, TimeProvider clock)
{
    private readonly Mailings mailings = new(stores, turns, clock);

    /// <summary>False for a token that is no letter's of ours, or a letter without such a kind.</summary>
    public Task<bool> RunAsync(string token, CancellationToken cancellation) => mailings.SetAsync(token, MailingWish.EndOwn, cancellation);
}
