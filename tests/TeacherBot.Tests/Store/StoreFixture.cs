using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

/// <summary>One empty store of some engine, with the test tables; every contract runs on each implementation.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private Database? _database;

    public Database Database => _database!;

    public async Task InitializeAsync()
    {
        Statements.Bind(typeof(StoreFixture).Assembly);
        _database = Open();
        await new Migrator(Database, TestMigrations.Good, TimeProvider.System)
            .ApplyAsync();
    }

    public Task DisposeAsync()
    {
        Database.Dispose();
        CleanUp();
        return Task.CompletedTask;
    }

    /// <summary>Gives what is queued meanwhile to the writer as one batch: it waits in a work of its own until disposed.</summary>
    public IDisposable HoldWriter()
    {
        var hold = new Hold();
        hold.Done = Database.WriteAsync(_ => hold.Wait());
        hold.Entered.Wait();
        return hold;
    }

    protected abstract Database Open();

    protected abstract void CleanUp();

    private sealed class Hold : IDisposable
    {
        private readonly ManualResetEventSlim _release = new();

        public ManualResetEventSlim Entered { get; } = new();

        public Task? Done { get; set; }

        public void Wait()
        {
            Entered.Set();
            _release.Wait();
        }

        public void Dispose()
        {
            _release.Set();
            Done!.GetAwaiter().GetResult();
        }
    }
}
