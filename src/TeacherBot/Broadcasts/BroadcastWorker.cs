using TeacherBot.Content;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Broadcasts;

/// <summary>What limits broadcasts.</summary>
/// <param name="PerSecond">Unasked messages a second of the channel; sizes what is let go at a time.</param>
/// <param name="WeeklyCap">Unasked messages a person gets in a week at most, over all senders.</param>
/// <param name="MinimumGroup">k of segments by need.</param>
internal sealed record BroadcastLimits(double PerSecond, int WeeklyCap, int MinimumGroup = 5);

/// <summary>
/// Lets frozen recipients go to the delivery worker, a little ahead of it: so a pause, a cancellation and the end of the allowed hours
/// take effect within seconds, and memory does not grow with the number of recipients.
/// </summary>
internal sealed class BroadcastWorker(Database database, TurnRunner turns, CurrentCatalog catalog, BroadcastLimits limits, WorkLoop loop)
{
    private const int LeastAhead = 64;
    private const int Chunk = 250;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, (DateTimeOffset At, string Said)> reported = [];
    private bool held;

    /// <summary>Raised after a commit that left something to send.</summary>
    public event Action? Queued;

    public Task RunAsync(CancellationToken cancellation) => loop.RunAsync(StepAsync, cancellation);

    /// <summary>One round over everything that is being sent; false when nothing more can be let go at once.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var now = loop.Clock.GetUtcNow();
        var running = database.Read(unit => BroadcastStore.Running(unit, now));
        await HoldLeftoversAsync(running);
        var more = false;
        foreach (var broadcast in running)
        {
            var (fed, drained) = await FeedAsync(broadcast, now, cancellation);
            more |= fed == Chunk;
            await ReportAsync(broadcast, drained, now, cancellation);
        }

        return more;
    }

    // What a run that died had let go may be hours old: the cap and the hours are asked again.
    private async Task HoldLeftoversAsync(IReadOnlyList<Broadcast> running)
    {
        if (!held)
        {
            foreach (var broadcast in running)
            {
                await database.WriteAsync(unit => RecipientStore.HoldBack(unit, broadcast.Id));
            }

            held = true;
        }
    }

    private async Task<(int Fed, bool Drained)> FeedAsync(Broadcast broadcast, DateTimeOffset now, CancellationToken cancellation)
    {
        var town = catalog.Value.Municipalities.GetValueOrDefault(broadcast.Municipality);
        if (town is null || !UnaskedHours.AllowAt(now, town))
        {
            return (0, false);
        }

        var ahead = Math.Max(LeastAhead, (int)(2 * limits.PerSecond));
        var outcome = await database.WriteAsync(
            unit =>
            {
                var (inFlight, letters) = RecipientStore.InFlight(unit, broadcast.Id);
                var room = ahead - (inFlight - letters);

                // A pause may have come in between.
                if (room < ahead / 4 || BroadcastStore.Find(unit, broadcast.Id) is not { Status: BroadcastStatus.Sending } current)
                {
                    return (0, false);
                }

                var fed = RecipientStore.Feed(unit, current, Math.Min(room, Chunk), limits.WeeklyCap, now);
                return (fed, fed == 0 && inFlight == 0);
            },
            cancellation);
        var (let, _) = outcome;
        if (let > 0)
        {
            Queued?.Invoke();
        }

        return outcome;
    }

    private async Task ReportAsync(Broadcast broadcast, bool drained, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = reported.GetValueOrDefault(broadcast.Id, (DateTimeOffset.MinValue, ""));
        if (!drained && now - before.Item1 < ReportEvery)
        {
            return;
        }

        // Counted beside the writer: a million rows take a while.
        var counts = database.Read(unit => RecipientStore.Count(unit, broadcast.Id));
        var said = string.Join(',', counts);
        reported[broadcast.Id] = (now, said);
        var ended = counts.All(c => c.What != BroadcastCounts.Waiting);
        if (said == before.Item2 && !ended)
        {
            return;
        }

        await database.WriteAsync(unit => Tell(unit, broadcast, counts, ended, now), cancellation);
        if (ended)
        {
            reported.Remove(broadcast.Id);
        }

        Queued?.Invoke();
    }

    private void Tell(UnitOfWork unit, Broadcast broadcast, IReadOnlyList<BroadcastCount> counts, bool ended, DateTimeOffset now)
    {
        RecipientStore.Keep(unit, broadcast.Id, counts);
        if (ended && !BroadcastStore.End(unit, broadcast.Id, BroadcastStatus.Finished, now))
        {
            return;
        }

        if (broadcast.Author is { } author)
        {
            turns.Run(unit, author, new Signal(SignalKinds.Broadcast, broadcast.Id), $"progress:{broadcast.Id}:{now.ToUnixTimeMilliseconds()}");
        }
    }
}
