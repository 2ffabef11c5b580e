namespace TeacherBot.IntegrationTests;

/// <summary>Places in the repository this test was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TeacherBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("TeacherBot.sln is not above " + AppContext.BaseDirectory);
    }
}
