using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Attempts;
using TeacherBot.Operations.Simulation.Paging;
using TeacherBot.Store;

namespace TeacherBot.Operations.Simulation;

/// <summary>`teacherbot simulate`: many virtual teachers against the real engine, with the database on disk.</summary>
internal static class SimulateVerb
{
    public static async Task<int> RunAsync(SimulateOptions options, CancellationToken cancellation)
    {
        var folder = options.Folder ?? Directory.CreateTempSubdirectory("teacherbot-simulate-").FullName;
        try
        {
            return options.Broadcast > 0 ? await BroadcastAsync(options, folder, cancellation) : await TeachersAsync(options, folder, cancellation);
        }
        finally
        {
            if (options.Folder is null)
            {
                Directory.Delete(folder, true);
            }
        }
    }

    private static async Task<int> TeachersAsync(SimulateOptions options, string folder, CancellationToken cancellation)
    {
        using var bot = await OpenAsync(options, folder, TimeProvider.System, cancellation);
        if (options.PageUsers > 0)
        {
            Print(options, await new PagesBeside(bot, options).RunAsync(cancellation));
        }
        else
        {
            Print(options, await MeasureAsync(bot, options, cancellation));
        }

        return 0;
    }

    private static Task<Bot> OpenAsync(SimulateOptions options, string folder, TimeProvider clock, CancellationToken cancellation) => Bot.OpenAsync(
        new BotOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder, "simulate.db")}",
            KeysPath = Path.Combine(folder, "keys"),
            FilesPath = Path.Combine(folder, "files"),
            ContentPath = options.ContentPath,
            MaxBatch = options.Batch,
        },
        clock,
        NullLoggerFactory.Instance,
        cancellation);

    private static async Task<int> BroadcastAsync(SimulateOptions options, string folder, CancellationToken cancellation)
    {
        var clock = new ShiftedClock();
        using var bot = await OpenAsync(options, folder, clock, cancellation);
        clock.By = Audience.ToWorkingHours(bot.Catalog.Value, clock.GetUtcNow());
        return Print(options, await new BroadcastLoad(bot, options).RunAsync(cancellation));
    }

    private static async Task<SimulateReport> MeasureAsync(Bot bot, SimulateOptions options, CancellationToken cancellation)
    {
        ILoad load = options.Channel == "telegram" ? new TelegramLoad(bot, options) : new EngineLoad(bot, options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var commits = bot.Database.Counters.Commits;
        var works = bot.Database.Counters.Works;
        var started = Stopwatch.GetTimestamp();
        stop.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        await load.RunAsync(stop.Token);
        var elapsed = Stopwatch.GetElapsedTime(started);
        commits = bot.Database.Counters.Commits - commits;
        works = bot.Database.Counters.Works - works;
        return new SimulateReport(
            load.Turns.Count / elapsed.TotalSeconds,
            load.Turns.Percentile(0.5),
            load.Turns.Percentile(0.95),
            load.Turns.Percentile(0.99),
            commits == 0 ? 0 : (double)load.Turns.Count / commits,
            commits == 0 ? 0 : (double)works / commits,
            bot.Database.Read(u => AttemptStore.Count(u, AttemptStatus.Completed)),
            Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0);
    }

    // What must never happen fails the command.
    private static int Print(SimulateOptions options, BroadcastReport report)
    {
        if (options.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        }
        else
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                 Получателей: {report.Recipients}, секунд: {report.Seconds:F1} ({report.OfTheoreticalTime:F3} от теоретических), в секунду: {report.PerSecond:F1}
                 Больше всего в одну секунду: {report.FullestSecond}, нарушений: {report.Violations}
                 Просьб подождать: {report.TooManyRequests}, самое долгое опоздание: {report.LongestOverstay:F2} с
                 Не отправлено: {report.NotSent}, повторено: {report.Repeated}
                 Нажатий рядом: {report.Presses}, от нажатия до экрана, мс: p95 {report.PressP95Ms:F1} · p99 {report.PressP99Ms:F1}
                 Память, МБ: до {report.RssBeforeMb:F0}, больше всего {report.PeakRssMb:F0}
                 """));
        }

        return report.Violations + report.NotSent + report.Repeated > 0 ? 1 : 0;
    }

    private static void Print(SimulateOptions options, PagesReport report) =>
        Console.Out.WriteLine(options.Json ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.ToText(options));

    private static void Print(SimulateOptions options, SimulateReport report)
    {
        if (options.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
            return;
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             Учителей одновременно: {options.Teachers}, канал: {options.Channel}, секунд: {options.Seconds}
             Шагов в секунду: {report.TurnsPerSecond:F0}
             Шаг, мс: p50 {report.TurnP50Ms:F1} · p95 {report.TurnP95Ms:F1} · p99 {report.TurnP99Ms:F1}
             Шагов на запись диска: {report.TurnsPerCommit:F1} (всех работ: {report.WorksPerCommit:F1})
             Завершено попыток: {report.AttemptsCompleted}
             Наибольшая память, МБ: {report.PeakRssMb:F0}
             """));
    }
}

/// <summary>What a simulation measured; durations in milliseconds from arrival to commit.</summary>
internal sealed record SimulateReport(
    double TurnsPerSecond,
    double TurnP50Ms,
    double TurnP95Ms,
    double TurnP99Ms,
    double TurnsPerCommit,
    double WorksPerCommit,
    long AttemptsCompleted,
    double PeakRssMb);
