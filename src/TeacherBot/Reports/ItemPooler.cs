using TeacherBot.Content;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Reports;

/// <summary>Adds up item statistics of all municipalities where enough came since the last time.</summary>
internal sealed class ItemPooler(Database database, CurrentCatalog catalog, TimeProvider clock)
{
    /// <summary>Pools every area that has news; how many.</summary>
    public async Task<int> PoolAsync(CancellationToken cancellation)
    {
        var (content, now) = (catalog.Value, clock.GetUtcNow());
        var made = database.Read(unit => Make(unit, content));
        if (made.Count > 0)
        {
            await database.WriteAsync(
                unit =>
                {
                    foreach (var pool in made)
                    {
                        PoolStore.Put(unit, pool, now);
                    }
                },
                cancellation);
        }

        return made.Count;
    }

    /// <summary>The newest of each area and the day of the newest; null when there is none.</summary>
    public (QualitySheet Sheet, DateTimeOffset At)? Newest()
    {
        var all = database.Read(PoolStore.All);
        return all.Count == 0 ? null : (new QualitySheet([.. all.Select(p => p.Pool).GroupBy(p => (p.Hash, p.Quality.Form, p.Quality.Area)).Select(g => g.Last().Quality)
            .OrderBy(q => q.Instrument, StringComparer.Ordinal).ThenBy(q => q.Form, StringComparer.Ordinal).ThenBy(q => q.Area, StringComparer.Ordinal)]), all[^1].At);
    }

    private static List<PooledArea> Make(UnitOfWork unit, Core.Content.Catalog content)
    {
        var told = new Dictionary<string, QualitySheet?>();
        var earlier = PoolStore.All(unit).Select(p => p.Pool).ToLookup(p => (p.Hash, p.Quality.Form, p.Quality.Area));
        var parts = PoolStore.Sums(unit).SelectMany(c => c.Areas.Select(a => new PoolPart(c.Campaign, c.Municipality, a, ToldOf(c.Campaign, a)))).ToLookup(p => p.Sums.Key);
        return [.. parts.Select(p => ItemPool.Of(Form(p.First().Sums), [.. p], [.. earlier[p.Key]], new DisclosureRules(content.MinimumGroup))).OfType<PooledArea>()];

        AreaQuality? ToldOf(string campaign, ItemSums sums)
        {
            if (!told.TryGetValue(campaign, out var sheet))
            {
                told[campaign] = sheet = QualityStore.Find(unit, campaign);
            }

            return sheet?.Areas.FirstOrDefault(a => a.Instrument == sums.Instrument && a.Version == sums.Version && a.Form == sums.Form && a.Area == sums.Area);
        }

        Instrument Form(ItemSums sums) => content.Pinned(new(sums.Instrument, sums.Version, sums.Form, sums.Hash));
    }
}
