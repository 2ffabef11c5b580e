using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Earlier waves that share people with a campaign, and whom each comparison counted.</summary>
public static class ComparisonStore
{
    private static readonly Statement EarlierResults = Statement.Named("EarlierResults");
    private static readonly Statement AttemptsOfCampaign = Statement.Named("AttemptsOfCampaign");
    private static readonly Statement InsertPair = Statement.Named("InsertSnapshotPair");
    private static readonly Statement PairsOf = Statement.Named("SnapshotPairs");

    /// <summary>Frozen waves of the same municipality that ended before the campaign's last day, the newest first, each with everybody in both.</summary>
    /// <param name="results">Of the campaign: the newest of each person and area.</param>
    public static IReadOnlyList<EarlierWave> Waves(UnitOfWork unit, Campaign campaign, IEnumerable<CampaignResult> results)
    {
        var last = campaign.To ?? DateOnly.MaxValue;
        var earlier = SnapshotStore.OfTown(unit, campaign.Municipality)
            .Where(kept => kept.Snapshot.To < last && kept.Snapshot.To.AddDays(EarlierWave.Longest) >= last)
            .OrderByDescending(kept => (kept.Snapshot.To, kept.Id)).ToList();
        if (earlier.Count == 0)
        {
            // The first wave of a region: nothing to be looked up.
            return [];
        }

        var now = Taken(unit, campaign.Id).ToLookup(t => t.Person);
        var counted = results.Select(r => (r.Area, r.Attempt)).ToHashSet();
        return
        [
            .. earlier
                .Select(kept => Wave(unit, kept, now, counted))
                .Where(wave => wave.Same || !wave.Pairs.IsEmpty)
                .Take(EarlierWave.Most),
        ];
    }

    /// <summary>The results of the snapshot are there already.</summary>
    internal static void Put(UnitOfWork unit, long snapshot, IReadOnlyList<EarlierWave> waves)
    {
        foreach (var (wave, pair) in waves.SelectMany(w => w.Pairs.Select(p => (w, p))))
        {
            unit.Execute(InsertPair, ("snapshot", snapshot), ("campaign", wave.Campaign), ("before", pair.Before), ("area", pair.Area), ("attempt", long.Parse(pair.After, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>What the comparisons of a snapshot told of an area, in both waves.</summary>
    internal static IEnumerable<Published> Told(UnitOfWork unit, KeptSnapshot kept, string area)
    {
        var lines = kept.Snapshot.Comparisons.SelectMany(c => c.Lines.Where(l => l.Area == area).Select(l => (c.Campaign, Line: l))).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var pairs = unit.Query(
            PairsOf,
            r => (Campaign: r.Text(0), Before: SnapshotStore.CountedOf(r.Int64(1), r.Int64OrNull(2), r.Bool(3)), After: SnapshotStore.CountedOf(r.Int64(4), r.Int64OrNull(5), r.Bool(6))),
            ("snapshot", kept.Id), ("area", area)).ToLookup(p => p.Campaign);
        return lines.SelectMany(l => new[]
        {
            new Published([.. pairs[l.Campaign].Select(p => p.Before)], l.Line.Before.Band),
            new Published([.. pairs[l.Campaign].Select(p => p.After)], l.Line.After.Band),
        });
    }

    // An attempt that both waves count is no second measurement.
    private static EarlierWave Wave(UnitOfWork unit, KeptSnapshot kept, ILookup<string, FormTaken> now, HashSet<(string Area, long Attempt)> counted)
    {
        var before = Taken(unit, kept.Snapshot.Campaign).ToDictionary(t => t.Attempt);
        var (pairs, same) = (ImmutableArray.CreateBuilder<Pair>(), false);
        foreach (var (id, area, attempt, need, right, of) in unit.Query(EarlierResults, r => (r.Int64(0), r.Text(1), r.Int64(2), r.Bool(3), r.Int32(4), r.Int32(5)), ("snapshot", kept.Id)))
        {
            if (before.TryGetValue(attempt, out var taken) && now[taken.Person].FirstOrDefault(t => t.Attempt != attempt && counted.Contains((area, t.Attempt))) is { Attempt: > 0 } again)
            {
                same |= again.Form == taken.Form;
                if (again.Form != taken.Form)
                {
                    pairs.Add(new Pair(id, area, SnapshotStore.CountedOf(id, attempt, need), SnapshotMaker.Key(again.Attempt)) { Share = of == 0 ? 0 : (double)right / of });
                }
            }
        }

        var s = kept.Snapshot;
        return new EarlierWave(s.Campaign, s.Title, s.Wave, s.To, same, pairs.DrainToImmutable());
    }

    private static List<FormTaken> Taken(UnitOfWork unit, string campaign) =>
        unit.Query(AttemptsOfCampaign, r => new FormTaken(r.Int64(0), r.Text(1), (r.Text(2), r.Text(3))), ("campaign", campaign));

    private readonly record struct FormTaken(long Attempt, string Person, (string Instrument, string Form) Form);
}
