using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Broadcasts;

/// <summary>Fetches what a person sent from the channel it came by: tried again while the channel is down, settled once, in the same write that ends the job.</summary>
internal sealed class FileFetch(Database database, FileSources sources)
{
    private const int MostTries = 3;

    private static readonly TimeSpan ChannelDown = TimeSpan.FromSeconds(30);

    /// <param name="most">Bytes; a larger file is not fetched.</param>
    /// <param name="prepare">Makes of the file what is settled; takes its time, outside of the write.</param>
    /// <param name="settle">Takes the person who sent the file, the wish, and what came of it.</param>
    public async Task<JobOutcome> RunAsync<T>(
        Job job,
        int most,
        Func<FetchOutcome, CancellationToken, Task<T>> prepare,
        Action<UnitOfWork, string, FileWish, T> settle,
        CancellationToken cancellation)
    {
        if (FileWish.FromArgs(job.Args) is not { } wish || job.Person is not { } person)
        {
            return new JobOutcome.Refused("UnknownFile");
        }

        if (sources.Of(wish.Channel) is not { } source)
        {
            return new JobOutcome.Later(ChannelDown);
        }

        var fetched = await source.FetchAsync(wish.File.Reference, most, cancellation);
        if (fetched is FetchOutcome.Failed failed && job.Tries < MostTries)
        {
            return new JobOutcome.Failed(failed.Code);
        }

        var prepared = await prepare(fetched, cancellation);
        await database.WriteAsync(
            unit =>
            {
                settle(unit, person, wish, prepared);
                ScheduleStore.Done(unit, job.Id);
            },
            CancellationToken.None);
        return new JobOutcome.Done();
    }
}
