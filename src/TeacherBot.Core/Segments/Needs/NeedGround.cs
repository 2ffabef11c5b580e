using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Segments;

/// <summary>An area whose needs are frozen.</summary>
/// <param name="Subject">Only people of this subject belong to it; null means everybody.</param>
/// <param name="Instruments">Ids of the instruments that measure mastery levels of it.</param>
public sealed record NeedArea(string Code, string? Subject, ImmutableArray<string> Instruments)
{
    /// <summary>Every area that some instrument measures by levels; self-ratings and percents are no needs.</summary>
    public static ImmutableArray<NeedArea> Of(Catalog catalog) =>
    [
        .. from instrument in catalog.Instruments
           where instrument.Kind == InstrumentKind.Levels && !instrument.Anonymous
           from area in instrument.Areas
           group instrument.Id by area.Code into measured
           orderby measured.Key
           select new NeedArea(measured.Key, catalog.Areas.GetValueOrDefault(measured.Key)?.Subject, [.. measured.Distinct()]),
    ];
}

/// <summary>One person in a frozen snapshot of one area.</summary>
/// <param name="Level">0 to 3; null for who has not finished the area.</param>
public sealed record NeedRow(string Person, string School, ImmutableArray<string> Subjects, int? Level)
{
    /// <summary>The cell of a wish, seen from its level, without the sender, whose own result is no secret to them.</summary>
    public static IReadOnlyDictionary<string, NeedState> Group(
        IEnumerable<NeedRow> rows, NeedWish wish, IEnumerable<string> schools, string sender)
    {
        var inside = schools.ToHashSet(StringComparer.Ordinal);
        return rows
            .Where(r => r.Person != sender && inside.Contains(r.School) && (wish.Subject is null || r.Subjects.Contains(wish.Subject)))
            .ToDictionary(r => r.Person, r => r.State(wish.Level));
    }

    public NeedState State(int below) => Level is not { } level ? NeedState.Unfinished : level < below ? NeedState.Need : NeedState.Fine;
}
