using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>A snapshot as it is kept.</summary>
/// <param name="Hash">SHA-256 in hex of its text.</param>
public sealed record KeptSnapshot(long Id, Snapshot Snapshot, string Hash);

/// <summary>Snapshots of campaigns: made once, read by every report.</summary>
public static class SnapshotStore
{
    private static readonly Statement FindSnapshot = Statement.Named("FindSnapshot");
    private static readonly Statement SnapshotsOfTown = Statement.Named("SnapshotsOfTown");
    private static readonly Statement SnapshotsOfPerson = Statement.Named("SnapshotsOfPerson");
    private static readonly Statement LastReportOf = Statement.Named("LastReportOf");
    private static readonly Statement InsertSnapshot = Statement.Named("InsertSnapshot");
    private static readonly Statement InsertSnapshotResult = Statement.Named("InsertSnapshotResult");
    private static readonly Statement CampaignPeople = Statement.Named("CampaignPeople");
    private static readonly Statement CampaignResults = Statement.Named("CampaignResults");
    private static readonly Statement CampaignCounts = Statement.Named("CampaignCounts");
    private static readonly Statement IsCountedIn = Statement.Named("IsCountedIn");
    private static readonly Statement CampaignsToFreeze = Statement.Named("CampaignsToFreeze");

    public static KeptSnapshot? Find(UnitOfWork unit, string campaign) => unit.Find(FindSnapshot, Of, ("campaign", campaign));

    /// <summary>As a person sees it; null is an operator, who answers nothing.</summary>
    public static KeptSnapshot? Find(UnitOfWork unit, string campaign, string? viewer) =>
        Find(unit, campaign) is not { } kept ? null : viewer is not null && unit.Scalar(IsCountedIn, ("snapshot", kept.Id), ("person", viewer)) > 0 ? kept with { Snapshot = kept.Snapshot.ForCounted() } : kept;

