using System.Collections.Immutable;
using TeacherBot.Content;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;
using TeacherBot.Store;

namespace TeacherBot.Operations;

/// <summary>The content folder cannot be used and there is no last good state: the program does not start.</summary>
internal sealed class ContentBrokenException(ImmutableArray<Problem> problems)
    : Exception(string.Join('\n', problems) + "\nПроверить папку: teacherbot content check")
{
    public ImmutableArray<Problem> Problems { get; } = problems;
}

/// <summary>Loads the folder at start, publishes it by hash, and keeps every version that attempts pinned.</summary>
internal static class ContentStart
{
    /// <summary>The catalogue to start with; problems are those of a broken folder for which the last good state stands in.</summary>
    public static async Task<(Catalog Catalog, ImmutableArray<Problem> Problems)> LoadAsync(
        Database database, BotOptions options, DateTimeOffset now, CancellationToken cancellation)
    {
        var published = database.Read(PublishedStore.Instruments);
        var result = options.Content
            ?? ContentLoader.Load(options.ContentPath, DateOnly.FromDateTime(now.UtcDateTime), published, database.Read(PublishedStore.FindActive));
        if (result is ContentResult.Loaded loaded)
        {
            await PublishAsync(database, loaded, now, cancellation);
            return (WithPublished(database, loaded.Catalog, published), []);
        }

        var problems = ((ContentResult.Broken)result).Problems;
        return database.Read(PublishedStore.FindActive) is { } last
            && ContentLoader.Restore(last, hash => Find(database, hash)) is ContentResult.Loaded good
            ? (WithPublished(database, good.Catalog, published), problems)
            : throw new ContentBrokenException(problems);
    }

    /// <summary>Stores every file and instrument version and makes this state the active one, in one transaction.</summary>
    public static Task PublishAsync(Database database, ContentResult.Loaded loaded, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            unit =>
            {
                foreach (var file in loaded.Files)
                {
                    PublishedStore.Put(unit, new PublishedText(file.Hash, file.Path, [.. file.Bytes]), now);
                }

                foreach (var instrument in loaded.Catalog.Instruments.SelectMany(i => i.Forms))
                {
                    if (!PublishedStore.Put(unit, instrument.Ref, now))
                    {
                        throw new InvalidOperationException(
                            $"Instrument {instrument.Id} version {instrument.Ref.Version} was published with other text: raise its version.");
                    }
                }

                PublishedStore.Activate(unit, loaded.Catalog.Hash, now);
            },
            cancellation);

    private static byte[]? Find(Database database, string hash) => database.Read(unit => PublishedStore.Find(unit, hash))?.Body;

    private static Catalog WithPublished(Database database, Catalog catalog, IReadOnlyList<InstrumentRef> published)
    {
        var all = catalog.Published;
        foreach (var older in published.Where(p => !all.ContainsKey(p.Hash)))
        {
            all = all.Add(older.Hash, ContentLoader.RestoreInstrument(older.Hash, hash => Find(database, hash)));
        }

        return catalog with { Published = all };
    }
}
