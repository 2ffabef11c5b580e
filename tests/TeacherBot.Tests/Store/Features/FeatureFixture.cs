using TeacherBot.Core.Instruments;
using TeacherBot.Store;

namespace TeacherBot.Tests.Store.Features;

/// <summary>A store with the real migrations and keys, and one published instrument.</summary>
public sealed class FeatureFixture : IAsyncLifetime
{
    private readonly string folder = TestFolder.Create();

    public static readonly InstrumentRef Instrument = new("made", 1, "A", "hash");

    public DateTimeOffset Now { get; } = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    public Database Database { get; private set; } = null!;

    public Vault Vault { get; private set; } = null!;

    public PeopleStore People => new(Vault);

    public RoleStore Roles => new(Vault);

    public string DatabasePath => Path.Combine(folder, "store.db");

    public async Task InitializeAsync()
    {
        Vault = new Vault(KeyRing.Open(Path.Combine(folder, "keys")));
        Database = Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={DatabasePath}" });
        await new Migrator(Database, MigrationSet.Load(), TimeProvider.System).ApplyAsync();
        await Database.WriteAsync(unit => PublishedStore.Put(unit, Instrument, Now));
    }

    public Task DisposeAsync()
    {
        Database.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Somebody new; the id is the name.</summary>
    public Task<Speaker> AddAsync(string person) => Database.WriteAsync(unit => People.FindOrAdd(unit, "console", person, person, null, Now));
}
