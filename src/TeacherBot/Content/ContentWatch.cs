using System.Collections.Immutable;

namespace TeacherBot.Content;

/// <summary>
/// Looks at the content folder from time to time and puts a changed, clean state in use. A broken one is reported once and the
/// last good one stays.
/// </summary>
internal sealed class ContentWatch(string path, CurrentCatalog current, TimeProvider clock)
{
    private string _seen = current.Value.Hash;
    private string _stamps = "";

    /// <summary>Called before a clean state is put in use: the caller stores its files by hash.</summary>
    public Func<ContentResult.Loaded, CancellationToken, Task> OnLoaded { get; init; } = (_, _) => Task.CompletedTask;

    public Action<ImmutableArray<Problem>> OnBroken { get; init; } = _ => { };

    public async Task RunAsync(TimeSpan interval, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            await LookAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>One look; true when a new state came into use.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        // Bytes are read only when some file is newer, longer or gone: an idle service leaves the disk alone.
        var stamps = ContentFolder.StampsOf(path);
        if (stamps == _stamps)
        {
            return false;
        }

        var hash = ContentLoader.HashOf(path);
        if (hash == _seen)
        {
            _stamps = stamps;
            return false;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var result = ContentLoader.Load(path, today, [.. current.Value.Published.Values.Select(i => i.Ref)]);
        if (result is not ContentResult.Loaded loaded)
        {
            (_seen, _stamps) = (hash, stamps);
            OnBroken(((ContentResult.Broken)result).Problems);
            return false;
        }

        await OnLoaded(loaded, cancellation).ConfigureAwait(false);
        current.Swap(loaded.Catalog);
        (_seen, _stamps) = (loaded.Catalog.Hash, stamps);
        return true;
    }
}
