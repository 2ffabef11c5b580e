using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Operations;
using TeacherBot.Operations.CommandLine;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Tests.Operations;

/// <summary>An operator's shell with a data folder of its own and the repository's content, the town no longer invented unless asked.</summary>
internal sealed class Shell : IDisposable
{
    // Read at every command; one large bank is enough to speak of.
    private static readonly string[] LargeBanks = ["russian-levels", "physics-levels", "geography-levels", "social-levels", "methodical-levels", "psychped-levels", "difficulties"];

    public Shell(bool demo = false)
    {
        Tests.Content.SampleFolder.Copy(Path.Combine(Repository, "content"), Content, path => !LargeBanks.Any(b => path.Contains("/" + b + "/", StringComparison.Ordinal) || path.Contains("management-" + b, StringComparison.Ordinal)));
        if (!demo)
        {
            var town = Path.Combine(Content, "municipalities", "zarechny", "municipality.yml");
            File.WriteAllText(town, File.ReadAllText(town).Replace("demo: true", "notificationNumber: 77-26-000001", StringComparison.Ordinal));
        }

        Keys["Storage:ConnectionString"] = $"Data Source={Path.Combine(Root, "bot.db")}";
        Keys["Security:KeysPath"] = Path.Combine(Root, "keys");
        Keys["Files:Path"] = Path.Combine(Root, "files");
        Keys["Content:Path"] = Content;
        Keys["Web:Urls"] = "http://127.0.0.1:0";
    }

    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "TeacherBot.sln")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("tb-").FullName;

    public string Content => Path.Combine(Root, "content");

    public Dictionary<string, string?> Keys { get; } = [];

    public TestTime Clock { get; } = new();

    public SettingsReading Read() =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(Keys).Build(), "appsettings.json");

    public async Task<Printed> RunAsync(string line, string typed = "")
    {
        using StringWriter output = new(), error = new();
        var here = new Surroundings(new StringReader(typed), output, error, Clock) { ReadSettings = Read };
        var exit = await new Commands(here).RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), default);
        return new Printed(exit, output.ToString(), error.ToString());
    }

    public Task<Bot> OpenAsync() => Bot.OpenAsync(DeskDoor.OptionsOf(Read().Settings), Clock, NullLoggerFactory.Instance, default);

    public void Dispose() => Directory.Delete(Root, true);
}

/// <summary>What a command returned and printed.</summary>
internal sealed record Printed(int Exit, string Out, string Error);

/// <summary>Begins on a day on which the repository's content is in force, and moves when told to.</summary>
internal sealed class TestTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
