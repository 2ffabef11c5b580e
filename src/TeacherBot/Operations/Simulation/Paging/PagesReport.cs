using System.Globalization;
using System.Text;

namespace TeacherBot.Operations.Simulation.Paging;

/// <summary>How many a second, and how long they took in milliseconds.</summary>
internal sealed record Share(double PerSecond, double P50Ms, double P95Ms, double P99Ms)
{
    public static Share Of(Latencies latencies, TimeSpan time) =>
        new(latencies.Count / time.TotalSeconds, latencies.Percentile(0.5), latencies.Percentile(0.95), latencies.Percentile(0.99));

    /// <summary>Each figure for itself.</summary>
    public static Share Median(IEnumerable<Share> shares)
    {
        var all = shares.ToList();
        return new(Median(all, s => s.PerSecond), Median(all, s => s.P50Ms), Median(all, s => s.P95Ms), Median(all, s => s.P99Ms));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"в секунду {PerSecond:F0}, мс: p50 {P50Ms:F1} · p95 {P95Ms:F1} · p99 {P99Ms:F1}");

    private static double Median(List<Share> shares, Func<Share, double> figure)
    {
        var sorted = shares.Select(figure).Order().ToList();
        return sorted.Count == 0 ? 0 : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <summary>Turns alone, then turns beside page users.</summary>
internal sealed record PagesRun(Share TurnsAlone, Share TurnsBeside, Share Pages, int Presses, int PagesFailed);

/// <summary>What page users cost the turns, and how long they wait themselves; medians of the runs.</summary>
internal sealed record PagesReport(Share TurnsAlone, Share TurnsBeside, Share Pages, int Presses, int PagesFailed, double PeakRssMb, IReadOnlyList<PagesRun> Runs)
{
    private const double LongestPageMs = 100;
    private const double TurnTimes = 1.5;
    private const double TurnMoreMs = 10;

    /// <summary>What p99 of a turn may be beside page users.</summary>
    public double TurnLimitMs => Math.Max(TurnsAlone.P99Ms * TurnTimes, TurnsAlone.P99Ms + TurnMoreMs);

    public bool PageIsQuick => Pages.PerSecond > 0 && Pages.P95Ms <= LongestPageMs;

    public bool TurnIsQuick => TurnsBeside.PerSecond > 0 && TurnsBeside.P99Ms <= TurnLimitMs;

    public static PagesReport Of(IReadOnlyList<PagesRun> runs, double peakRssMb) => new(
        Share.Median(runs.Select(r => r.TurnsAlone)), Share.Median(runs.Select(r => r.TurnsBeside)), Share.Median(runs.Select(r => r.Pages)), runs.Sum(r => r.Presses), runs.Sum(r => r.PagesFailed), peakRssMb, runs);

    public string ToText(SimulateOptions options)
    {
        var text = new StringBuilder();
        var lines = CultureInfo.InvariantCulture;
        text.AppendLine(lines, $"Учителей одновременно: {options.Teachers}, на страницах: {options.PageUsers}, прогонов: {Runs.Count}, секунд в половине прогона: {options.Seconds}");
        foreach (var (number, run) in Runs.Index())
        {
            text.AppendLine(lines, $"Прогон {number + 1}, p99 шага, мс: {run.TurnsAlone.P99Ms:F1} без страниц, {run.TurnsBeside.P99Ms:F1} рядом с ними; p95 страницы {run.Pages.P95Ms:F1}");
        }

        text.AppendLine(lines, $"Шаги без страниц: {TurnsAlone}");
        text.AppendLine(lines, $"Шаги рядом со страницами: {TurnsBeside}");
        text.AppendLine(lines, $"Страницы: {Pages}; за все прогоны нажатий: {Presses}, не пришло: {PagesFailed}");
        text.AppendLine(lines, $"p95 страницы не больше {LongestPageMs:F0} мс: {Said(PageIsQuick)} ({Pages.P95Ms:F1})");
        text.AppendLine(lines, $"p99 шага рядом со страницами не больше {TurnLimitMs:F1} мс (×1,5 или +10 мс к p99 без них): {Said(TurnIsQuick)} ({TurnsBeside.P99Ms:F1})");
        return text.Append(lines, $"Наибольшая память, МБ: {PeakRssMb:F0}").ToString();
    }

    private static string Said(bool isMet) => isMet ? "выполнено" : "не выполнено";
}