    public static object? Answer(UnitOfWork unit, Core.People.Person person, Query query) => query switch
    {
        SnapshotOf of => Find(unit, of.Campaign, person.Id) is { } kept && kept.Snapshot.Municipality == person.Municipality ? new NamedSnapshot(kept.Snapshot, kept.Id, kept.Hash) : null,
        QualityOf of => IsOwn(unit, person, of.Campaign) ? QualityStore.Find(unit, of.Campaign) : null,
        LastReport => unit.Find(LastReportOf, r => r.Text(0), ("person", person.Id)),
        MySnapshots => CountedIn(unit, person.Id),
        IsPlanned planned => ScheduleStore.IsPlanned(unit, person.Id, planned.Unique),
        ExternalNeedsOf of => CampaignStore.Find(unit, of.Campaign) is { To: { } last } found && found.Municipality == person.Municipality
            ? ExternalNeedStore.Of(unit, found.Municipality, last.Year) : System.Collections.Immutable.ImmutableArray<ExternalNeed>.Empty,
        SupportActsOf of => SupportStore.Of(unit, person.Municipality ?? "", of.Year),
        IndicatorFactsOf of => IndicatorStore.Facts(unit, person.Municipality ?? "", of.Year),
        IndicatorCountsOf asked => IndicatorStore.Counts(unit, person.Municipality ?? "", asked),
        CoverageOf asked => CoverageStore.Counts(unit, person.Municipality ?? "", asked),
        RecommendationsOf of => IsOwn(unit, person, of.Campaign) ? RecommendationStore.Of(unit, of.Campaign) : [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsOwn(UnitOfWork unit, Core.People.Person person, string campaign) => CampaignStore.Find(unit, campaign)?.Municipality == person.Municipality;

    /// <summary>In which frozen figures the person is counted, the newest first.</summary>
    public static System.Collections.Immutable.ImmutableArray<CountedIn> CountedIn(UnitOfWork unit, string person) =>
        [.. unit.Query(SnapshotsOfPerson, r => new CountedIn(r.Text(0), r.Instant(1)), ("person", person))];

    /// <summary>The newest first; at most 200, thirty years of waves.</summary>
    public static IReadOnlyList<KeptSnapshot> OfTown(UnitOfWork unit, string municipality) => unit.Query(SnapshotsOfTown, Of, ("municipality", municipality));

    /// <summary>Opened campaigns without a snapshot, whether or not their time is over, the earliest to end first; at most 50.</summary>
    public static IReadOnlyList<string> ToFreeze(UnitOfWork unit) => unit.Query(CampaignsToFreeze, r => r.Text(0));

    /// <summary>Areas finished in a campaign before an instant, the newest result of each person and area.</summary>
    public static IReadOnlyCollection<CampaignResult> Results(UnitOfWork unit, string campaign, string municipality, DateTimeOffset before)
    {
        // People once and not with each of their results: in a region that halves the time.
        var known = new Dictionary<string, string>();
        var people = unit.Query(
            CampaignPeople, r => (Id: r.Text(0), School: Known(r.Text(1)), Subjects: Known(r.Text(2)), Position: Known(r.Text(3))), ("campaign", campaign), ("municipality", municipality)).ToDictionary(p => p.Id);
        var newest = new Dictionary<(string Person, string Area), (CampaignResult Result, long At)>();
        foreach (var (attempt, area, level, id, instrument, given) in unit.Query(
            CampaignResults, r => (r.Int64(0), Known(r.Text(1)), r.Int32(2), r.Text(3), Known(r.Text(4)), (At: r.Int64(5), Right: r.Int32(6), Of: r.Int32(7))), ("campaign", campaign), ("before", before)))
        {
            if (people.TryGetValue(id, out var person) && (!newest.TryGetValue((id, area), out var other) || (other.At, other.Result.Attempt).CompareTo((given.At, attempt)) < 0))
            {
                newest[(id, area)] = (new(attempt, area, level, person.School, Columns.List(person.Subjects), person.Position) { Instrument = instrument, Right = given.Right, Answered = given.Of }, given.At);
            }
        }

        return [.. newest.Values.Select(n => n.Result).OrderBy(r => r.Attempt).ThenBy(r => r.Area, StringComparer.Ordinal)];

        // A few hundred texts stand for a hundred thousand rows.
        string Known(string text) => known.TryGetValue(text, out var same) ? same : known[text] = text;
    }

    public static SnapshotCounts Counts(UnitOfWork unit, string campaign) => unit.Get(
        CampaignCounts, r => new SnapshotCounts(r.Int32(0), r.Int32OrNull(1) ?? 0, r.Int32OrNull(2) ?? 0), ("campaign", campaign));

    /// <summary>False when the campaign was frozen before: then nothing changes.</summary>
    public static bool Put(UnitOfWork unit, Snapshot snapshot, Findings found)
    {
        var content = StateJson.Text(snapshot, SnapshotJson.Default.Snapshot);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var id = unit.FindValue(
            InsertSnapshot,
            r => r.Int64(0),
            ("campaign", snapshot.Campaign), ("municipality", snapshot.Municipality), ("at", snapshot.FrozenAt), ("content", content), ("hash", hash));
        if (id is not { } made)
        {
            return false;
        }

        foreach (var one in found.Measured)
        {
            unit.Execute(
                InsertSnapshotResult,
                ("snapshot", made), ("area", one.Area), ("attempt", long.Parse(one.Key, System.Globalization.CultureInfo.InvariantCulture)),
                ("need", one.Level < Measured.Enough), ("subject", one.Subject), ("cluster", one.Cluster), ("supported", one.Supported), ("heads", one.Heads));
        }

        ComparisonStore.Put(unit, made, found.Waves);
        return true;
    }

    // Whom erasure cut off is still one person of the cell, and nobody's of a later one.
    internal static Counted CountedOf(long id, long? attempt, bool need) => new(attempt is { } known ? SnapshotMaker.Key(known) : "gone" + SnapshotMaker.Key(id), need);

    private static KeptSnapshot Of(Row row) => new(
        row.Int64(0),
        JsonSerializer.Deserialize(row.Text(1), SnapshotJson.Default.Snapshot) ?? throw new JsonException("A snapshot without content."),
        row.Text(2));
}
