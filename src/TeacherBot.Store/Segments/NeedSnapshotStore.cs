using TeacherBot.Core.Segments;

namespace TeacherBot.Store;

/// <summary>
/// Frozen needs of a municipality, an area at a time. Plans are answered out of the newest snapshot only, never out of live results
/// (domain.md, K5 and ruling R2).
/// </summary>
public static class NeedSnapshotStore
{
    private static readonly Statement LastNeedSnapshot = Statement.Named("LastNeedSnapshot");
    private static readonly Statement InsertNeedSnapshot = Statement.Named("InsertNeedSnapshot");
    private static readonly Statement InsertNeedRows = Statement.Named("InsertNeedRows");
    private static readonly Statement CountNeedChanges = Statement.Named("CountNeedChanges");
    private static readonly Statement LookAtNeedSnapshot = Statement.Named("LookAtNeedSnapshot");
    private static readonly Statement DeleteNeedRows = Statement.Named("DeleteNeedRows");
    private static readonly Statement DeleteNeedSnapshot = Statement.Named("DeleteNeedSnapshot");
    private static readonly Statement ForgetNeedPlans = Statement.Named("ForgetNeedPlans");
    private static readonly Statement OldNeedSnapshots = Statement.Named("OldNeedSnapshots");
    private static readonly Statement NeedRowsOf = Statement.Named("NeedRowsOf");

    /// <summary>Key of the newest snapshot of an area; null when nothing was frozen yet.</summary>
    public static long? Newest(UnitOfWork unit, string municipality, string area) => Last(unit, municipality, area)?.Id;

    /// <summary>True when a week has passed since the area was frozen or found to have changed too little.</summary>
    public static bool IsDue(UnitOfWork unit, string municipality, string area, DateTimeOffset now) =>
        NeedFreezing.IsDue(Last(unit, municipality, area)?.LookedAt, now);

    /// <summary>
    /// Freezes the area as it stands, unless fewer than k people changed since the last time; then the last snapshot stays. True when
    /// there is a new one.
    /// </summary>
    public static bool Freeze(UnitOfWork unit, string municipality, NeedArea area, int minimumGroup, DateTimeOffset at)
    {
        var last = Last(unit, municipality, area.Code);
        var made = unit.Scalar(InsertNeedSnapshot, ("municipality", municipality), ("area", area.Code), ("at", at));
        unit.Execute(
            InsertNeedRows,
            ("snapshot", made), ("municipality", municipality), ("area", area.Code),
            P.List("instruments", area.Instruments), ("subject", area.Subject));
        var changed = last is null ? 0 : (int)unit.Scalar(CountNeedChanges, ("was", last.Id), ("snapshot", made));
        if (!NeedFreezing.Replaces(last is null, changed, minimumGroup))
        {
            Delete(unit, made);
            unit.Execute(LookAtNeedSnapshot, ("snapshot", last!.Id), ("at", at));
            return false;
        }

        unit.Execute(ForgetNeedPlans, ("municipality", municipality), ("area", area.Code), ("since", at - NeedTargeting.Remembered));
        foreach (var old in unit.Query(OldNeedSnapshots, r => r.Int64(0), ("municipality", municipality), ("area", area.Code), ("newest", made)))
        {
            Delete(unit, old);
        }

        return true;
    }

    /// <summary>Everybody of the area in one snapshot.</summary>
    public static IReadOnlyList<NeedRow> Rows(UnitOfWork unit, long snapshot) => unit.Query(NeedRowsOf, RowOf, ("snapshot", snapshot));

    private static NeedRow RowOf(Row row) => new(row.Text(0), row.Text(1), Columns.List(row.Text(2)), row.Int32OrNull(3));

    private static LastSnapshot? Last(UnitOfWork unit, string municipality, string area) => unit.Find(
        LastNeedSnapshot, r => new LastSnapshot(r.Int64(0), r.Instant(1)), ("municipality", municipality), ("area", area));

    private static void Delete(UnitOfWork unit, long snapshot)
    {
        unit.Execute(DeleteNeedRows, ("snapshot", snapshot));
        unit.Execute(DeleteNeedSnapshot, ("snapshot", snapshot));
    }

    private sealed record LastSnapshot(long Id, DateTimeOffset LookedAt);
}
