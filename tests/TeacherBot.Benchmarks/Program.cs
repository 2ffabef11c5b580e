using System.Globalization;
using BenchmarkDotNet.Running;
using TeacherBot.Benchmarks.Mail;
using TeacherBot.Benchmarks.Reports;
using TeacherBot.Benchmarks.Store;
using TeacherBot.Content;

namespace TeacherBot.Benchmarks;

internal static class Benchmarks
{
    private static async Task Main(string[] args)
    {
        if (args is ["writer", .. var rest])
        {
            await WriterBenchmark.RunAsync(
                rest.Length > 0 ? rest[0] : Path.Combine(AppContext.BaseDirectory, "bench"),
                rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 100_000);
            return;
        }

        if (args is ["mail", .. var mail])
        {
            LetterBenchmark.Run(
                mail.Length > 0 ? mail[0] : Path.Combine("tests", "TeacherBot.Tests", "Mail", "letters"),
                mail.Length > 1 ? int.Parse(mail[1], CultureInfo.InvariantCulture) : 20_000);
            return;
        }

        if (args is ["map", .. var map])
        {
            var content = ContentLoader.Load(map.Length > 0 ? map[0] : "content", new DateOnly(2026, 11, 30));
            MapBenchmark.Run(((ContentResult.Loaded)content).Catalog);
            return;
        }

        if (args is ["freeze", .. var sizes])
        {
            await FreezeBenchmark.RunAsync("content", sizes.Length > 0 ? [.. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture))] : [1000, 3000, 10_000, 30_000]);
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Benchmarks).Assembly).Run(args);
    }
}
