using TeacherBot.Core.Content;

namespace TeacherBot.Core.Segments;

/// <summary>What a sender is told about a segment built on a need. A closed family.</summary>
public abstract record NeedOutcome
{
    private protected NeedOutcome()
    {
    }

    /// <summary>In Russian, for the sender; <paramref name="zone"/> is the municipality's.</summary>
    public string Text(Catalog catalog, string? zone) => this switch
    {
        Allowed allowed => catalog.Text("segments.need.about", ("n", allowed.About)),
        Refused { Until: { } until } refused => catalog.Text(refused.TextId, ("day", RussianDate.Day(until, zone))),
        Refused refused => catalog.Text(refused.TextId),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>The plan stands. Its ledger, held-back and bounce reports are counts only and replies do not reach the sender.</summary>
/// <param name="Plan">Key of the plan, by which recipients are read and by which it is marked as used.</param>
/// <param name="About">The only number the sender sees.</param>
public sealed record Allowed(long Plan, int About) : NeedOutcome;

/// <summary>No plan; the text reveals no number.</summary>
/// <param name="Until">When to ask again; null when time does not help.</param>
public sealed record Refused(string TextId, DateTimeOffset? Until) : NeedOutcome;
