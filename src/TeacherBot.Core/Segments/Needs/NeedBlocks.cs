using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

/// <summary>
/// People by the answer that counted them. Whoever an answer about an area has counted is left out of every other cell for as long as
/// answers are remembered, so unions and differences of answers, three or thirty, are sums over different people and tell nothing that
/// the answers did not. One exception, or «возьмите шире» would be empty advice: a refused cell may be widened once, and that pair is
/// checked by <see cref="NeedCounts.Hides"/>.
/// </summary>
internal sealed class NeedBlocks
{
    private readonly List<Block> blocks = [];
    private readonly HashSet<Block> widened = [];

    public static NeedBlocks Of(ImmutableArray<NeedPlan> earlier)
    {
        var made = new NeedBlocks();
        foreach (var plan in earlier)
        {
            var people = made.Uncounted(plan.Wish, plan.Group);
            var inner = made.Narrower(plan.Wish, plan.Group);
            made.blocks.Add(new(plan, people));
            if (inner is not null)
            {
                made.widened.Add(inner);
            }
        }

        return made;
    }

    /// <summary>The last answer to this very wish; null when there was none.</summary>
    public Block? Last(NeedWish wish) => blocks.LastOrDefault(b => b.Plan.Wish == wish);

    /// <summary>The cell without those whom an answer to another wish has counted.</summary>
    public IReadOnlyDictionary<string, NeedState> Uncounted(NeedWish wish, IReadOnlyDictionary<string, NeedState> group)
    {
        var inner = Narrower(wish, group);
        var own = blocks.Where(b => b.Plan.Wish == wish).ToList();
        var others = blocks.Where(b => b.Plan.Wish != wish && b != inner).ToList();
        return others.Count == 0 ? group : group
            .Where(p => own.Exists(b => b.People.ContainsKey(p.Key)) || !others.Exists(b => b.People.ContainsKey(p.Key)))
            .ToDictionary();
    }

    /// <summary>The refused cell that this wish widens; null when there is none, it was widened before, or the wish was answered before.</summary>
    public Block? Narrower(NeedWish wish, IReadOnlyDictionary<string, NeedState> group) => Last(wish) is not null ? null : blocks.LastOrDefault(b =>
        b.Plan.About is null && !widened.Contains(b)
        && b.Plan.Wish.Subject == wish.Subject && b.Plan.Wish.Level == wish.Level
        && b.People.Keys.All(group.ContainsKey));

    /// <summary>When the last of these people was counted.</summary>
    public DateTimeOffset FreeAt(IReadOnlyDictionary<string, NeedState> group) =>
        blocks.Where(b => b.People.Keys.Any(group.ContainsKey)).Max(b => b.Plan.PlannedAt);

    /// <summary>An answer and whom it counted.</summary>
    internal sealed record Block(NeedPlan Plan, IReadOnlyDictionary<string, NeedState> People)
    {
        public IReadOnlyDictionary<string, NeedState> Among(IReadOnlyDictionary<string, NeedState> group) =>
            group.Where(p => People.ContainsKey(p.Key)).ToDictionary();
    }
}
