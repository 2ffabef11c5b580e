namespace TeacherBot.Tests.Transcripts;

/// <summary>A file that holds what is expected; TEACHERBOT_UPDATE=1 writes it instead, never in CI.</summary>
internal static class Recording
{
    public static void Settle(string path, string happened)
    {
        if (Environment.GetEnvironmentVariable("TEACHERBOT_UPDATE") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, happened);
        }

        Assert.True(File.Exists(path), $"{path} is not recorded: TEACHERBOT_UPDATE=1 dotnet test, then read it.");
        Assert.Equal(File.ReadAllText(path), happened);
    }
}
