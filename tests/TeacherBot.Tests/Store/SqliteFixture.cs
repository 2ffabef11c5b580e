using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

public sealed class SqliteFixture : StoreFixture
{
    public string Folder { get; } = TestFolder.Create();

    public string DatabasePath => Path.Combine(Folder, "store", "test.db");

    public DatabaseOptions Options => new() { ConnectionString = $"Data Source={DatabasePath}" };

    protected override Database Open() => Database.Open(Options);

    protected override void CleanUp() => Directory.Delete(Folder, recursive: true);
}

internal static class TestFolder
{
    public static string Create() => Directory.CreateTempSubdirectory("teacherbot-test-").FullName;
}
