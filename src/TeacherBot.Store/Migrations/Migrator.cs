namespace TeacherBot.Store;

/// <summary>
/// Brings a database to the program's schema, forward only. Each migration and its record are one transaction, so a
/// process killed in the middle goes on at the next start where it left off.
/// </summary>
public sealed class Migrator(Database database, MigrationSet set, TimeProvider clock)
{
    private static readonly Statement CreateMigrations = Statement.Named("CreateMigrations");
    private static readonly Statement CountMigrationTables = Statement.Named("CountMigrationTables");
    private static readonly Statement ListMigrations = Statement.Named("ListMigrations");
    private static readonly Statement InsertMigration = Statement.Named("InsertMigration");

    /// <summary>
    /// What <see cref="ApplyAsync"/> would do; writes nothing. Throws <see cref="MigrationException"/> when the
    /// database has a migration this program does not know, or knows with another text.
    /// </summary>
    public IReadOnlyList<Migration> Pending() => database.Read(Pending);

    /// <summary>Applies what is pending and returns it; after an error the migrations before it stay applied.</summary>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken cancellationToken = default)
    {
        var pending = Pending();
        foreach (var migration in pending)
        {
            try
            {
                await database.WriteAsync(unit => Apply(unit, migration), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException and not MigrationException)
            {
                throw new MigrationException(
                    $"{migration.File} failed and changed nothing: {error.Message} Mend it or go back to the older program.",
                    error);
            }
        }

        return pending;
    }

    internal void Apply(UnitOfWork unit, Migration migration)
    {
        unit.Execute(CreateMigrations);

        // Asked again inside the transaction: on a shared database another instance may have been faster.
        if (Pending(unit) is not [var next, ..] || next != migration)
        {
            throw new MigrationException($"{migration.File} is not the next migration of this database any more. Start again.");
        }

        unit.RunScript(migration.Sql);
        unit.Execute(
            InsertMigration,
            ("number", migration.Number),
            ("name", migration.Name),
            ("checksum", migration.Checksum),
            ("applied_at", clock.GetUtcNow()));
    }

    private IReadOnlyList<Migration> Pending(UnitOfWork unit)
    {
        if (unit.Scalar(CountMigrationTables) == 0)
        {
            return set.All;
        }

        var applied = unit.Query(ListMigrations, row => (Number: row.Int32(0), Name: row.Text(1), Checksum: row.Text(2)));
        for (var i = 0; i < applied.Count; i++)
        {
            Compare(i, applied[i].Number, applied[i].Name, applied[i].Checksum);
        }

        return [.. set.All.Skip(applied.Count)];
    }

    private void Compare(int index, int number, string name, string checksum)
    {
        var file = $"{number:D4}_{name}.sql";
        if (number != index + 1)
        {
            throw new MigrationException(
                $"The database has {file} but not {index + 1:D4}: its table 'migrations' was changed by hand. Restore the last backup.");
        }

        if (index >= set.All.Count)
        {
            throw new MigrationException(
                $"The database is newer than this program: it has {file}, the program ends at {set.All.Count:D4}. Start the newer program, or restore the backup made before the upgrade.");
        }

        if (set.All[index].Checksum != checksum)
        {
            throw new MigrationException(
                $"{file} was changed after it had been applied here. Put its old text back and make the change in a new file {set.All.Count + 1:D4}_....sql.");
        }
    }
}
