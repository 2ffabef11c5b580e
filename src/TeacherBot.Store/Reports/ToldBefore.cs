using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>
/// Everything snapshots of a municipality told before of the answers of some campaigns, area by area: a region's results are not held in
/// memory at once. Snapshots of other answers narrow nothing and are left out.
/// </summary>
public sealed class ToldBefore
{
    private static readonly Statement SharesAttempts = Statement.Named("SharesAttempts");
    private static readonly Statement SnapshotResults = Statement.Named("SnapshotResults");

    private readonly UnitOfWork unit;
    private readonly ILookup<string, KeptSnapshot> byCampaign;

    /// <param name="unit">Must be open as long as this is asked.</param>
    public ToldBefore(UnitOfWork unit, string municipality, params IReadOnlyCollection<string> campaigns)
    {
        this.unit = unit;
        var kept = SnapshotStore.OfTown(unit, municipality);
        byCampaign = campaigns.SelectMany(c => kept.Where(k => IsOf(k, c)).Select(k => (Campaign: c, Kept: k))).ToLookup(x => x.Campaign, x => x.Kept);
    }

    /// <param name="campaigns">Of those given: whose answers matter in this area.</param>
    public IReadOnlyList<Published> Of(string area, params IEnumerable<string> campaigns) =>
        [.. campaigns.SelectMany(c => byCampaign[c]).DistinctBy(k => k.Id).SelectMany(k => Cells(k, area).Concat(ComparisonStore.Told(unit, k, area)))];

    private bool IsOf(KeptSnapshot kept, string campaign) => kept.Snapshot.Comparisons.Select(c => c.Campaign).Append(kept.Snapshot.Campaign)
        .Any(of => of == campaign || unit.Scalar(SharesAttempts, ("other", of), ("campaign", campaign)) > 0);

    private IEnumerable<Published> Cells(KeptSnapshot kept, string area)
    {
        var rows = unit.Query(SnapshotResults, r => ResultOf(r, area), ("snapshot", kept.Id), ("area", area));
        return kept.Snapshot.Sheets.SelectMany(s => s.Lines.Where(l => l.Area == area).SelectMany(l => l.Cells.Select((cell, i) => (Column: s.Columns[i], Cell: cell))))
            .DistinctBy(c => c.Column)
            .Select(c => new Published([.. rows.Where(r => DifficultiesMap.IsIn(r.Measured, c.Column)).Select(r => r.Counted)], c.Cell.Band));
    }

    private static (Measured Measured, Counted Counted) ResultOf(Row row, string area)
    {
        var counted = SnapshotStore.CountedOf(row.Int64(0), row.Int64OrNull(1), row.Bool(2));
        return (new Measured(counted.Key, area, counted.Need ? 0 : Measured.Enough, row.Text(3), row.TextOrNull(4), row.Bool(5)) { Heads = row.Bool(6) }, counted);
    }
}
