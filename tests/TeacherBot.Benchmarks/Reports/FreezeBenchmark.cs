using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Reports;
using TeacherBot.Operations;
using TeacherBot.Operations.Populations;
using TeacherBot.Reports.Formats;
using TeacherBot.Store;

namespace TeacherBot.Benchmarks.Reports;

/// <summary>From the database to the workbook: towns and a region are seeded one after the other, and both campaigns of each are frozen.</summary>
internal static class FreezeBenchmark
{
    public static async Task RunAsync(string content, IReadOnlyList<int> sizes)
    {
        Console.WriteLine("people  attempts  responses  results | seconds: read  measure  decide  write  xlsx   all | us/result  MB");
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
        var (catalog, now) = (bot.Catalog.Value, bot.Clock.GetUtcNow());
        var campaign = bot.Database.Read(unit => CampaignStore.Find(unit, id))!;
        var town = catalog.Municipalities[campaign.Municipality];
        var levelled = catalog.Instruments.Where(i => i.Kind == InstrumentKind.Levels).Select(i => i.Id).ToHashSet();
        var clock = Stopwatch.StartNew();
        var results = bot.Database.Read(unit => SnapshotStore.Results(unit, id, town.Id, campaign.EndsAt(town))).Where(r => levelled.Contains(r.Instrument)).ToList();
        var read = clock.Elapsed.TotalSeconds;
        var measured = SnapshotMaker.Measure(results, town, 2026);
        var waves = bot.Database.Read(unit => ComparisonStore.Waves(unit, campaign, results));
        var told = bot.Database.Read(unit => SnapshotStore.Told(unit, town.Id, [id, .. waves.Select(w => w.Campaign)]));
        var measuring = clock.Elapsed.TotalSeconds;
        var found = new Findings(measured, bot.Database.Read(unit => SnapshotStore.Counts(unit, id)), waves, area => [.. told[area]]);
        var snapshot = SnapshotMaker.Make(campaign, catalog, found, now);
        var decided = clock.Elapsed.TotalSeconds;
        await bot.Database.WriteAsync(unit => SnapshotStore.Put(unit, snapshot, found), CancellationToken.None);
        var put = clock.Elapsed.TotalSeconds;
        var bytes = XlsxReport.Bytes(MapReport.Of(new NamedSnapshot(snapshot, 1, new string('0', 64)), catalog));
        var all = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{people,6}  {written.Attempts,8}  {written.Responses,9}  {results.Count,7} | {read,13:F2}  {measuring - read,7:F2}  {decided - measuring,6:F2}  {put - decided,5:F2}  {all - put,4:F2}  {all,4:F2} | {all * 1e6 / results.Count,9:F1}  {Process.GetCurrentProcess().PeakWorkingSet64 >> 20,3} ({bytes.Length >> 10} KB)"));
    }
}
