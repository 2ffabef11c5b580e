using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Core.Profiles;

/// <summary>
/// How a person's area differs from the last time. Three questions a level move by themselves, so only a difference of five of nine on
/// different forms is shown (ruling R10); anything less is said to be within the error, without figures.
/// </summary>
internal static class PersonalChange
{
    private const int WholeArea = 9;

    /// <summary>A sentence; null when the area was not taken before on another form, or either time some of its questions did not count.</summary>
    public static string? Of(Catalog catalog, Attempt attempt, AreaResult result, ImmutableArray<AreaTaken> history)
    {
        if (result is not LevelsResult { Valid: WholeArea, Correct: var now }
            || history.Where(h => h.Area == result.Area && h.ClosedAt < attempt.StartedAt).MaxBy(h => h.ClosedAt) is not { Valid: WholeArea } last
            || last.Form == attempt.Instrument.Form)
        {
            return null;
        }

        return (now - last.Right) switch
        {
            >= Change.LeastOfNine => catalog.Text("change.more", ("before", last.Right), ("now", now)),
            <= -Change.LeastOfNine => catalog.Text("change.less", ("before", last.Right), ("now", now)),
            _ => catalog.Text("change.within"),
        };
    }
}
