using System.Collections.Immutable;
using TeacherBot.Content.Banks;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content;

/// <summary>No profile may end in nothing: for each area and level there is a material, or at least an event to come.</summary>
internal static class Coverage
{
    public static void Check(
        IEnumerable<InstrumentDraft> drafts, ImmutableArray<Material> materials, ImmutableArray<Event> events, ImmutableArray<string> municipalities, DateOnly today)
    {
        foreach (var draft in drafts.Where(d => d.Instrument.Kind == InstrumentKind.Levels))
        {
            foreach (var area in draft.Areas)
            {
                Area(area, materials, [.. events.Where(e => DateOnly.FromDateTime(e.EndsAt.Date) >= today)], municipalities);
            }
        }
    }

    private static void Area(AreaDraft area, ImmutableArray<Material> materials, ImmutableArray<Event> events, ImmutableArray<string> municipalities)
    {
        bool Helps(int level, string? municipality) =>
            materials.Any(m => m.Areas.Contains(area.Code) && m.Levels.Contains(level) && (m.Municipality is null || m.Municipality == municipality))
            || events.Any(e => e.Municipality == municipality && e.Areas.Contains(area.Code));

        var missing = Enumerable.Range(0, 4)
            .Where(level => municipalities.IsEmpty ? !Helps(level, null) : municipalities.Any(m => !Helps(level, m)))
            .ToList();
        if (missing.Count > 0)
        {
            area.At.ProblemAt("area", $"для области {area.Code} нет ни материала, ни мероприятия на уровнях: {string.Join(", ", missing)}; добавьте в common/materials.yml");
        }
    }
}
