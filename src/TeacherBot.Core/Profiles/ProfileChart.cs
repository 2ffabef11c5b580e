using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Profiles;

/// <summary>A profile as bars, strongest first. Areas with too few answers, and what people said of their own difficulties, have none.</summary>
internal static class ProfileChart
{
    private const int Levels = 3;
    private const int Tenths = 10;
    private const int All = 100;

    /// <summary>Null where nothing can be drawn.</summary>
    public static Chart? Of(Catalog catalog, Profile profile)
    {
        var bars = profile.ByStrength().Select(a => Bar(catalog, a)).OfType<ChartBar>().ToList();
        return bars.Count == 0 ? null : new Chart(catalog.Text("result.chart"), [.. bars]);
    }

    private static ChartBar? Bar(Catalog catalog, AreaResult result) => result switch
    {
        LevelsResult { Level: { } level } => new(catalog.AreaTitle(result.Area), catalog.Text("result.chart-level", ("n", (int)level)), (int)level, Levels),
        PercentResult { Percent: { } percent } => new(catalog.AreaTitle(result.Area), catalog.Text("result.chart-percent", ("n", percent)), percent * Tenths / All, Tenths),
        _ => null,
    };
}
