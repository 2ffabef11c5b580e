using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Instruments;

/// <summary>Which form a person gets now and on which areas of it.</summary>
/// <param name="Areas">In the instrument's order; empty when there is nothing new yet.</param>
/// <param name="Repeated">Those of them taken before in this very form: no dynamics (ruling R9).</param>
public sealed record AreaChoice(Instrument Form, ImmutableArray<string> Areas, ImmutableHashSet<string> Repeated)
{
    /// <summary>No area again within this many days, whatever the form (ruling R10).</summary>
    public const int DaysBetween = 60;

    /// <summary>The form with most areas this person has not seen, the earlier one where they are equal.</summary>
    public static AreaChoice Of(Instrument instrument, ImmutableArray<AreaTaken> history, DateTimeOffset now) =>
        instrument.Forms.Select(form => OfForm(form, history, now)).MaxBy(c => c.Areas.Length - c.Repeated.Count)!;

    // An area with an opened explanation has no unseen items in that form; one done lately waits.
    private static AreaChoice OfForm(Instrument form, ImmutableArray<AreaTaken> history, DateTimeOffset now)
    {
        var areas = form.Areas.Select(a => a.Code)
            .Where(code => !history.Any(h => h.Area == code && (h.ClosedAt > now.AddDays(-DaysBetween) || (h.Explained && h.Form == form.Ref.Form))))
            .ToImmutableArray();
        return new(form, areas, [.. areas.Where(code => history.Any(h => h.Area == code && h.Form == form.Ref.Form))]);
    }
}
