using TeacherBot.Documents;
using TeacherBot.Store;

namespace TeacherBot.Operations;

/// <summary>Erases a person who withdrew, once the farewell has left, or after ten minutes without it.</summary>
internal sealed class ErasureJob(Database database, DocumentStore files, TimeProvider clock)
{
    private const int MostWaits = 120;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation)
    {
        if (job.Tries <= MostWaits && database.Read(unit => ErasureStore.HasUnsent(unit, job.Args)))
        {
            return new JobOutcome.Later(Wait);
        }

        // A file left over by a crash right here is swept by maintenance: no document refers to it any more.
        var erased = await database.WriteAsync(
            unit =>
            {
                ScheduleStore.Done(unit, job.Id);
                return ErasureStore.Erase(unit, job.Args, clock.GetUtcNow());
            },
            cancellation);
        foreach (var file in erased ?? [])
        {
            files.Delete(file);
        }

        database.EmptyLog();

        return new JobOutcome.Done();
    }
}
