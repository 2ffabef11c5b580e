using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Reports;

/// <summary>One area finished in a campaign, as the database has it.</summary>
/// <param name="Attempt">Key of the attempt: the same person measured anew is another key.</param>
/// <param name="Subjects">What the person teaches; the first one counts.</param>
public sealed record CampaignResult(long Attempt, string Area, int Level, string School, ImmutableArray<string> Subjects, string Position)
{
    public string Instrument { get; init; } = "";

    /// <summary>Right responses, of so many valid ones.</summary>
    public int Right { get; init; }

    public int Answered { get; init; }
}

/// <summary>All a snapshot is made of.</summary>
/// <param name="Told">What was published of an area before, by its code: of these answers, and of those of the earlier waves.</param>
public sealed record Findings(IReadOnlyList<Measured> Measured, SnapshotCounts Counts, IReadOnlyList<EarlierWave> Waves, Func<string, IReadOnlyList<Published>> Told);

/// <summary>Makes the snapshot of a campaign.</summary>
public static class SnapshotMaker
{
    private const string NoSubject = "none";

    /// <summary>A campaign can be frozen once nothing of it can change any more.</summary>
    public static bool IsDue(Campaign campaign, Municipality town, DateTimeOffset now) =>
        campaign.Status != CampaignStatus.Draft && now >= campaign.EndsAt(town);

    /// <summary>Results as the map counts them: a person belongs to the school, subject and position of the day it was frozen.</summary>
    public static IReadOnlyList<Measured> Measure(IEnumerable<CampaignResult> results, Municipality town, int year)
    {
        var schools = town.Schools.ToDictionary(s => s.Id, s => (s.Cluster, Supported: s.Statuses.Any(x => x.Year == year && (x.LowResults || x.AdverseConditions))));
        return [.. results.Select(r =>
        {
            var (cluster, supported) = schools.GetValueOrDefault(r.School);
            return new Measured(Key(r.Attempt), r.Area, r.Level, r.Subjects.FirstOrDefault() ?? NoSubject, cluster, supported) { Heads = r.Position == "head", Right = r.Right, Answered = r.Answered };
        })];
    }

    public static string Key(long attempt) => attempt.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static Snapshot Make(Campaign campaign, Catalog catalog, Findings found, DateTimeOffset now)
    {
        var town = catalog.Municipalities[campaign.Municipality];
        var rules = new DisclosureRules(catalog.MinimumGroup);
        var map = DifficultiesMap.Of(catalog, found.Measured, found.Waves, found.Told, rules);
        return new Snapshot(town.Id, campaign.Id, now, rules.Least)
        {
            Town = town.Title,
            Title = campaign.Title ?? "",
            Wave = campaign.Wave ?? Wave.Entry,
            Order = campaign.Order ?? "",
            From = campaign.From ?? DateOnly.MinValue,
            To = campaign.To ?? DateOnly.MinValue,
            Counts = found.Counts,
            Instruments = [.. campaign.Instruments.Select(catalog.FindInstrument).OfType<Instrument>().Select(i => new SnapshotInstrument(i.Id, i.Ref.Version, i.Title, i.Items.Length))],
            Sheets = map.Sheets,
            Comparisons = [.. found.Waves.Select((w, i) => new WaveComparison(w.Campaign, w.Title, w.Wave, w.To, w.Same, map.Changes[i]))],
            Titles = Titles(catalog, town, map.Sheets),
        };
    }

    private static ImmutableArray<SnapshotTitle> Titles(Catalog catalog, Municipality town, ImmutableArray<NeedSheet> sheets) =>
    [
        .. sheets.SelectMany(s => s.Lines).Select(l => l.Area).Distinct().Select(a => catalog.Areas[a])
            .Select(a => new SnapshotTitle(a.Code, a.Title, a.Type, a.Subject)),
        .. catalog.Subjects.Select(s => new SnapshotTitle(DifficultiesMap.OfSubject + s.Id, s.Title, "", null)),
        .. town.Clusters.Select(c => new SnapshotTitle(DifficultiesMap.OfCluster + c.Id, c.Title, "", null)),
    ];
}
