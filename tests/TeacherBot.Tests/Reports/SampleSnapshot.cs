using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Snapshots of towns small enough to be worked out by hand.</summary>
internal static class SampleSnapshot
{
    private static readonly Func<string, IReadOnlyList<Published>> Nothing = _ => [];

    /// <summary>A closed campaign of the invented town.</summary>
    public static Campaign Campaign { get; } = new("CAMPAIGN", "zarechny")
    {
        Title = "Осень",
        Wave = Wave.Entry,
        Order = "№ 12-од от 3.11.2026",
        From = new(2026, 11, 2),
        To = new(2026, 11, 27),
        Instruments = ["mathematics-levels"],
        Status = CampaignStatus.Closed,
    };

    /// <summary>
    /// Ten teachers of mathematics: 6 in schools with a status, 4 of them below 2; 4 elsewhere, 1 of them below 2. The same ten and two heads
    /// in an area that everybody has: 8 of 10 teachers and both heads below 2.
    /// </summary>
    public static IReadOnlyList<Measured> Ten { get; } =
    [
        .. Enumerable.Range(0, 6).Select(i => new Measured($"{i}", "MAT1", i < 4 ? 1 : 2, "mathematics", "centre", true)),
        .. Enumerable.Range(6, 4).Select(i => new Measured($"{i}", "MAT1", i < 7 ? 0 : 3, "mathematics", "river", false)),
        .. Enumerable.Range(0, 10).Select(i => new Measured($"{100 + i}", "MET1", i < 8 ? 1 : 3, "mathematics", i < 6 ? "centre" : "river", i < 6)),
        .. Enumerable.Range(0, 2).Select(i => new Measured($"{200 + i}", "MET1", 0, "mathematics", "centre", true) { Heads = true }),
    ];

    public static NamedSnapshot Named { get; } = Of(Ten);

    public static NamedSnapshot Of(IReadOnlyList<Measured> measured) => new(
        SnapshotMaker.Make(Campaign, TheCatalog.Value, new Findings(measured, new(20, 14, 12), [], Nothing), new DateTimeOffset(2026, 11, 28, 3, 0, 0, TimeSpan.Zero)), 7, new string('a', 64));
}
