using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Reports;

/// <summary>What a municipality gives of one area of one form: counts, sums and cross-products, never a row (ruling R4).</summary>
/// <param name="Hash">Of the published version.</param>
public sealed record ItemSums(string Instrument, int Version, string Form, string Hash, string Area, ScoreSums Scores)
{
    /// <summary>What must be the same for sums to add up.</summary>
    public (string Hash, string Form, string Area) Key => (Hash, Form, Area);
}

/// <summary>Sums of one campaign.</summary>
public sealed record CampaignSums(string Campaign, string Municipality, ImmutableArray<ItemSums> Areas);

/// <summary>Figures of one area over several municipalities.</summary>
/// <param name="Hash">Of the published version.</param>
/// <param name="Campaigns">Whose sums are in it.</param>
public sealed record PooledArea(string Hash, ImmutableArray<string> Campaigns, AreaQuality Quality);

/// <summary>One municipality's part of a pool: its sums, and what was told of them there.</summary>
public sealed record PoolPart(string Campaign, string Municipality, ItemSums Sums, AreaQuality? Told);

/// <summary>
/// Item statistics over municipalities of which each has too few people. What the pool tells of an item is decided like a cell of the map: held
/// against what each municipality tells of it and against all earlier pools, so that no difference tells of a small one.
/// </summary>
public static class ItemPool
{
    private const int Fewest = 2;

    /// <param name="form">The version that the sums are of.</param>
    /// <param name="earlier">Pools of the same area before, the oldest first.</param>
    /// <returns>Null when there is nothing new worth telling: one municipality only, too few people, or fewer than k more than last time.</returns>
    public static PooledArea? Of(Instrument form, IReadOnlyList<PoolPart> parts, IReadOnlyList<PooledArea> earlier, DisclosureRules rules)
    {
        var people = parts.Sum(p => p.Sums.Scores.People);
        if (parts.DistinctBy(p => p.Municipality).Count() < Fewest || people < ItemQuality.Usual || (earlier.Count > 0 && people - earlier[^1].Quality.People < rules.Least))
        {
            return null;
        }

        var (area, items) = (parts[0].Sums.Area, AreaTally.ItemsOf(form, parts[0].Sums.Area));
        var scores = parts.Select(p => ItemScores.Of(p.Sums.Scores)).Aggregate((one, other) => one + other);
        var bands = items.Select((_, i) => Told(parts, earlier, i, rules)).ToList();
        return new PooledArea(form.Ref.Hash, [.. parts.Select(p => p.Campaign)], new AreaQuality(
            form.Id, form.Ref.Version, form.Ref.Form, area, people,
            [.. items.Select((item, i) => new ItemQuality(item.Id, (int)item.Level, bands[i], bands[i] is Band.Hidden ? null : AreaTally.Rounded(scores.ItemRest(i)), null, [], OutOfOrder(items, scores, i)))])
        {
            Reliability = AreaTally.Rounded(scores.Reliability),
            StandardError = AreaTally.Rounded(scores.StandardError),
        });
    }

    private static Band Told(IReadOnlyList<PoolPart> parts, IReadOnlyList<PooledArea> earlier, int item, DisclosureRules rules)
    {
        var groups = parts.ToDictionary(p => p.Campaign, p => Group(p, item));
        var told = parts.Where(p => p.Told is { Items.Length: > 0 }).Select(p => new Published(groups[p.Campaign], p.Told!.Items[item].Right))
            .Concat(earlier.Select(e => new Published([.. e.Campaigns.Where(groups.ContainsKey).SelectMany(c => groups[c])], e.Quality.Items[item].Right)));
        return PeopleRelease.Of([[.. groups.Values.SelectMany(g => g)]], [.. told], rules)[0];
    }

    // Who of them was right is not known here and need not be: a campaign's people are never told apart.
    private static ImmutableArray<Counted> Group(PoolPart part, int item) =>
    [
        .. Enumerable.Range(0, part.Sums.Scores.People).Select(i => new Counted(part.Campaign + "/" + i.ToString(CultureInfo.InvariantCulture), i < part.Sums.Scores.Right[item])),
    ];

    private static bool OutOfOrder(ImmutableArray<Item> items, ItemScores scores, int item) => items[item].Triad is { } triad
        && Enumerable.Range(0, items.Length).Any(i => items[i].Triad == triad && items[i].Level < items[item].Level && scores.Difficulty(i) < scores.Difficulty(item));
}

/// <summary>Sums and pools as they are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CampaignSums))]
[JsonSerializable(typeof(PooledArea))]
public sealed partial class ItemPoolJson : JsonSerializerContext;
