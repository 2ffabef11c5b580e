using System.Collections.Immutable;
using System.Text.Json;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Sums of item statistics by campaign, and what was told of them over municipalities.</summary>
public static class PoolStore
{
    private static readonly Statement InsertItemSums = Statement.Named("InsertItemSums");
    private static readonly Statement AllItemSums = Statement.Named("AllItemSums");
    private static readonly Statement InsertItemPool = Statement.Named("InsertItemPool");
    private static readonly Statement AllItemPools = Statement.Named("AllItemPools");

    /// <summary>Changes nothing when they were kept before.</summary>
    public static void Put(UnitOfWork unit, string campaign, ImmutableArray<ItemSums> sums, DateTimeOffset at)
    {
        var municipality = CampaignStore.Find(unit, campaign)?.Municipality ?? throw new InvalidOperationException($"There is no campaign {campaign}.");
        unit.Execute(
            InsertItemSums, ("campaign", campaign), ("content", StateJson.Text(new CampaignSums(campaign, municipality, sums), ItemPoolJson.Default.CampaignSums)), ("at", at));
    }

    /// <summary>Of every campaign, the oldest first.</summary>
    public static IReadOnlyList<CampaignSums> Sums(UnitOfWork unit) =>
        unit.Query(AllItemSums, r => JsonSerializer.Deserialize(r.Text(0), ItemPoolJson.Default.CampaignSums) ?? throw new JsonException("Sums without content."));

    public static void Put(UnitOfWork unit, PooledArea pool, DateTimeOffset at) => unit.Execute(
        InsertItemPool, ("hash", pool.Hash), ("form", pool.Quality.Form), ("area", pool.Quality.Area), ("content", StateJson.Text(pool, ItemPoolJson.Default.PooledArea)), ("at", at));

    /// <summary>Everything ever told, the oldest first.</summary>
    public static IReadOnlyList<(PooledArea Pool, DateTimeOffset At)> All(UnitOfWork unit) => unit.Query(
        AllItemPools, r => (JsonSerializer.Deserialize(r.Text(0), ItemPoolJson.Default.PooledArea) ?? throw new JsonException("A pool without content."), r.Instant(1)));
}
