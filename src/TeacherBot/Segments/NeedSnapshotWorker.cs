using TeacherBot.Content;
using TeacherBot.Core.Segments;
using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Segments;

/// <summary>Freezes the needs that blind targeting is answered from: each area of each municipality once a week, a transaction each.</summary>
internal sealed class NeedSnapshotWorker(
    Database database, CurrentCatalog catalog, int minimumGroup, TimeProvider clock, ILogger<NeedSnapshotWorker> log)
{
    private readonly WorkLoop loop = new("Needs", TimeSpan.FromHours(1), clock, log);

    public Task RunAsync(CancellationToken cancellation) => loop.RunAsync(
        async stop =>
        {
            await StepAsync(stop);
            return false;
        },
        cancellation);

    /// <summary>Freezes what is due; the result is how many areas have a new snapshot.</summary>
    public async Task<int> StepAsync(CancellationToken cancellation)
    {
        var frozen = 0;
        var now = clock.GetUtcNow();
        var current = catalog.Value;
        foreach (var area in NeedArea.Of(current))
        {
            foreach (var municipality in current.Municipalities.Keys.Order(StringComparer.Ordinal))
            {
                if (database.Read(unit => NeedSnapshotStore.IsDue(unit, municipality, area.Code, now)))
                {
                    frozen += await database.WriteAsync(
                        unit => NeedSnapshotStore.Freeze(unit, municipality, area, minimumGroup, now), cancellation) ? 1 : 0;
                }
            }
        }

        return frozen;
    }
}
