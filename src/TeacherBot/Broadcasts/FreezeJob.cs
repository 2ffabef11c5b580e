using System.Diagnostics;
using TeacherBot.Content;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Broadcasts;

/// <summary>
/// Freezes the recipients of a broadcast in chunks that each commit: killed in the middle it goes on where it stopped. Then the author
/// is shown the plan.
/// </summary>
internal sealed class FreezeJob(Database database, TurnRunner turns, CurrentCatalog catalog, BroadcastLimits limits, TimeProvider clock)
{
    private const int Chunk = 500;

    // Well within the lease of a job.
    private static readonly TimeSpan Shift = TimeSpan.FromSeconds(30);

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (await database.WriteAsync(unit => Step(unit, job), cancellation))
        {
            if (Stopwatch.GetElapsedTime(started) > Shift)
            {
                return new JobOutcome.Later(TimeSpan.Zero);
            }
        }

        return new JobOutcome.Done();
    }

    // True while there is more to freeze.
    private bool Step(UnitOfWork unit, Job job)
    {
        var now = clock.GetUtcNow();
        if (RecipientStore.Reached(unit, job.Args) is not { } reached || BroadcastStore.Find(unit, job.Args) is not { } broadcast)
        {
            // Cancelled meanwhile.
            ScheduleStore.Done(unit, job.Id);
            return false;
        }

        if (reached.Length == 0)
        {
            RecipientStore.Begin(unit, broadcast.Id, false, (int)limits.PerSecond);
        }

        var people = PeopleStore.ActiveIn(unit, broadcast.Municipality, reached, Chunk);
        if (people.Count > 0)
        {
            RecipientStore.Freeze(unit, broadcast, people, ChannelsOf(broadcast.Municipality), now);
            return true;
        }

        RecipientStore.Keep(unit, broadcast.Id, RecipientStore.Count(unit, broadcast.Id));
        BroadcastStore.Move(unit, broadcast.Id, BroadcastStatus.Freezing, BroadcastStatus.Planned);
        ScheduleStore.Done(unit, job.Id);
        if (broadcast.Author is { } author)
        {
            turns.Run(unit, author, new Signal(SignalKinds.Broadcast, broadcast.Id), $"planned:{broadcast.Id}:{now.ToUnixTimeMilliseconds()}");
        }

        return false;
    }

    private List<string> ChannelsOf(string municipality) =>
        [.. catalog.Value.Municipalities[municipality].Policy.Where(p => p.Value == ChannelPolicy.Open).Select(p => p.Key)];
}
