using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Profiles;

/// <summary>At most one material and one event for an area; with the third step, a colleague, that makes the three next steps.</summary>
/// <param name="Material">Null when the person may see none for this level.</param>
/// <param name="Event">Null when no coming event helps.</param>
public sealed record NextSteps(string Area, Material? Material, Event? Event);

/// <summary>Chooses next steps from content by area and level. Deterministic: the same profile gets the same steps on one day.</summary>
public static class Recommendations
{
    /// <summary>Steps for the area where the most is to be done; null when no area was finished.</summary>
    public static NextSteps? For(Catalog catalog, string municipality, Profile profile, DateTimeOffset now)
    {
        var ordered = profile.ByNeed();
        return ordered.Select(r => ForArea(catalog, municipality, r, now)).FirstOrDefault(s => s is { Material: not null } or { Event: not null })
            ?? ordered.Select(r => ForArea(catalog, municipality, r, now)).FirstOrDefault();
    }

    /// <summary>Steps for one area at the level reached.</summary>
    public static NextSteps ForArea(Catalog catalog, string municipality, AreaResult result, DateTimeOffset now)
    {
        var level = LevelOf(result);
        return new(
            result.Area,
            Materials(catalog, municipality, result.Area, level).FirstOrDefault(),
            catalog.Events
                .Where(e => e.Municipality == municipality && e.StartsAt > now && e.Areas.Contains(result.Area))
                .OrderBy(e => e.StartsAt)
                .FirstOrDefault());
    }

    /// <summary>Materials for an area at the level reached, own municipality's before common ones.</summary>
    public static ImmutableArray<Material> Materials(Catalog catalog, string municipality, AreaResult result) =>
        Materials(catalog, municipality, result.Area, LevelOf(result));

    /// <summary>Materials for an area, at one level or at any, own municipality's before common ones, practices of colleagues after what was checked.</summary>
    public static ImmutableArray<Material> Materials(Catalog catalog, string municipality, string area, int? level) =>
    [
        .. catalog.Materials
            .Where(m => m.Areas.Contains(area) && (m.Municipality is null || m.Municipality == municipality))
            .Where(m => level is null || m.Levels.Contains(level.Value))
            .OrderBy(m => m.Kind == Community.PracticeMaterials.Kind)
            .ThenBy(m => m.Municipality is null)
            .ThenBy(m => m.Body is null)
            .ThenBy(m => m.Areas.Length)
            .ThenBy(m => m.Id, StringComparer.Ordinal),
    ];

    /// <summary>0 to 3, whatever the scoring rule: how much of the area is there.</summary>
    internal static int LevelOf(AreaResult result) => result switch
    {
        LevelsResult levels => (int)(levels.Level ?? MasteryLevel.BelowReproductive),
        PercentResult percent => Math.Min(percent.Band ?? 0, 3),
        DifficultyResult difficulty => difficulty.Maximum == 0 ? 0 : 3 - (3 * difficulty.Sum / difficulty.Maximum),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
