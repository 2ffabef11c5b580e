using TeacherBot.BotApi;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Telegram;

/// <summary>Runs one turn and completes once it is committed.</summary>
internal delegate Task<TurnOutcome> TakeTurn(Arrival arrival, CancellationToken cancellation);

/// <summary>
/// Receives from Telegram: every update becomes a turn, different people in parallel, one person in the order of arrival. An update
/// counts as received when its turn is committed; a batch when all of them are.
/// </summary>
internal sealed class TelegramReceiver(IBotApi api, BotIdentity me, TakeTurn turn, TimeProvider clock, ILogger<TelegramReceiver> log)
{
    private readonly UpdateParser parser = new(me.Username);
    private readonly PersonLanes lanes = new();
    private readonly PressAnswers answers = new(api, clock, log);
    private readonly GroupRefusals groups = new(api, log);
    private readonly StaffMenu staff = new(api, log);

    /// <summary>Long polling until cancelled or until the token is refused.</summary>
    public async Task<PollingEnd> PollAsync(LongPollingOptions options, CancellationToken cancellation)
    {
        var end = await new LongPolling(api, options, Report).ReceiveAsync(TakeAsync, cancellation);
        if (end == PollingEnd.Unauthorized)
        {
            TelegramLog.TokenRefused(log);
        }

        await answers.DrainAsync();
        return end;
    }

    /// <summary>Completes when every turn of the batch is committed; throws when one is not, and then the whole batch may come again.</summary>
    public Task TakeAsync(IReadOnlyList<Update> batch, CancellationToken cancellation)
    {
        var people = new Dictionary<long, List<Received>>(batch.Count);
        foreach (var update in batch)
        {
            var press = update.CallbackQuery is { } callback ? answers.Begin(update.UpdateId, callback.Id) : null;
            var person = PersonOf(update);
            if (!people.TryGetValue(person, out var theirs))
            {
                people.Add(person, theirs = []);
            }

            theirs.Add(new Received(update, press));
        }

        return Task.WhenAll(people.Select(p => lanes.RunAsync(p.Key, () => TakeInOrderAsync(p.Value, cancellation))));
    }

    // After a failure the later updates of this person wait as well: they come again in the same order.
    private async Task TakeInOrderAsync(List<Received> updates, CancellationToken cancellation)
    {
        foreach (var received in updates)
        {
            await TakeAsync(received, cancellation);
        }
    }

    private async Task TakeAsync(Received received, CancellationToken cancellation)
    {
        var (update, press) = received;
        if (parser.Parse(update) is { } arrival)
        {
            var outcome = await turn(arrival, cancellation);
            press?.Finish((outcome as TurnOutcome.Done)?.Toast);
            if (outcome is TurnOutcome.Done { GotRole: true })
            {
                await staff.OfferAsync(arrival.Address, cancellation);
            }

            return;
        }

        press?.Finish(null);
        groups.Notice(update);
        if (update.IsMalformed)
        {
            TelegramLog.Unreadable(log, update.UpdateId);
        }
    }

    private void Report(PollingReport report)
    {
        if (report.HandlerFailure is { } failure)
        {
            TelegramLog.BatchFailed(log, failure.GetType().Name, failure.StackTrace);
        }

        var reason = report.Error?.ToString() ?? report.Cause;
        TelegramLog.Receiving(log, report.Condition, report.Wait, reason);
    }

    // A private chat has the person's id, so texts and presses of one person share a lane.
    private static long PersonOf(Update update) =>
        update.CallbackQuery?.From.Id ?? (update.Message ?? update.EditedMessage)?.Chat.Id ?? update.MyChatMember?.Chat.Id ?? 0;

    private readonly record struct Received(Update Update, PressAnswers.Press? Press);
}
