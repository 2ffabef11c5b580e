using System.Diagnostics;
using System.Globalization;
using TeacherBot.Store;

namespace TeacherBot.Benchmarks.Store;

/// <summary>
/// Works a second through the writer on a real disk, one select and four inserts each:
/// <c>dotnet run -c Release --project tests/TeacherBot.Benchmarks -- writer [folder] [works]</c>.
/// </summary>
internal static class WriterBenchmark
{
    private const int People = 4_000;
    private const string State = """{"screen":"item","attempt":"01J8Z0K3V6","index":17,"stack":[],"schema":1,"pad":"0123456789012345678901234567890123456789"}""";

    private static readonly Statement BenchCreateTurns = Statement.Named("BenchCreateTurns");
    private static readonly Statement BenchCreateResponses = Statement.Named("BenchCreateResponses");
    private static readonly Statement BenchCreateInbound = Statement.Named("BenchCreateInbound");
    private static readonly Statement BenchCreateOutbox = Statement.Named("BenchCreateOutbox");
    private static readonly Statement BenchCreateOutboxIndex = Statement.Named("BenchCreateOutboxIndex");
    private static readonly Statement BenchFindState = Statement.Named("BenchFindState");
    private static readonly Statement BenchPutState = Statement.Named("BenchPutState");
    private static readonly Statement BenchInsertInbound = Statement.Named("BenchInsertInbound");
    private static readonly Statement BenchInsertResponse = Statement.Named("BenchInsertResponse");
    private static readonly Statement BenchInsertOutbox = Statement.Named("BenchInsertOutbox");

    public static async Task RunAsync(string folder, int works)
    {
        Statements.Bind(typeof(WriterBenchmark).Assembly);
        await MeasureAsync(folder, 1, callers: 1, works / 20);
        await MeasureAsync(folder, 1, callers: 512, works / 20);
        await MeasureAsync(folder, 256, callers: 1, works / 20);
        await MeasureAsync(folder, 256, callers: 64, works);
        await MeasureAsync(folder, 256, callers: 512, works);
        await EmptyAsync(folder, works);
    }

    private static async Task MeasureAsync(string folder, int maxBatch, int callers, int works)
    {
        using var database = await OpenAsync(folder, maxBatch);
        await WriteAsync(database, callers, 0, works / 10, Turn);
        var (commits, done) = (database.Counters.Commits, database.Counters.Works);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var slowest = await WriteAsync(database, callers, works / 10, works, Turn);
        clock.Stop();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"MaxBatch {maxBatch,3}, {callers,3} callers: {works / clock.Elapsed.TotalSeconds,8:F0} works/s, {(double)(database.Counters.Works - done) / (database.Counters.Commits - commits),6:F1} works a commit, {cpu.TotalMicroseconds / works,6:F1} us CPU a work, slowest {slowest.TotalMilliseconds:F0} ms"));
    }

    // What the queue, the savepoint and the promise cost when the work itself does nothing.
    private static async Task EmptyAsync(string folder, int works)
    {
        using var database = await OpenAsync(folder, 256);
        await WriteAsync(database, 512, 0, works, (_, n) => n);
        var clock = Stopwatch.StartNew();
        await WriteAsync(database, 512, 0, works, (_, n) => n);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"empty works: {clock.Elapsed.TotalMicroseconds / works:F2} us a work"));
    }

    private static async Task<Database> OpenAsync(string folder, int maxBatch)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var database = Database.Open(new DatabaseOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder, "bench.db")}",
            MaxBatch = maxBatch,
        });
        await database.WriteAsync(unit =>
        {
            unit.Execute(BenchCreateTurns);
            unit.Execute(BenchCreateResponses);
            unit.Execute(BenchCreateInbound);
            unit.Execute(BenchCreateOutbox);
            unit.Execute(BenchCreateOutboxIndex);
        });
        return database;
    }

    private static async Task<TimeSpan> WriteAsync(
        Database database, int callers, int from, int count, Func<UnitOfWork, int, int> work)
    {
        var next = from - 1;
        var slowest = new TimeSpan[callers];
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < from + count; n = Interlocked.Increment(ref next))
            {
                var turn = n;
                var start = Stopwatch.GetTimestamp();
                await database.WriteAsync(unit => work(unit, turn));
                var took = Stopwatch.GetElapsedTime(start);
                slowest[caller] = took > slowest[caller] ? took : slowest[caller];
            }
        })));
        return slowest.Max();
    }

    private static int Turn(UnitOfWork unit, int n)
    {
        var person = string.Create(CultureInfo.InvariantCulture, $"01J8Z0K3V6{n % People:D8}");
        var version = unit.FindValue(BenchFindState, row => row.Int64(0), ("person", person)) ?? 0;
        unit.Execute(BenchInsertInbound, ("key", string.Create(CultureInfo.InvariantCulture, $"telegram:{n}")), ("at", 1_790_000_000_000 + n));
        unit.Execute(BenchPutState, ("person", person), ("version", version + 1), ("state", State));
        unit.Execute(BenchInsertResponse, ("attempt", n % People), ("item", n / People), ("option", "b"), ("at", 1_790_000_000_000 + n));
        unit.Execute(BenchInsertOutbox, ("person", person), ("body", State));
        return n;
    }
}
