using System.Collections.Immutable;
using TeacherBot.Content.Banks;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content;

/// <summary>
/// No profile may end in nothing: for each area and level there is a material, or at least an event to come, and an exercise for
/// tomorrow's lesson.
/// </summary>
internal static class Coverage
{
    public static void Check(
        ImmutableArray<InstrumentDraft> drafts, AreaWords words, ImmutableArray<Material> materials, ImmutableArray<Event> events, ImmutableArray<string> municipalities, DateOnly today)
    {
        var exercised = drafts.SelectMany(d => d.Areas).Where(a => a.Tomorrow is not null).Select(a => a.Code)
            .Concat(words.Areas.Values.Where(a => a.Tomorrow is not null).Select(a => a.Code)).ToHashSet();
        foreach (var draft in drafts.Where(d => d.Instrument.Kind is InstrumentKind.Levels or InstrumentKind.Difficulties))
        {
            foreach (var area in draft.Areas.Where(a => a.Code != draft.Instrument.Id))
            {
                if (!exercised.Contains(area.Code))
                {
                    area.At.Problem(area.Line, $"у области {area.Code} нет «Завтра на уроке»; добавьте `tomorrow` в common/areas.yml");
                }

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
            area.At.Problem(area.Line, $"для области {area.Code} нет ни материала, ни мероприятия на уровнях: {string.Join(", ", missing)}; добавьте материал в common/materials");
        }
    }
}
