using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

[UnsupportedOSPlatform("windows")]
public sealed class SqliteDatabaseTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = TestFolder.Create();

    private string DatabasePath => Path.Combine(_folder, "new", "test.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_second_writer_on_the_file_is_refused_and_told_which_file()
    {
        using (Open())
        {
            var refused = Assert.Throws<StoreInUseException>(() => Open());
            Assert.Contains(DatabasePath, refused.Message, StringComparison.Ordinal);
            Assert.Contains("Stop that one first", refused.Message, StringComparison.Ordinal);
        }

        Open().Dispose();
    }

    [Fact]
    public void The_lock_holds_against_another_process_and_goes_with_the_database()
    {
        using (Open())
        {
            Assert.Equal(1, TryLockFromOutside());
        }

        Assert.Equal(0, TryLockFromOutside());
    }

    [Fact]
    public async Task Folder_database_log_and_lock_are_for_their_owner_only()
    {
        using var database = Open();
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(DatabasePath)!));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(DatabasePath)!))
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void A_database_left_open_to_others_is_narrowed()
    {
        Open().Dispose();
        File.SetUnixFileMode(DatabasePath, OwnerOnly | UnixFileMode.OtherRead);
        Open().Dispose();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(DatabasePath));
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("")]
    public void A_database_without_a_file_is_refused(string connectionString) =>
        Assert.Throws<ArgumentException>(() =>
            Database.Open(new DatabaseOptions { ConnectionString = connectionString }));

    [Fact]
    public async Task Closing_writes_what_was_accepted_and_refuses_more()
    {
        var database = Open();
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();
        var accepted = Enumerable.Range(0, 50).Select(id => database.WriteAsync(unit => Toys.Insert(unit, id))).ToList();
        database.Dispose();
        await Task.WhenAll(accepted);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.WriteAsync(unit => Toys.Insert(unit, 51)));

        Assert.False(File.Exists(DatabasePath + "-wal"));
        using var again = Open();
        Assert.Equal(50, again.Read(unit => unit.Scalar(Toys.CountToys)));
    }

    [Fact]
    public async Task A_full_queue_makes_the_caller_wait_and_loses_nothing()
    {
        using var database = Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={DatabasePath}", MaxQueue = 2, MaxBatch = 2 });
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();
        using var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var held = database.WriteAsync(_ =>
        {
            entered.Set();
            release.Wait();
        });
        entered.Wait();
        var waiting = Enumerable.Range(0, 20).Select(id => database.WriteAsync(unit => Toys.Insert(unit, id))).ToList();
        Assert.Equal(2, database.Counters.QueueDepth);
        release.Set();
        await Task.WhenAll([held, .. waiting]);

        Assert.Equal(20, database.Read(unit => unit.Scalar(Toys.CountToys)));
    }

    [Fact]
    public async Task While_another_program_holds_the_write_lock_works_fail_and_succeed_again_after_it()
    {
        using var database = Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={DatabasePath}", BusyTimeout = TimeSpan.Zero });
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();
        using (var shell = new SqliteConnection($"Data Source={DatabasePath};Pooling=false"))
        {
            shell.Open();
            using var other = shell.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<SqliteException>(() => database.WriteAsync(unit => Toys.Insert(unit, 1)));
        }

        Assert.Equal(1, await database.WriteAsync(unit => Toys.Insert(unit, 1)));
    }

    [Fact]
    public async Task A_reference_broken_from_outside_is_found_by_the_integrity_check()
    {
        using var database = Open();
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();
        Assert.Empty(database.CheckIntegrity());
        using (var shell = new SqliteConnection($"Data Source={DatabasePath};Pooling=false;Foreign Keys=false"))
        {
            shell.Open();
            using var command = shell.CreateCommand();
            command.CommandText = "insert into parts (toy) values (7), (8)";
            command.ExecuteNonQuery();
        }

        Assert.Equal(["parts: 2 rows refer to a missing row of toys"], database.CheckIntegrity());
    }

    [Fact]
    public async Task Emptied_log_holds_nothing_of_what_was_there()
    {
        using var database = Open();
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();
        await database.WriteAsync(unit => Toys.Insert(unit, 1));
        Assert.NotEqual(0, new FileInfo(DatabasePath + "-wal").Length);

        database.EmptyLog();

        Assert.True(SpinWait.SpinUntil(() => new FileInfo(DatabasePath + "-wal").Length == 0, TimeSpan.FromSeconds(30)));
        Assert.Equal(1, database.Read(unit => unit.Scalar(Toys.CountToys)));
    }

    private Database Open()
    {
        Statements.Bind(typeof(SqliteDatabaseTests).Assembly);
        return Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={DatabasePath}" });
    }

    // .NET and flock(1) take the same kind of lock; 1 means somebody else holds it.
    private int TryLockFromOutside()
    {
        using var child = Process.Start("flock", ["--nonblock", DatabasePath + ".lock", "true"]);
        child.WaitForExit();
        return child.ExitCode;
    }
}
