using System.Diagnostics;
using TeacherBot.Content;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;
using TeacherBot.Core.Segments;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Broadcasts;

/// <summary>
/// Freezes the recipients of a broadcast in chunks that each commit: killed in the middle it goes on where it stopped. Then the author
/// is shown the plan, or why there is none.
/// </summary>
internal sealed class FreezeJob(Database database, TurnRunner turns, CurrentCatalog catalog, BroadcastLimits limits, TimeProvider clock)
{
    private const int Chunk = 500;

    // Well within the lease of a job.
    private static readonly TimeSpan Shift = TimeSpan.FromSeconds(30);

    private readonly NeedStore needs = new(limits.MinimumGroup);

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
        if (RecipientStore.Progress(unit, job.Args) is not { } progress || BroadcastStore.Find(unit, job.Args) is not { } broadcast)
        {
            // Cancelled meanwhile.
            ScheduleStore.Done(unit, job.Id);
            return false;
        }

        var scope = new SegmentScope(broadcast.Municipality, broadcast.Cluster);
        var rule = broadcast.Segment.Length > 0 ? broadcast.Segment : catalog.Value.Text("broadcast.everybody");
        var names = EventNames.With(catalog.Value, broadcast.Municipality, EventStore.List(unit, broadcast.Municipality, now));
        return SegmentParser.Parse(rule, names, scope, progress.At ?? now) switch
        {
            Mistaken mistaken => End(unit, job, broadcast, mistaken.Mistake.Text),
            Parsed parsed when progress.At is null => Begin(unit, job, broadcast, parsed.Segment, scope),
            Parsed parsed => Freeze(unit, job, broadcast, progress, parsed.Segment),
            _ => throw new UnreachableException(),
        };
    }

    private bool Begin(UnitOfWork unit, Job job, Broadcast broadcast, Segment segment, SegmentScope scope)
    {
        var now = clock.GetUtcNow();
        var answer = segment.Need is null ? null : needs.Plan(unit, segment, scope, broadcast.Author ?? "shell", now);
        if (answer is Refused)
        {
            return End(unit, job, broadcast, answer.Text(catalog.Value, catalog.Value.Municipalities[broadcast.Municipality].TimeZone));
        }

        RecipientStore.Begin(unit, broadcast.Id, segment.CountsOnly, (int)limits.PerSecond, answer as Allowed, now);
        return true;
    }

    private bool Freeze(UnitOfWork unit, Job job, Broadcast broadcast, Freezing progress, Segment segment)
    {
        var scope = new SegmentScope(broadcast.Municipality, broadcast.Cluster);
        var people = progress.NeedPlan is { } plan
            ? NeedStore.Page(unit, plan, progress.Reached, Chunk)
            : SegmentStore.Page(unit, segment, scope, progress.At!.Value, progress.Reached, Chunk);
        if (people.Count > 0)
        {
            RecipientStore.Freeze(unit, broadcast, people, ChannelsOf(broadcast.Municipality), clock.GetUtcNow());
            return true;
        }

        RecipientStore.Keep(unit, broadcast.Id, RecipientStore.Count(unit, broadcast.Id));
        return End(unit, job, broadcast, null);
    }

    // Always false: there is nothing more to freeze.
    private bool End(UnitOfWork unit, Job job, Broadcast broadcast, string? refusal)
    {
        if (refusal is null)
        {
            BroadcastStore.Move(unit, broadcast.Id, BroadcastStatus.Freezing, BroadcastStatus.Planned);
        }
        else
        {
            BroadcastStore.Refuse(unit, broadcast.Id, refusal);
        }

        ScheduleStore.Done(unit, job.Id);
        if (broadcast.Author is { } author)
        {
            turns.Run(unit, author, new Signal(SignalKinds.Broadcast, broadcast.Id), $"planned:{broadcast.Id}:{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        }

        return false;
    }

    private List<string> ChannelsOf(string municipality) =>
        [.. catalog.Value.Municipalities[municipality].Policy.Where(p => p.Value != ChannelPolicy.Off).Select(p => p.Key)];
}
