using TeacherBot.Content;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Reports;

/// <summary>Freezes what ended campaigns found. Everything long happens before the one write, which a second freezing loses.</summary>
internal sealed class SnapshotFreezer(Database database, CurrentCatalog catalog, TimeProvider clock)
{
    /// <summary>Freezes every campaign that is over; how many it froze.</summary>
    public async Task<int> FreezeAsync(CancellationToken cancellation)
    {
        var frozen = 0;
        foreach (var id in database.Read(SnapshotStore.ToFreeze))
        {
            frozen += await EnsureAsync(id, cancellation) is null ? 0 : 1;
        }

        foreach (var id in database.Read(QualityStore.Missing))
        {
            await CountQualityAsync(id, cancellation);
        }

        await new ItemPooler(database, catalog, clock).PoolAsync(cancellation);
        return frozen;
    }

    /// <summary>How the items of a campaign with a snapshot worked, counted now if nobody asked before.</summary>
    public async Task<QualitySheet> EnsureQualityAsync(string id, CancellationToken cancellation)
    {
        if (database.Read(unit => QualityStore.Find(unit, id)) is { } kept)
        {
            return kept;
        }

        var made = await CountQualityAsync(id, cancellation);
        return database.Read(unit => QualityStore.Find(unit, id)) ?? made;
    }

    private async Task<QualitySheet> CountQualityAsync(string id, CancellationToken cancellation)
    {
        var content = catalog.Value;
        var made = database.Read(unit => QualityStore.Count(unit, id, content.Pinned, new DisclosureRules(content.MinimumGroup)));
        await database.WriteAsync(unit => QualityStore.Put(unit, id, made, clock.GetUtcNow()), cancellation);
        return made.Sheet;
    }

    /// <summary>The snapshot of a campaign, made now if it is due; null while it is not, or when there is no such campaign.</summary>
    public async Task<KeptSnapshot?> EnsureAsync(string id, CancellationToken cancellation)
    {
        if (database.Read(unit => SnapshotStore.Find(unit, id)) is { } kept)
        {
            return kept;
        }

        var (now, content) = (clock.GetUtcNow(), catalog.Value);
        if (database.Read(unit => CampaignStore.Find(unit, id)) is not { } campaign
            || !content.Municipalities.TryGetValue(campaign.Municipality, out var town) || !SnapshotMaker.IsDue(campaign, town, now))
        {
            return null;
        }

        // A wave is compared with those that are frozen, so the older ones go first.
        foreach (var older in database.Read(SnapshotStore.ToFreeze).TakeWhile(other => other != id))
        {
            await EnsureAsync(older, cancellation);
        }

        var (snapshot, found) = database.Read(unit => Make(unit, campaign, content, now));
        await database.WriteAsync(unit => SnapshotStore.Put(unit, snapshot, found), cancellation);
        return database.Read(unit => SnapshotStore.Find(unit, id));
    }

    private static (Snapshot Snapshot, Findings Found) Make(UnitOfWork unit, Campaign campaign, Core.Content.Catalog catalog, DateTimeOffset now)
    {
        var town = catalog.Municipalities[campaign.Municipality];
        var levelled = catalog.Instruments.Where(i => i.Kind == InstrumentKind.Levels).Select(i => i.Id).ToHashSet();
        var results = SnapshotStore.Results(unit, campaign.Id, town.Id, campaign.EndsAt(town)).Where(r => levelled.Contains(r.Instrument)).ToList();
        var waves = ComparisonStore.Waves(unit, campaign, results);
        var told = new ToldBefore(unit, town.Id, [campaign.Id, .. waves.Select(w => w.Campaign)]);
        var found = new Findings(
            SnapshotMaker.Measure(results, town, campaign.To?.Year ?? now.Year),
            SnapshotStore.Counts(unit, campaign.Id),
            waves,
            area => told.Of(area, [campaign.Id, .. waves.Where(w => w.Pairs.Any(p => p.Area == area)).Select(w => w.Campaign)]));
        return (SnapshotMaker.Make(campaign, catalog, found, now), found);
    }
}
