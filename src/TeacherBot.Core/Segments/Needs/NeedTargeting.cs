using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

/// <summary>Where a person stood on an area in a frozen snapshot, seen from one level.</summary>
public enum NeedState
{
    /// <summary>Has not finished the area: receives too, so that receiving says nothing.</summary>
    Unfinished = 0,

    /// <summary>Finished at or above the level: the only ones who do not receive.</summary>
    Fine = 1,

    /// <summary>Finished below the level.</summary>
    Need = 2,
}

/// <summary>An answer that was given before and depended on results: every later one is held against it.</summary>
/// <param name="Snapshot">The frozen snapshot its group was taken from.</param>
/// <param name="Used">True once something was sent by it.</param>
/// <param name="About">The number shown; null when it was refused.</param>
/// <param name="Group">Everybody of its cell in its snapshot, seen from its level, without its sender.</param>
public sealed record NeedPlan(
    long Id, NeedWish Wish, long Snapshot, DateTimeOffset PlannedAt, bool Used, int? About, IReadOnlyDictionary<string, NeedState> Group);

/// <summary>What a decision on a wish looks at.</summary>
/// <param name="MinimumGroup">k: `Privacy:MinimumGroup`.</param>
/// <param name="Group">Everybody of the wish's cell in the last snapshot, the sender left out; null when nothing was frozen yet.</param>
/// <param name="Earlier">Answers about this area to all senders of the municipality within <see cref="NeedTargeting.Remembered"/>, oldest first.</param>
public sealed record NeedQuestion(
    NeedWish Wish, int MinimumGroup, IReadOnlyDictionary<string, NeedState>? Group, ImmutableArray<NeedPlan> Earlier);

/// <summary>What is decided on a wish. A closed family.</summary>
public abstract record NeedDecision
{
    private protected NeedDecision()
    {
    }
}

/// <summary>The wish may be planned.</summary>
/// <param name="About">Rounded number of recipients; the sender sees no other.</param>
/// <param name="From">The earlier plan whose people stand in, because too few changed since; null for the last snapshot.</param>
public sealed record FreshPlan(int About, NeedPlan? From) : NeedDecision;

/// <summary>The same wish is open already: the same answer again.</summary>
public sealed record OpenPlan(NeedPlan Plan) : NeedDecision;

/// <summary>The wish is refused; the text tells neither how many need the area nor how many there are.</summary>
/// <param name="Until">When to ask again; null when time does not help.</param>
/// <param name="Tells">True when the refusal depends on results, so that it must be remembered as an answer.</param>
public sealed record DeclinedPlan(string TextId, DateTimeOffset? Until, bool Tells = false) : NeedDecision;

/// <summary>
/// Blind targeting (domain.md, ruling R2). Recipients are those with the need and everyone who has not finished the area, so the counts
/// that must not be told are need and fine among those who finished: both at least k. Nothing is learnt from several answers because
/// each person is counted by one cell only (<see cref="NeedBlocks"/>).
/// </summary>
public static class NeedTargeting
{
    /// <summary>One need-based segment per subject and area in this time, over all senders.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(30);

    /// <summary>How long an answer is held against later ones.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(366);

    /// <summary>Who receives: everybody but those who finished at or above the level.</summary>
    public static bool Receives(NeedState state) => state != NeedState.Fine;

    /// <summary>The people a plan reads its recipients from: its cell without those whom another cell has counted before.</summary>
    public static IReadOnlyDictionary<string, NeedState> Counted(NeedWish wish, IReadOnlyDictionary<string, NeedState> group, ImmutableArray<NeedPlan> earlier) =>
        NeedBlocks.Of(earlier).Uncounted(wish, group);

    public static NeedDecision Plan(NeedQuestion question, DateTimeOffset now)
    {
        var recent = question.Earlier.LastOrDefault(
            p => p.About is not null && p.Wish.Subject == question.Wish.Subject && p.PlannedAt + Pause > now);
        if (recent is not null)
        {
            return recent.Wish == question.Wish && !recent.Used
                ? new OpenPlan(recent)
                : new DeclinedPlan("segments.need.taken", recent.PlannedAt + Pause);
        }

        if (question.Group is null)
        {
            return new DeclinedPlan("segments.need.no-snapshot", null);
        }

        var blocks = NeedBlocks.Of(question.Earlier);
        var group = blocks.Uncounted(question.Wish, question.Group);
        return blocks.Last(question.Wish) is { } before
            ? Again(question, blocks, before, group)
            : Anew(question, blocks, group);
    }

    // The difference of two answers is an answer about those who finished in between. Unless that may be given, and once a year, the
    // earlier answer is given again, for the earlier people.
    private static NeedDecision Again(NeedQuestion question, NeedBlocks blocks, NeedBlock before, IReadOnlyDictionary<string, NeedState> group)
    {
        var k = question.MinimumGroup;
        var was = NeedCounts.Of(before.People);
        var now = NeedCounts.Of(group);
        var late = new NeedCounts(now.Need - was.Need, now.Fine - was.Fine, 0);
        if (late.Finished == 0 && before.Plan.About is { } same)
        {
            return new FreshPlan(now.About(k) ?? same, null);
        }

        if (!late.IsNarrow(k) && blocks.MayRenew(before) && now.About(k) is { } about && now.HidesLate(about, was, before.Plan.About, k))
        {
            return new FreshPlan(about, null);
        }

        return before.Plan.About is { } earlier ? new FreshPlan(earlier, before.Plan) : new DeclinedPlan("segments.need.narrow", null);
    }

    private static NeedDecision Anew(NeedQuestion question, NeedBlocks blocks, IReadOnlyDictionary<string, NeedState> group)
    {
        var k = question.MinimumGroup;
        var counts = NeedCounts.Of(group);
        if (!counts.CanTell(k))
        {
            // Known to everybody who knows who has finished: no news, whatever they need.
            return NeedCounts.Of(question.Group!).CanTell(k)
                ? new DeclinedPlan("segments.need.counted", blocks.FreeAt(question.Group!) + Remembered)
                : new DeclinedPlan("segments.need.narrow", null);
        }

        return counts.About(k) is { } about
            && (blocks.Narrower(question.Wish, question.Group!) is not { } inner || counts.HidesInner(about, NeedCounts.Of(inner.Among(group)), k))
            ? new FreshPlan(about, null)
            : new DeclinedPlan("segments.need.narrow", null, true);
    }
}
