using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;

namespace TeacherBot.Benchmarks.Reports;

/// <summary>How long it takes to decide what the map of difficulties may tell: two waves, of which the second has to go with the first.</summary>
internal static class MapBenchmark
{
    private const int MostClusters = 20;
    private const int PeopleInCluster = 150;

    public static void Run(Catalog catalog)
    {
        Console.WriteLine("people   results   first wave   second wave   hidden in the first, in the second");
        foreach (var people in new[] { 100, 300, 1000, 3000, 30_000 })
        {
            var measured = People(catalog, people, 1);
            var started = Stopwatch.GetTimestamp();
            var first = DifficultiesMap.Of(catalog, measured, [], _ => [], DisclosureRules.Inside).Sheets;
            var took = Stopwatch.GetElapsedTime(started);
            var told = Told(first, measured);
            var later = People(catalog, people, 2);
            started = Stopwatch.GetTimestamp();
            var second = DifficultiesMap.Of(catalog, later, [], area => told.GetValueOrDefault(area) ?? [], DisclosureRules.Inside).Sheets;
            var again = Stopwatch.GetElapsedTime(started);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{people,6} {measured.Count,9} {took.TotalMilliseconds,9:F0} ms {again.TotalMilliseconds,10:F0} ms {Hidden(first),9} {Hidden(second),11}"));
        }
    }

    private static string Hidden(IReadOnlyList<NeedSheet> sheets)
    {
        var cells = sheets.SelectMany(s => s.Lines).SelectMany(l => l.Cells).ToList();
        return $"{cells.Count(c => c.Band is Band.Hidden)}/{cells.Count}";
    }

    // Everybody on the areas of their subject and on the common ones; from one wave to the next a tenth answers anew and a twentieth comes.
    private static List<Measured> People(Catalog catalog, int people, int wave)
    {
        var random = new Random(7);
        var subjects = catalog.Subjects.Select(s => s.Id).ToList();
        var measured = new List<Measured>();
        for (var i = 0; i < people; i++)
        {
            var (subject, cluster, supported) = (subjects[random.Next(subjects.Count)], $"c{random.Next(Math.Clamp(people / PeopleInCluster, 1, MostClusters)):D2}", random.Next(8) == 0);
            var (anew, late) = (random.Next(10) == 0, random.Next(20) == 0);
            foreach (var area in catalog.Areas.Values.Where(a => a.Subject == subject || (a.Subject is null && a.Type != "management")))
            {
                var (level, better) = (random.Next(4), random.Next(4));
                if (wave > 1 || !late)
                {
                    measured.Add(new Measured($"{i}/{(anew && wave > 1 ? 2 : 1)}", area.Code, anew && wave > 1 ? better : level, subject, cluster, supported));
                }
            }
        }

        return measured;
    }

    private static Dictionary<string, List<Published>> Told(IReadOnlyList<NeedSheet> sheets, List<Measured> measured)
    {
        var byArea = measured.GroupBy(m => m.Area).ToDictionary(g => g.Key, g => g.ToList());
        return sheets.SelectMany(s => s.Lines.SelectMany(l => l.Cells.Select((cell, i) => (l.Area, Published: new Published(
                [.. byArea[l.Area].Where(m => DifficultiesMap.IsIn(m, s.Columns[i])).Select(m => new Counted(m.Key, m.Level < Measured.Enough))], cell.Band)))))
            .GroupBy(p => p.Area).ToDictionary(g => g.Key, g => g.Select(p => p.Published).ToList());
    }
}
