using TeacherBot.Core.Conversations;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Broadcasts;

/// <summary>
/// Takes back what was sent of a broadcast: each copy that arrived becomes a row to delete or correct it. Comes again until nothing of
/// it waits, also for copies that were on the wire; then tells who asked.
/// </summary>
internal sealed class RecallJob(Database database, TurnRunner turns, TimeProvider clock)
{
    private const int Chunk = 500;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation)
    {
        while (await database.WriteAsync(unit => RecipientStore.Recall(unit, job.Args, Chunk, clock.GetUtcNow()), cancellation) == Chunk)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return await database.WriteAsync(unit => RecipientStore.InFlight(unit, job.Args).All > 0 || !End(unit, job), cancellation)
            ? new JobOutcome.Later(Again)
            : new JobOutcome.Done();
    }

    // False when a copy arrived in between: one more round.
    private bool End(UnitOfWork unit, Job job)
    {
        if (RecipientStore.Recall(unit, job.Args, Chunk, clock.GetUtcNow()) > 0)
        {
            return false;
        }

        RecipientStore.Keep(unit, job.Args, RecipientStore.Count(unit, job.Args));
        ScheduleStore.Done(unit, job.Id);
        if (job.Person is { } person)
        {
            turns.Run(unit, person, new Signal(SignalKinds.Broadcast, job.Args), $"recalled:{job.Id}");
        }

        return true;
    }
}
