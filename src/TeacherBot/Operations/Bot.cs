using TeacherBot.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Operations;

/// <summary>Where a bot keeps things and what it serves.</summary>
internal sealed record BotOptions
{
    public required string ConnectionString { get; init; }

    public required string KeysPath { get; init; }

    public required string FilesPath { get; init; }

    public required string ContentPath { get; init; }

    /// <summary>Content read and checked before, for who opens many bots on the same; null reads the folder.</summary>
    public ContentResult.Loaded? Content { get; init; }

    /// <summary>Hours for unasked messages; null leaves the usual ones.</summary>
    public AllowedHours? Hours { get; init; }

    /// <summary>k of groups that may be shown.</summary>
    public int MinimumGroup { get; init; } = 5;

    /// <summary>The bot's mailbox; null while that channel is off.</summary>
    public MailboxSettings? Mailbox { get; init; }

    /// <summary>Turns in one transaction at most; 1 is only for measuring what grouping gives.</summary>
    public int MaxBatch { get; init; } = 256;
}

/// <summary>The parts that every way of running shares: store, keys, content, turns and deliveries. Serve, demo, simulate and tests stand on it.</summary>
internal sealed class Bot : IDisposable
{
    private readonly Dictionary<string, DeliveryWorker> deliveries = [];
    private readonly List<BegunSends> begun = [];
    private readonly ILoggerFactory logs;

    private Bot(Database database, Vault vault, CurrentCatalog catalog, TimeProvider clock, ILoggerFactory logs)
    {
        this.logs = logs;
        Database = database;
        Catalog = catalog;
        Clock = clock;
        Stores = new TurnStores(vault);
        Turns = new TurnRunner(database, Stores, catalog, clock, logs.CreateLogger<TurnRunner>());
        Turns.Queued += channel =>
        {
            if (deliveries.TryGetValue(channel, out var worker))
            {
                worker.Wake();
                return;
            }

            foreach (var any in deliveries.Values)
            {
                any.Wake();
            }
        };
    }

    public Database Database { get; }

    public CurrentCatalog Catalog { get; }

    public TimeProvider Clock { get; }

    public TurnStores Stores { get; }

    public TurnRunner Turns { get; }

    /// <summary>Problems of the content folder that a last good state stands in for.</summary>
    public System.Collections.Immutable.ImmutableArray<Problem> ContentProblems { get; private init; } = [];

    /// <summary>Opens keys and database, migrates, loads and publishes the content.</summary>
    public static async Task<Bot> OpenAsync(BotOptions options, TimeProvider clock, ILoggerFactory logs, CancellationToken cancellation)
    {
        var vault = new Vault(KeyRing.Open(options.KeysPath));
        var database = Database.Open(new DatabaseOptions { ConnectionString = options.ConnectionString, MaxBatch = options.MaxBatch });
        try
        {
            await new Migrator(database, MigrationSet.Load(), clock).ApplyAsync(cancellation);
            var (catalog, problems) = await ContentStart.LoadAsync(database, options, clock.GetUtcNow(), cancellation);
            return new Bot(database, vault, new CurrentCatalog(catalog, new CatalogSettings(options.Hours, options.MinimumGroup, options.Mailbox)), clock, logs) { ContentProblems = problems };
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Gives a channel its delivery worker; the caller runs or pumps it.</summary>
    public DeliveryWorker Add(IChannel channel, PaceLimits limits, IDocuments documents)
    {
        var worker = new DeliveryWorker(
            Database, channel, new DeliveryParts(Stores.People, documents, limits, Catalog, Begun(channel.Name)), Clock, logs.CreateLogger<DeliveryWorker>());
        deliveries.Add(channel.Name, worker);
        return worker;
    }

    public void Dispose()
    {
        begun.ForEach(b => b.Dispose());
        Database.Dispose();
    }

    private BegunSends Begun(string channel)
    {
        var opened = BegunSends.Open($"{Database.FilePath}.{channel}.begun");
        begun.Add(opened);
        return opened;
    }
}
