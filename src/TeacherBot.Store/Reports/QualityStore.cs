using System.Collections.Immutable;
using System.Text.Json;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>How the items of a campaign worked: what is told of it, and what adds up with other municipalities.</summary>
public sealed record QualityCount(QualitySheet Sheet, ImmutableArray<ItemSums> Sums);

/// <summary>How the items of closed campaigns worked.</summary>
public static class QualityStore
{
    private const int Attempts = 1000;

    private static readonly Statement FindItemQuality = Statement.Named("FindItemQuality");
    private static readonly Statement InsertItemQuality = Statement.Named("InsertItemQuality");
    private static readonly Statement SnapshotsWithoutQuality = Statement.Named("SnapshotsWithoutQuality");
    private static readonly Statement QualityAreas = Statement.Named("QualityAreas");
    private static readonly Statement QualityResponses = Statement.Named("QualityResponses");

    public static QualitySheet? Find(UnitOfWork unit, string campaign) => unit.Find(
        FindItemQuality, r => JsonSerializer.Deserialize(r.Text(0), QualityJson.Default.QualitySheet) ?? throw new JsonException("Quality without content."), ("campaign", campaign));

    /// <summary>Changes nothing when it was frozen before.</summary>
    public static void Put(UnitOfWork unit, string campaign, QualityCount counted, DateTimeOffset at)
    {
        unit.Execute(InsertItemQuality, ("campaign", campaign), ("content", StateJson.Text(counted.Sheet, QualityJson.Default.QualitySheet)), ("at", at));
        PoolStore.Put(unit, campaign, counted.Sums, at);
    }

    /// <summary>Campaigns with a snapshot whose items nobody looked at yet; at most 50.</summary>
    public static IReadOnlyList<string> Missing(UnitOfWork unit) => unit.Query(SnapshotsWithoutQuality, r => r.Text(0));

    /// <summary>Every area of every form of the campaign over those whom no earlier campaign counted.</summary>
    /// <param name="pinned">The instrument a reference stands for.</param>
    public static QualityCount Count(UnitOfWork unit, string campaign, Func<InstrumentRef, Instrument> pinned, DisclosureRules rules)
    {
        var tallies = new Dictionary<(string Hash, string Form, string Area), AreaTally>();

        // A few references and areas stand in hundreds of thousands of rows.
        var (areas, references) = (new Dictionary<string, string>(), new Dictionary<(string Hash, string Form), InstrumentRef>());
        var rows = unit.Query(QualityAreas, r => (N: r.Int64(0), Area: Known(areas, r.Text(1), t => t), Ref: Known(references, (r.Text(5), r.Text(4)), _ => new(r.Text(2), r.Int32(3), r.Text(4), r.Text(5)))), ("campaign", campaign));
        foreach (var attempts in rows.GroupBy(r => r.N).Chunk(Attempts))
        {
            var responses = unit.Query(
                QualityResponses, r => (Attempt: r.Int64(0), Response: new ScoredResponse(r.Int32(1), r.Text(2), r.Bool(3))),
                ("from", attempts[0].Key), ("to", attempts[^1].Key)).ToLookup(r => r.Attempt, r => r.Response);
            foreach (var (attempt, area, reference) in attempts.SelectMany(a => a))
            {
                if (!tallies.TryGetValue((reference.Hash, reference.Form, area), out var tally))
                {
                    tallies[(reference.Hash, reference.Form, area)] = tally = new AreaTally(pinned(reference), area);
                }

                tally.Add(attempt, [.. responses[attempt]]);
            }
        }

        var counted = tallies.Values.Select(t => (Quality: t.Quality(rules), Sums: t.Sums()))
            .OrderBy(c => c.Quality.Instrument, StringComparer.Ordinal).ThenBy(c => c.Quality.Form, StringComparer.Ordinal).ThenBy(c => c.Quality.Area, StringComparer.Ordinal).ToList();
        return new QualityCount(new QualitySheet([.. counted.Select(c => c.Quality)]), [.. counted.Select(c => c.Sums)]);
    }

    private static TValue Known<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key, Func<TKey, TValue> make)
        where TKey : notnull => all.TryGetValue(key, out var found) ? found : all[key] = make(key);
}
