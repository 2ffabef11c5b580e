using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Earlier waves that share people with a campaign, and whom each comparison counted.</summary>
public static class ComparisonStore
{
    private static readonly Statement EarlierResults = Statement.Named("EarlierResults");
    private static readonly Statement InsertPair = Statement.Named("InsertSnapshotPair");
    private static readonly Statement PairsOf = Statement.Named("SnapshotPairs");

    /// <summary>Frozen waves of the same municipality that ended before the campaign's last day, the newest first, each with everybody in both.</summary>
    /// <param name="results">Of the campaign.</param>
    public static IReadOnlyList<EarlierWave> Waves(UnitOfWork unit, Campaign campaign, IReadOnlyCollection<CampaignResult> results)
    {
        var last = campaign.To ?? DateOnly.MaxValue;
        var now = results.ToDictionary(r => (r.Person, r.Area));
        return
        [
            .. SnapshotStore.OfTown(unit, campaign.Municipality)
                .Where(kept => kept.Snapshot.To < last && kept.Snapshot.To.AddDays(EarlierWave.Longest) >= last)
                .OrderByDescending(kept => (kept.Snapshot.To, kept.Id))
                .Select(kept => new EarlierWave(kept.Snapshot.Campaign, kept.Snapshot.Title, kept.Snapshot.Wave, kept.Snapshot.To, Pairs(unit, kept.Id, now)))
                .Where(wave => !wave.Pairs.IsEmpty)
                .Take(EarlierWave.Most),
        ];
    }

    /// <param name="ids">Numbers of the results of this snapshot, by area and key.</param>
    internal static void Put(UnitOfWork unit, long snapshot, IReadOnlyList<EarlierWave> waves, IReadOnlyDictionary<(string Area, string Key), long> ids)
    {
        foreach (var (wave, pair) in waves.SelectMany(w => w.OnOtherForms.Select(p => (w, p))))
        {
            unit.Execute(InsertPair, ("snapshot", snapshot), ("campaign", wave.Campaign), ("before", pair.Before), ("after", ids[(pair.Area, pair.After)]));
        }
    }

    /// <summary>What the comparisons of a snapshot told, of both waves.</summary>
    internal static IEnumerable<(string Area, Published Cell)> Told(UnitOfWork unit, KeptSnapshot kept)
    {
        if (kept.Snapshot.Comparisons.IsEmpty)
        {
            yield break;
        }

        var pairs = unit.Query(
            PairsOf,
            r => (Campaign: r.Text(0), Area: r.Text(1), Before: SnapshotStore.CountedOf(r.Int64(2), r.Int64OrNull(3), r.Bool(4)), After: SnapshotStore.CountedOf(r.Int64(5), r.Int64OrNull(6), r.Bool(7))),
            ("snapshot", kept.Id)).ToLookup(p => (p.Campaign, p.Area));
        foreach (var (campaign, line) in kept.Snapshot.Comparisons.SelectMany(c => c.Lines.Select(l => (c.Campaign, l))))
        {
            var people = pairs[(campaign, line.Area)].ToList();
            yield return (line.Area, new Published([.. people.Select(p => p.Before)], line.Before.Band));
            yield return (line.Area, new Published([.. people.Select(p => p.After)], line.After.Band));
        }
    }

    // An attempt that both waves count is no second measurement.
    private static ImmutableArray<Pair> Pairs(UnitOfWork unit, long snapshot, Dictionary<(string Person, string Area), CampaignResult> now) =>
    [
        .. unit.Query(
            EarlierResults, r => (Id: r.Int64(0), Area: r.Text(1), Attempt: r.Int64(2), Need: r.Bool(3), Person: r.Text(4), Instrument: r.Text(5), Form: r.Text(6)), ("snapshot", snapshot))
            .Select(before => (Before: before, After: now.GetValueOrDefault((before.Person, before.Area))))
            .Where(p => p.After is not null && p.After.Attempt != p.Before.Attempt)
            .Select(p => new Pair(p.Before.Id, p.Before.Area, SnapshotStore.CountedOf(p.Before.Id, p.Before.Attempt, p.Before.Need), SnapshotMaker.Key(p.After!.Attempt))
            {
                SameForm = p.After.Instrument == p.Before.Instrument && p.After.Form == p.Before.Form,
            }),
    ];
}
