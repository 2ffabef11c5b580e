using TeacherBot.Core.Conversations;
using TeacherBot.Mail.Understanding;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// What came back: an address where nobody is gets no more letters, one that is full three times in a fortnight neither. Only a report that
/// names the id of a letter we sent is believed; anybody may write one.
/// </summary>
internal sealed class BounceIntake(EmailStores stores, TurnRunner turns, TimeProvider clock)
{
    private const int SoftBounces = 3;
    private const int SoftDays = 14;

    public async Task TakeAsync(IReadOnlyList<Bounce> bounces, string key, CancellationToken cancellation)
    {
        foreach (var bounce in bounces.Where(b => b.Class is BounceClass.Hard or BounceClass.Soft))
        {
            if (bounce.OriginalId is { } id && ReplyToken.InMessageId(id) is { } token && stores.FindSent(token) is { } sent
                && (bounce.Class == BounceClass.Hard || await IsTooSoftAsync(sent, key, cancellation)))
            {
                await GiveUpAsync(sent, key, cancellation);
            }
        }
    }

    // Counted once for a report, however often it is taken.
    private Task<bool> IsTooSoftAsync(SentLetter sent, string key, CancellationToken cancellation) => stores.Database.WriteAsync(
        unit =>
        {
            var now = clock.GetUtcNow();
            if (!ConversationStore.Take(unit, ChannelNames.Email, key + "/soft", now))
            {
                return false;
            }

            LetterStore.Count(unit, sent.Address, LetterArrival.Bounced, now);
            return LetterStore.Counted(unit, sent.Address, LetterArrival.Bounced, now.AddDays(-SoftDays)) >= SoftBounces;
        },
        cancellation);

    private async Task GiveUpAsync(SentLetter sent, string key, CancellationToken cancellation)
    {
        if (stores.From(sent, key, new Reachability(false)) is { } arrival)
        {
            await turns.RunAsync(arrival, cancellation);
        }
    }
}
