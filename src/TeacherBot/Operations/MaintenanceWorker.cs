using TeacherBot.Documents;
using TeacherBot.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations;

/// <summary>Forgets what need not be kept: old input keys, finished deliveries, guests after a day, files of documents after a month; and freezes what ended campaigns found.</summary>
internal sealed class MaintenanceWorker(Database database, DocumentStore files, SnapshotFreezer freezer, TimeProvider clock, ILogger<MaintenanceWorker> log)
{
    private static readonly TimeSpan FileInProgress = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeepFile = TimeSpan.FromDays(30);

    private readonly WorkLoop loop = new("Maintenance", TimeSpan.FromMinutes(5), clock, log);

    public Task RunAsync(CancellationToken cancellation) => loop.RunAsync(
        async stop =>
        {
            await StepAsync(stop);
            return false;
        },
        cancellation);

    /// <summary>One round over everything, in short transactions.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await PurgeAsync(unit => ConversationStore.Purge(unit, now), cancellation);
        await PurgeAsync(unit => OutboxStore.Purge(unit, now), cancellation);
        await PurgeAsync(unit => LetterStore.Purge(unit, now), cancellation);
        await PurgeAsync(unit => RawLetterStore.Purge(unit, now), cancellation);
        await database.WriteAsync(unit => RecipientStore.Purge(unit, now), cancellation);
        await database.WriteAsync(unit => CourseWishStore.Purge(unit, now), cancellation);
        await database.WriteAsync(unit => PageStore.Purge(unit, now), cancellation);
        await database.WriteAsync(unit => PageNoteStore.Purge(unit, now), cancellation);
        var guests = await EraseGuestsAsync(now, cancellation);
        var deleted = files.Sweep(now, FileInProgress, KeepFile);
        if (guests + deleted > 0)
        {
            OperationsLog.Maintained(log, guests, deleted);
        }

        // Last, so that trouble with it keeps nothing from being forgotten.
        await freezer.FreezeAsync(cancellation);
    }

    private async Task PurgeAsync(Func<UnitOfWork, bool> chunk, CancellationToken cancellation)
    {
        while (await database.WriteAsync(chunk, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<int> EraseGuestsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var erased = 0;
        while (database.Read(unit => ErasureStore.Expired(unit, now)) is { Count: > 0 } expired)
        {
            var gone = await Task.WhenAll(expired.Select(
                guest => database.WriteAsync(unit => ErasureStore.Erase(unit, guest, now), cancellation)));
            erased += gone.Count(g => g is not null);
            foreach (var file in gone.SelectMany(g => g ?? []))
            {
                files.Delete(file);
            }
        }

        return erased;
    }
}
