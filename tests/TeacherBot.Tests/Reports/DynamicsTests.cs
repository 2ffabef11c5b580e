using System.Globalization;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>The same people in two waves, worked out by hand.</summary>
public sealed class DynamicsTests
{
    // 40 people of 90 answered before too, on another form: 30 of the 40 lay below 2, now 8 do.
    private static readonly Measured[] Now = [.. Enumerable.Range(0, 90).Select(i => One(i, i < 8 || i >= 65 ? 1 : 2))];

    [Fact]
    public void A_change_is_named_only_when_it_is_more_than_chance()
    {
        Assert.Equal(["Математика", "Числа, вычисления, практические задачи", "40", "75 %", "20 %", "таких стало меньше", "—"], Row(Now, Before(40, 30)));
        Assert.Equal(["40", "40 %", "20 %", "в пределах погрешности", "—"], Row(Now, Before(40, 16))[2..]);
        Assert.Equal(["40", "менее 3", "20 %", "в пределах погрешности", "—"], Row(Now, Before(40, 0))[2..]);
        Assert.Equal(["40", "20 %", "75 %", "таких стало больше", "—"], Row([.. Now.Select((m, i) => m with { Level = i < 30 || i >= 65 ? 0 : 3 })], Before(40, 8))[2..]);
        Assert.Equal(["12", "две трети и больше", "две трети и больше", "группа мала для вывода", "—"], Row(Now, Before(12, 12), 12)[2..]);
    }

    [Fact]
    public void The_shift_is_in_deviations_of_people_and_told_where_both_counts_are()
    {
        // Before: 30 of 3/9 and 10 of 6/9, mean .4167, deviation .1462. Now: 8 of 2/9 and 32 of 7/9, mean .6667, deviation .2250.
        // d = .25 / .1856 = 1.347, with 39 degrees of freedom g = 1.321.
        Measured[] now = [.. Now.Select((m, i) => m with { Answered = 9, Right = i < 8 ? 2 : 7 })];
        EarlierWave Shares(EarlierWave wave) => wave with { Pairs = [.. wave.Pairs.Select((p, i) => p with { Share = (i < 30 ? 3 : 6) / 9.0 })] };
        Assert.Equal("+1,3", Row(now, Shares(Before(40, 30)))[6]);
        Assert.Equal("—", Row(now, Shares(Before(40, 39)))[6]);
        Assert.Equal("—", Row(now, Shares(Before(12, 6)), 12)[6]);

        // Everybody the same in both waves: there is no deviation to measure with.
        Assert.Equal("—", Row([.. now.Select(m => m with { Right = 4 })], Before(40, 30))[6]);
    }

    [Fact]
    public void Fewer_than_five_are_not_told_of() =>
        Assert.Equal(["менее 5", "скрыто", "скрыто", "—", "—"], Row(Now, Before(4, 4), 4)[2..]);

    [Fact]
    public void The_same_form_again_is_no_change()
    {
        var same = new EarlierWave("EARLIER", "Весна", Wave.Entry, new(2026, 5, 1), true, []);
        var report = DynamicsReport.Of(Named(Now, same), TheCatalog.Value);
        Assert.Contains("те же задания", Assert.IsType<ReportPart.Prose>(Assert.Single(report.Parts)).Text, StringComparison.Ordinal);
        Assert.Contains("не с чем", Assert.IsType<ReportPart.Prose>(Assert.Single(DynamicsReport.Of(SampleSnapshot.Named, TheCatalog.Value).Parts)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_comparison_tells_is_held_against_what_the_earlier_wave_told()
    {
        // The earlier wave told exactly of 41; the comparison would tell exactly of 40 of them, and so of the one who did not come again.
        var before = Before(40, 30);
        var told = new Published([.. before.Pairs.Select(p => p.Counted), new("left", true)], new Band.Exactly(31));
        var line = Assert.Single(Assert.Single(Map(Now, [before], _ => [told]).Changes));
        Assert.IsNotType<Band.Exactly>(line.Before.Band);
        var (low, high) = line.Before.Band.Counts(40);
        Assert.True(low <= 30 && high >= 31);
    }

    [Fact]
    public void The_report_of_analysis_has_the_change_too()
    {
        var report = AnalyticalReport.Of(Named(Now, Before(40, 30)), [new("РМО", "встретиться")], TheCatalog.Value, isNote: false);
        Assert.Contains(report.Parts.OfType<ReportPart.Table>(), t => t.Title == "Весна, 2026 входной: было и стало");
        Assert.DoesNotContain(AnalyticalReport.Of(Named(Now, Before(40, 30)), [new("РМО", "встретиться")], TheCatalog.Value, isNote: true).Parts.OfType<ReportPart.Table>(), t => t.Title.Contains("было", StringComparison.Ordinal));
    }

    private static Measured One(int i, int level) => new(i.ToString(CultureInfo.InvariantCulture), "MAT1", level, "mathematics", null, i % 2 == 0);

    private static EarlierWave Before(int people, int needs) => new("EARLIER", "Весна", Wave.Entry, new(2026, 5, 1), false,
        [.. Enumerable.Range(0, people).Select(i => new Pair(i, "MAT1", new Counted("before" + i.ToString(CultureInfo.InvariantCulture), i < needs), i.ToString(CultureInfo.InvariantCulture)))]);

    private static NeedMap Map(IReadOnlyList<Measured> now, IReadOnlyList<EarlierWave> waves, Func<string, IReadOnlyList<Published>> told) =>
        DifficultiesMap.Of(TheCatalog.Value, now, waves, told, DisclosureRules.Inside);

    private static NamedSnapshot Named(IReadOnlyList<Measured> now, EarlierWave before) => new(
        SnapshotMaker.Make(SampleSnapshot.Campaign, TheCatalog.Value, new Findings(now, new(60, 50, 50), [before], _ => []), new DateTimeOffset(2026, 11, 28, 3, 0, 0, TimeSpan.Zero)), 7, new string('a', 64));

    private static List<string> Row(IReadOnlyList<Measured> now, EarlierWave before, int? only = null)
    {
        // Fewer now as well, so that both groups are all there is.
        var measured = only is { } some ? [.. now.Take(some).Select(m => m with { Level = 1 })] : now;
        var table = DynamicsReport.Of(Named(measured, before), TheCatalog.Value).Parts.OfType<ReportPart.Table>().Single();
        return [.. Assert.Single(table.Rows).Select(c => c.Text)];
    }
}
