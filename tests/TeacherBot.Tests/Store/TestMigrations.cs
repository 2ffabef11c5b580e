using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

internal static class TestMigrations
{
    public static MigrationSet Good => Load("Good");

    public static MigrationSet Broken => Load("Broken");

    private static MigrationSet Load(string name) =>
        MigrationSet.Load(typeof(TestMigrations).Assembly, $"TeacherBot.Tests.Store.{name}");
}
