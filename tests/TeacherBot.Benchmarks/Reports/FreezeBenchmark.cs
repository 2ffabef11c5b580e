using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Reports;
using TeacherBot.Operations;
using TeacherBot.Operations.Populations;
using TeacherBot.Reports;
using TeacherBot.Reports.Formats;
using TeacherBot.Store;

namespace TeacherBot.Benchmarks.Reports;

/// <summary>From the database to the workbook: towns and a region are seeded one after the other, and both campaigns of each are frozen.</summary>
internal static class FreezeBenchmark
{
    public static async Task RunAsync(string content, IReadOnlyList<int> sizes)
    {
        Console.WriteLine("people  attempts  responses  results | seconds: freeze  xlsx   all | us/result  MB (and KB of the workbook) | seconds for items");
        foreach (var people in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("teacherbot-freeze-").FullName;
            try
            {
                await RunAsync(content, folder, people);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task RunAsync(string content, string folder, int people)
    {
        var town = SeededFolder.Prepare(content, folder, people);
        var options = new BotOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder, "t.db")}",
            KeysPath = Path.Combine(folder, "keys"),
            FilesPath = Path.Combine(folder, "files"),
            ContentPath = Path.Combine(folder, "content"),
        };
        using var bot = await Bot.OpenAsync(options, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        var population = new Population(bot, bot.Catalog.Value.Municipalities[town], new AbilityModel(1));
        await population.SeedAsync(people, _ => { }, CancellationToken.None);
        GC.Collect();
        foreach (var id in bot.Database.Read(SnapshotStore.ToFreeze))
        {
            await MeasureAsync(bot, id, people, population.Written);
        }
    }

    private static async Task MeasureAsync(Bot bot, string id, int people, (int Attempts, int Responses) written)
    {
        var catalog = bot.Catalog.Value;
        var clock = Stopwatch.StartNew();
        var kept = (await new SnapshotFreezer(bot.Database, bot.Catalog, bot.Clock).EnsureAsync(id, CancellationToken.None))!;
        var put = clock.Elapsed.TotalSeconds;
        var counting = Stopwatch.StartNew();
        await new SnapshotFreezer(bot.Database, bot.Catalog, bot.Clock).EnsureQualityAsync(id, CancellationToken.None);
        var items = counting.Elapsed.TotalSeconds;
        clock = Stopwatch.StartNew();
        var bytes = XlsxReport.Bytes(MapReport.Of(new NamedSnapshot(kept.Snapshot, kept.Id, kept.Hash), null, catalog));
        var all = put + clock.Elapsed.TotalSeconds;
        var results = kept.Snapshot.Sheets.SelectMany(s => s.Lines).DistinctBy(l => l.Area).Sum(l => l.Cells[0].People);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{people,6}  {written.Attempts,8}  {written.Responses,9}  {results,7} | {put,6:F2}  {all - put,4:F2}  {all,4:F2} | {all * 1e6 / results,9:F1}  {Process.GetCurrentProcess().PeakWorkingSet64 >> 20,3} ({bytes.Length >> 10} KB) | {items:F2}"));
    }
}
