using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.Populations;

/// <summary>`teacherbot demo --seed-population N --into FOLDER`.</summary>
internal static class SeedVerb
{
    private const int Most = 300_000;
    private const int Seed = 20261127;

    public static async Task<int> RunAsync(string content, int people, string into, TextWriter output, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(into);
        if (people is < 10 or > Most)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--seed-population {people}: нужно число от 10 до {Most}.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new VerbFailure(ExitCode.Wrong, $"--into {into}: папка не пуста; назовите новую.");
        }

        await SeedAsync(content, people, folder, output, cancellation);
        return ExitCode.Done;
    }

    private static async Task SeedAsync(string content, int people, string folder, TextWriter output, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var town = SeededFolder.Prepare(content, folder, people);
        var options = new BotOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder, "teacherbot.db")}",
            KeysPath = Path.Combine(folder, "keys"),
            FilesPath = Path.Combine(folder, "files"),
            ContentPath = Path.Combine(folder, "content"),
        };
        using var bot = await Bot.OpenAsync(options, TimeProvider.System, NullLoggerFactory.Instance, cancellation);
        var population = new Population(bot, bot.Catalog.Value.Municipalities[town], new AbilityModel(Seed));
        await population.SeedAsync(people, output.WriteLine, cancellation);
        output.WriteLine($"Готово за {clock.Elapsed.TotalSeconds:F0} с. Все люди и ответы вымышлены. Дальше, например:");
        output.WriteLine($"""
              export TEACHERBOT__Storage__ConnectionString="{options.ConnectionString}"
              export TEACHERBOT__Security__KeysPath="{options.KeysPath}" TEACHERBOT__Content__Path="{options.ContentPath}" TEACHERBOT__Files__Path="{options.FilesPath}"
              teacherbot report list --scope {town}
              teacherbot report difficulties-map --scope {town} --format xlsx --out karta.xlsx
            """);
    }
}
