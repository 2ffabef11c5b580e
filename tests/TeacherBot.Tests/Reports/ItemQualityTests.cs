using System.Globalization;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Figures of items, worked out by hand.</summary>
public sealed class ItemQualityTests
{
    private static readonly Instrument Form = TheCatalog.Value.FindInstrument("mathematics-levels")!;

    /// <summary>An area of forty people in which one item is against the others.</summary>
    public static QualitySheet Sample { get; } = new([Tally(40, (person, item) => item == 4 ? person >= 20 : person < 20 + item).Quality(DisclosureRules.Inside)]);

    [Fact]
    public void Fewer_than_ten_are_not_told_of_and_fewer_than_thirty_only_in_words()
    {
        Assert.Empty(Tally(9, (_, _) => true).Quality(DisclosureRules.Inside).Items);
        var twelve = Tally(12, (person, _) => person < 5).Quality(DisclosureRules.Inside);
        Assert.All(twelve.Items, i => Assert.Equal((new Band.Fraction(1, 3), null, null), (i.Right, i.Rest, i.UpperLower)));
        Assert.Null(twelve.Reliability);
        Assert.All(Tally(25, (person, _) => person < 2).Quality(DisclosureRules.Inside).Items, i => Assert.Equal(new Band.NearlyNone(2), i.Right));
    }

    [Fact]
    public void Whoever_left_an_item_out_is_not_counted()
    {
        var tally = new AreaTally(Form, "MAT1");
        foreach (var person in Enumerable.Range(0, 12))
        {
            tally.Add(person, [.. Form.Area("MAT1").Items.Skip(person < 2 ? 1 : 0).Select(i => new ScoredResponse(i, "?", false))]);
        }

        Assert.Equal(10, tally.Quality(DisclosureRules.Inside).People);
    }

    [Fact]
    public void The_matrix_of_eight_five_times_over_has_the_figures_of_the_matrix()
    {
        // The correlations and KR-20 do not change when every row is repeated; the items that are not in the matrix everybody has wrong.
        string[] matrix = ["11111", "11110", "11101", "11100", "11010", "11000", "10000", "01000"];
        var quality = Tally(40, (person, item) => item < 5 && matrix[person % 8][item] == '1').Quality(DisclosureRules.Inside);
        Assert.Equal([.31, .31, .63, .35, .45], quality.Items.Take(5).Select(i => i.Rest!.Value));
        Assert.Equal(Enumerable.Repeat<double?>(null, 4), quality.Items.Skip(5).Select(i => i.Rest));

        // KR-20 over nine items of which four do not vary: 9/8 · (1 − .890625/1.859375).
        Assert.Equal(.59, quality.Reliability);

        // Best 11: five of 11111, five of 11110 or 11101, by age; weakest 11: all of 10000 and 01000 and one of 11000.
        Assert.Equal([5.0 / 11, 5.0 / 11, 1], quality.Items.Take(3).Select(i => i.UpperLower!.Value), (a, b) => Math.Abs(a - b) < .006);
    }

    [Fact]
    public void Levels_out_of_order_and_responses_against_it_are_found()
    {
        // In the second triad only the hardest item is right, with everybody: two errors of three responses.
        var area = Form.Area("MAT1").Items.Select(i => Form.Items[i]).ToList();
        var second = area.Where(i => i.Triad == area[3].Triad).ToList();
        var quality = Tally(40, (person, item) => area[item].Triad != area[3].Triad ? person < 20 : area[item].Level == ItemLevel.Functional).Quality(DisclosureRules.Inside);
        Assert.Equal(second.Where(i => i.Level == ItemLevel.Functional).Select(i => i.Id), quality.Items.Where(i => i.OutOfOrder).Select(i => i.Item));
        Assert.Equal(Math.Round(1 - (2.0 / 9), 2), quality.Reproducibility);
    }

    [Fact]
    public void Options_that_nobody_chooses_are_named_and_the_key_is_not()
    {
        var single = Form.Items.First(i => i.Body is SingleChoice { Key: not null, Options.Length: >= 4 });
        var body = (SingleChoice)single.Body;
        var wrong = Enumerable.Range(0, body.Options.Length).First(o => o != body.Key);
        var tally = new AreaTally(Form, single.Area);
        foreach (var person in Enumerable.Range(0, 40))
        {
            tally.Add(person, [.. Form.Area(single.Area).Items.Select(i => new ScoredResponse(i, ResponseValue.Of(i == single.Index ? wrong : 0).Code, person % 2 == 0))]);
        }

        Assert.Equal(
            Enumerable.Range(0, body.Options.Length).Where(o => o != wrong && o != body.Key),
            tally.Quality(DisclosureRules.Inside).Items.Single(i => i.Item == single.Id).Idle);
    }

    [Fact]
    public void The_report_says_what_to_look_at_first()
    {
        var report = ItemQualityReport.Of(SampleSnapshot.Named, Sample, TheCatalog.Value);
        var tables = report.Parts.OfType<ReportPart.Table>().ToList();
        Assert.Equal(["Проверить", "Надёжность областей", "Все задания"], tables.Select(t => t.Title));
        var bad = Assert.Single(tables[0].Rows, r => r[3].Text.Contains("проверьте ключ", StringComparison.Ordinal));
        Assert.Equal(Form.Items[Form.Area("MAT1").Items[4]].Id, bad[0].Text);
        Assert.Equal(9, tables[2].Rows.Length);
        Assert.Contains("Проверить".ToUpperInvariant(), ReportText.Of(report), StringComparison.Ordinal);
        var none = Assert.Single(ItemQualityReport.Of(SampleSnapshot.Named, new([]), TheCatalog.Value).Parts);
        Assert.Contains("рано", Assert.IsType<ReportPart.Prose>(none).Text, StringComparison.Ordinal);
    }

    private static AreaTally Tally(int people, Func<int, int, bool> right)
    {
        var (tally, items) = (new AreaTally(Form, "MAT1"), Form.Area("MAT1").Items);
        foreach (var person in Enumerable.Range(0, people))
        {
            tally.Add(person, [.. items.Select((item, i) => new ScoredResponse(item, (person % 5).ToString(CultureInfo.InvariantCulture), right(person, i)))]);
        }

        return tally;
    }
}
