using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

/// <summary>An answer and whom it counted.</summary>
internal sealed record NeedBlock(NeedPlan Plan, IReadOnlyDictionary<string, NeedState> People)
{
    public IReadOnlyDictionary<string, NeedState> Among(IReadOnlyDictionary<string, NeedState> group) =>
        group.Where(p => People.ContainsKey(p.Key)).ToDictionary();

    /// <summary>
    /// The people of the same wish later: whoever was counted as finished stays as counted, be they gone or better since; others stand as
    /// they stand now.
    /// </summary>
    public IReadOnlyDictionary<string, NeedState> Later(IReadOnlyDictionary<string, NeedState> group)
    {
        var later = new Dictionary<string, NeedState>(group);
        foreach (var (person, state) in People.Where(p => p.Value != NeedState.Unfinished))
        {
            later[person] = state;
        }

        return later;
    }
}

/// <summary>
/// People by the answer that counted them. Whoever an answer about an area has counted is left out of every other cell for as long as
/// answers are remembered, so unions and differences of answers, three or thirty, are sums over different people and tell nothing that
/// the answers did not. Two exceptions, each checked over every possible count by <see cref="NeedCounts"/> and never combined: a refused
/// cell may be widened once, or «возьмите шире» would be empty advice, and an answer may be renewed once after more have finished.
/// </summary>
internal sealed class NeedBlocks
{
    private readonly List<NeedBlock> blocks = [];
    private readonly HashSet<NeedWish> settled = [];

    public static NeedBlocks Of(ImmutableArray<NeedPlan> earlier)
    {
        var made = new NeedBlocks();
        foreach (var plan in earlier)
        {
            made.Add(plan);
        }

        return made;
    }

    /// <summary>The last answer to this very wish; null when there was none.</summary>
    public NeedBlock? Last(NeedWish wish) => blocks.LastOrDefault(b => b.Plan.Wish == wish);

    /// <summary>False when the answer was renewed before, or widens or was widened by another.</summary>
    public bool MayRenew(NeedBlock block) => !settled.Contains(block.Plan.Wish);

    /// <summary>The cell without those whom an answer to another wish has counted; those its own answers counted stand as they were.</summary>
    public IReadOnlyDictionary<string, NeedState> Uncounted(NeedWish wish, IReadOnlyDictionary<string, NeedState> group)
    {
        var inner = Narrower(wish, group);
        var own = Last(wish);
        var others = blocks.Where(b => b.Plan.Wish != wish && b.Plan.Wish != inner?.Plan.Wish).ToList();
        var left = others.Count == 0 ? group : group
            .Where(p => own?.People.ContainsKey(p.Key) == true || !others.Exists(b => b.People.ContainsKey(p.Key)))
            .ToDictionary();
        return own?.Later(left) ?? left;
    }

    /// <summary>The refused cell that this wish widens; null when there is none, it was widened or renewed before, or the wish was answered before.</summary>
    public NeedBlock? Narrower(NeedWish wish, IReadOnlyDictionary<string, NeedState> group) => Last(wish) is not null ? null : blocks.LastOrDefault(b =>
        b.Plan.About is null && MayRenew(b)
        && b.Plan.Wish.Subject == wish.Subject && b.Plan.Wish.Level == wish.Level
        && b.People.Keys.All(group.ContainsKey));

    /// <summary>When the last of these people was counted.</summary>
    public DateTimeOffset FreeAt(IReadOnlyDictionary<string, NeedState> group) =>
        blocks.Where(b => b.People.Keys.Any(group.ContainsKey)).Max(b => b.Plan.PlannedAt);

    private void Add(NeedPlan plan)
    {
        var before = Last(plan.Wish);
        var people = Uncounted(plan.Wish, plan.Group);
        if (Narrower(plan.Wish, plan.Group) is { } inner)
        {
            settled.Add(inner.Plan.Wish);
            settled.Add(plan.Wish);
        }
        else if (before is not null && NeedCounts.Of(before.People).Finished != NeedCounts.Of(people).Finished)
        {
            settled.Add(plan.Wish);
        }

        blocks.Add(new(plan, people));
    }
}
