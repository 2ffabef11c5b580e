using System.Diagnostics;
using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

public sealed class MigratorTests : IDisposable
{
    private const string GoodSchema =
        """
        table migrations
          number bigint not null
          name text not null
          checksum text not null
          applied_at bigint not null
          primary key (number)
        table parts
          id bigint not null
          toy bigint not null
          primary key (id)
          foreign key (toy) references toys (id) on delete cascade
          index parts_toy (toy desc)
        table toys
          id bigint not null
          name text not null
          weight real
          painted bigint not null default 0
          seen_at bigint
          photo bytes
          primary key (id)
          unique index toys_name (name) where

        """;

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_new_database_gets_all_and_the_second_start_nothing()
    {
        using var database = Open("a");
        var migrator = new Migrator(database, TestMigrations.Good, TimeProvider.System);

        Assert.Equal(["0001_toys.sql", "0002_parts.sql"], migrator.Pending().Select(m => m.File));
        Assert.Equal(2, (await migrator.ApplyAsync()).Count);
        Assert.Empty(migrator.Pending());
        Assert.Empty(await migrator.ApplyAsync());
    }

    [Fact]
    public async Task A_failing_migration_leaves_nothing_of_itself_and_keeps_those_before_it()
    {
        using var database = Open("a");
        var migrator = new Migrator(database, TestMigrations.Broken, TimeProvider.System);

        var error = await Assert.ThrowsAsync<MigrationException>(() => migrator.ApplyAsync());

        Assert.StartsWith("0002_half.sql failed and changed nothing", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0002_half.sql"], migrator.Pending().Select(m => m.File));
        Assert.DoesNotContain("halves", database.Read(SchemaDump.Of), StringComparison.Ordinal);
        Assert.Equal(0, database.Read(unit => unit.Scalar(Toys.CountToys)));
    }

    [Fact]
    public async Task A_process_killed_inside_a_migration_starts_over_with_it()
    {
        using (var database = Open("a"))
        {
            var migrator = new Migrator(database, TestMigrations.Good, TimeProvider.System);
            await database.WriteAsync(unit => migrator.Apply(unit, TestMigrations.Good.All[0]));
            await database.WriteAsync(unit =>
            {
                migrator.Apply(unit, TestMigrations.Good.All[1]);
                CopyAsLeftByKill("a", "b");
            });
            Assert.Empty(migrator.Pending());
        }

        using var left = Open("b");
        var again = new Migrator(left, TestMigrations.Good, TimeProvider.System);
        Assert.Equal(["0002_parts.sql"], again.Pending().Select(m => m.File));
        await again.ApplyAsync();
        Assert.Empty(left.CheckIntegrity());
    }

    [Fact]
    public async Task A_migration_changed_after_it_was_applied_is_named()
    {
        using var database = Open("a");
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();
        var changed = MigrationSet.From(TestMigrations.Good.All.Select(m => m with { Sql = m.Number == 2 ? m.Sql + " " : m.Sql }).Select(Rebuilt));

        var error = Assert.Throws<MigrationException>(() => new Migrator(database, changed, TimeProvider.System).Pending());

        Assert.StartsWith("0002_parts.sql was changed after", error.Message, StringComparison.Ordinal);
        Assert.Contains("0003_", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        using var database = Open("a");
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();
        var older = MigrationSet.From(TestMigrations.Good.All.Take(1));

        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, older, TimeProvider.System).ApplyAsync());

        Assert.Contains("0002_parts.sql, the program ends at 0001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_line_ends_are_the_same_migration() =>
        Assert.Equal(new Migration(1, "a", "x\ny\n").Checksum, new Migration(1, "a", "x\r\ny\r\n").Checksum);

    [Theory]
    [InlineData("0002 is missing before 0003_c.sql", 1, 3)]
    [InlineData("0001 is missing before 0002_c.sql", 2)]
    [InlineData("0001_c.sql and 0001_c.sql have one number", 1, 1)]
    public void Files_with_gaps_or_twins_are_refused(string message, params int[] numbers)
    {
        var error = Assert.Throws<MigrationException>(() => MigrationSet.From(numbers.Select(n => new Migration(n, "c", "select 1"))));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table a (x bigint);\n COMMIT ;", false)]
    [InlineData("begin immediate;\ncreate table a (x bigint);", false)]
    [InlineData("create trigger t after insert on a begin\n delete from b;\nend;", true)]
    public void A_transaction_inside_a_file_is_refused_but_a_trigger_is_not(string sql, bool good) =>
        Assert.Equal(good, Record.Exception(() => MigrationSet.From([new Migration(1, "a", sql)])) is null);

    [Fact]
    public async Task The_schema_dump_reads_the_same_for_the_same_schema()
    {
        using var database = Open("a");
        await new Migrator(database, TestMigrations.Good, TimeProvider.System).ApplyAsync();

        Assert.Equal(
            GoodSchema.ReplaceLineEndings("\n"),
            database.Read(SchemaDump.Of));
    }

    // A record's copy keeps the checksum computed for the original.
    private static Migration Rebuilt(Migration migration) => new(migration.Number, migration.Name, migration.Sql);

    private Database Open(string name)
    {
        Statements.Bind(typeof(MigratorTests).Assembly);
        return Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(_folder, name, "test.db")}" });
    }

    // By another process: closing a copy's handle here would drop SQLite's own locks on the file.
    private void CopyAsLeftByKill(string from, string to)
    {
        using var child = Process.Start("cp", ["-r", Path.Combine(_folder, from), Path.Combine(_folder, to)]);
        child.WaitForExit();
        Assert.Equal(0, child.ExitCode);
    }
}
