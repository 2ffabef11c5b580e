using TeacherBot.Store;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Store;

/// <summary>The schema all migrations lead to, as a file: a change of it is seen in the difference, and a second engine must give the same.</summary>
public sealed class GoldenSchemaTests : IDisposable
{
    private readonly string folder = TestFolder.Create();

    private static string Golden => Path.Combine(Repository.Root, "tests", "TeacherBot.Tests", "Store", "schema.golden.txt");

    [Fact]
    public async Task Migrations_lead_to_the_golden_schema()
    {
        using var database = Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "a.db")}" });
        await new Migrator(database, MigrationSet.Load(), TimeProvider.System).ApplyAsync();

        Recording.Settle(Golden, database.Read(SchemaDump.Of));
    }

    public void Dispose() => Directory.Delete(folder, true);
}
