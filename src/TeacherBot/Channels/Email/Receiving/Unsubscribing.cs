using System.Globalization;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// Ends the kind of mailing a letter was of, for whoever shows its token: one click in a mail program (RFC 8058), or a complaint. Twice is
/// the same as once.
/// </summary>
internal sealed class Unsubscribing(EmailStores stores, TurnRunner turns, TimeProvider clock)
{
    /// <summary>False for a token that is no letter's of ours, or a letter without such a kind.</summary>
    public async Task<bool> RunAsync(string token, CancellationToken cancellation)
    {
        // The key is kept and may be logged, so it is the letter's number and not the token.
        if (stores.FindSent(token) is not { } sent || LetterChoices.Unsubscribing(sent.Choices) is not { } choice
            || stores.From(sent, string.Create(CultureInfo.InvariantCulture, $"unsubscribe/{sent.N}")) is not { } arrival)
        {
            return false;
        }

        await turns.RunAsync(stores.Pressing(arrival, sent, choice, clock.GetUtcNow()), cancellation);
        return true;
    }
}
