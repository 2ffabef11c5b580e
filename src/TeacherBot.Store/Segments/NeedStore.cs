using System.Collections.Immutable;
using TeacherBot.Core.Segments;

namespace TeacherBot.Store;

/// <summary>
/// Segments built on a need: asked for, remembered over all senders of the municipality, and read out page by page. Asking runs on the
/// writer, because an answer that was given counts.
/// </summary>
/// <param name="minimumGroup">k: `Privacy:MinimumGroup`.</param>
public sealed class NeedStore(int minimumGroup)
{
    private static readonly Statement NeedPlansOf = Statement.Named("NeedPlansOf");
    private static readonly Statement InsertNeedPlan = Statement.Named("InsertNeedPlan");
    private static readonly Statement UseNeedPlan = Statement.Named("UseNeedPlan");
    private static readonly Statement FindNeedPlan = Statement.Named("FindNeedPlan");
    private static readonly Statement NeedPeopleStillHere = Statement.Named("NeedPeopleStillHere");

    /// <summary>
    /// Answers a sender. The first allowed answer holds the subject and area for 30 days: the same wish is answered the same until it is
    /// used, any other is refused.
    /// </summary>
    /// <param name="segment">One with <see cref="Segment.Need"/>; others throw.</param>
    public NeedOutcome Plan(UnitOfWork unit, Segment segment, SegmentScope scope, string sender, DateTimeOffset now)
    {
        var wish = segment.Need ?? throw new InvalidOperationException("The segment is not built on a need; ask SegmentStore.");
        if (scope.Cluster is not null && wish.Cluster != scope.Cluster)
        {
            throw new InvalidOperationException("The segment was parsed for another scope.");
        }

        var schools = Columns.Of(wish.Schools(segment.Schools));
        var snapshot = NeedSnapshotStore.Newest(unit, scope.Municipality, wish.Area);
        var memory = new Memory(unit);
        var earlier = memory.Plans(scope.Municipality, wish.Area, now - NeedTargeting.Remembered);
        var group = snapshot is { } newest ? memory.Group(newest, wish, schools, sender) : null;
        var kept = new Kept(scope.Municipality, schools, snapshot ?? 0, sender);
        return NeedTargeting.Plan(new NeedQuestion(wish, minimumGroup, group, [.. earlier.Select(e => e.Plan)]), now) switch
        {
            DeclinedPlan { Tells: true } declined => Remembered(unit, wish, kept, null, now, _ => new Refused(declined.TextId, declined.Until)),
            DeclinedPlan declined => new Refused(declined.TextId, declined.Until),
            OpenPlan open => new Allowed(open.Plan.Id, open.Plan.About!.Value),
            FreshPlan { From: { } from } fresh =>
                Remembered(unit, wish, earlier.First(e => e.Plan.Id == from.Id).Kept, fresh.About, now, id => new Allowed(id, fresh.About)),
            FreshPlan fresh => Remembered(unit, wish, kept, fresh.About, now, id => new Allowed(id, fresh.About)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Marks the plan as sent by; false when it was already, and then nothing may be sent.</summary>
    public static bool Use(UnitOfWork unit, long plan, DateTimeOffset now) => unit.Execute(UseNeedPlan, ("id", plan), ("at", now)) == 1;

    /// <summary>Recipients of a plan who are still here, ids in ascending order after the one given; never to be shown to anybody.</summary>
    public static List<string> Page(UnitOfWork unit, long plan, string after, int most)
    {
        var (municipality, area, at, snapshot) = unit.Get(FindNeedPlan, r => (r.Text(0), r.Text(1), r.Instant(2), r.Int64(3)), ("id", plan));
        var plans = new Memory(unit).Plans(municipality, area, at - NeedTargeting.Remembered).Select(e => e.Plan).ToList();
        var own = plans.Find(p => p.Id == plan)!;
        var people = NeedTargeting.Counted(own.Wish, own.Group, [.. plans.TakeWhile(p => p.Id != plan)]);
        var here = unit.Query(
            NeedPeopleStillHere, r => r.Text(0), ("snapshot", snapshot), ("after", after), ("municipality", municipality));
        return [.. here.Where(p => people.TryGetValue(p, out var state) && NeedTargeting.Receives(state)).Take(most)];
    }

    private static NeedOutcome Remembered(UnitOfWork unit, NeedWish wish, Kept kept, int? about, DateTimeOffset now, Func<long, NeedOutcome> answer) =>
        answer(unit.Scalar(
            InsertNeedPlan,
            ("municipality", kept.Municipality), ("area", wish.Area), ("level", wish.Level), ("subject", wish.Subject),
            ("cluster", wish.Cluster), ("status", wish.Status), ("schools", kept.Schools), ("snapshot", kept.Snapshot),
            ("sender", kept.Sender), ("about", about), ("at", now)));

    /// <summary>How the cell of a plan was cut out of its snapshot.</summary>
    private sealed record Kept(string Municipality, string Schools, long Snapshot, string Sender);

    /// <summary>Earlier plans with their people; a snapshot is read once however many plans were made from it.</summary>
    private sealed class Memory(UnitOfWork unit)
    {
        private readonly Dictionary<long, IReadOnlyList<NeedRow>> snapshots = [];

        public List<(NeedPlan Plan, Kept Kept)> Plans(string municipality, string area, DateTimeOffset since)
        {
            var rows = unit.Query(
                NeedPlansOf,
                r => (
                    Plan: new NeedPlan(
                        r.Int64(0),
                        new NeedWish(area, r.Int32(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4)),
                        r.Int64(6), r.Instant(9), r.Bool(10), r.Int32OrNull(8), ImmutableDictionary<string, NeedState>.Empty),
                    Kept: new Kept(municipality, r.Text(5), r.Int64(6), r.Text(7))),
                ("municipality", municipality), ("area", area), ("since", since));
            return [.. rows.Select(p => (
                p.Plan with { Group = Group(p.Kept.Snapshot, p.Plan.Wish, p.Kept.Schools, p.Kept.Sender) },
                p.Kept))];
        }

        public IReadOnlyDictionary<string, NeedState> Group(long snapshot, NeedWish wish, string schools, string sender)
        {
            if (!snapshots.TryGetValue(snapshot, out var rows))
            {
                snapshots.Add(snapshot, rows = NeedSnapshotStore.Rows(unit, snapshot));
            }

            return NeedRow.Group(rows, wish, Columns.List(schools), sender);
        }
    }
}
