using TeacherBot.Core.Reports;

namespace TeacherBot.Tests.Reports;

/// <summary>Figures against values computed elsewhere.</summary>
public sealed class FigureTests
{
    private static readonly string[] Matrix = ["11111", "11110", "11101", "11100", "11010", "11000", "10000", "01000"];

    [Theory]
    [InlineData(3, 8, .1368, .6943)]
    [InlineData(2, 8, .0715, .5907)]
    [InlineData(0, 5, 0, .4345)]
    [InlineData(5, 5, .5655, 1)]
    [InlineData(12, 20, .3866, .7812)]
    [InlineData(0, 0, 0, 1)]
    public void Interval_of_a_share(int count, int of, double low, double high)
    {
        var interval = new Share(count, of).Interval();
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Theory]
    [InlineData(1, 8, 13)]
    [InlineData(1, 200, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(7, 7, 100)]
    public void Percent_is_rounded_half_up(int count, int of, int percent) => Assert.Equal(percent, new Share(count, of).Percent);

    [Fact]
    public void Shares_of_few_schools_need_the_same_number()
    {
        Assert.Equal([2, 3, 3, 3], new[] { 25, 27, 29, 31 }.Select(p => Share.Needed(p, 8)));
        Assert.Equal([3, 3, 3, 4], new[] { 25, 27, 29, 31 }.Select(p => Share.Needed(p, 10)));
        Assert.Equal(0, Share.Needed(50, 0));
    }

    [Fact]
    public void Items_of_the_sample_matrix()
    {
        var scores = Scores(Matrix);
        AssertClose([.875, .875, .5, .375, .25], scores.Difficulty);
        AssertClose([.3086, .3086, .6299, .3464, .4547], scores.ItemRest);
        Assert.Equal(1.859375, scores.Variance, 6);
        Assert.Equal(.6513, scores.Reliability, 4);
        Assert.Equal(.8609, scores.StandardError, 4);
    }

    [Fact]
    public void Two_municipalities_together_are_as_one()
    {
        var (together, whole) = (Scores(Matrix[..3]) + Scores(Matrix[3..]), Scores(Matrix));
        Assert.Equal(whole.Reliability, together.Reliability, 12);
        for (var i = 0; i < whole.Items; i++)
        {
            Assert.Equal(whole.ItemRest(i), together.ItemRest(i), 12);
        }
    }

    [Fact]
    public void An_item_everybody_knows_has_no_correlation() => Assert.True(double.IsNaN(Scores(["11", "10"]).ItemRest(0)));

    [Fact]
    public void Rasch_change_and_effect()
    {
        Assert.Equal(.7311, Rasch.Probability(1, 0), 4);
        Assert.Equal(.5 + .6931, Rasch.Cut([0, 1], 2.0 / 3), 4);
        Assert.Equal(2, Change.EffectSize([1, 2, 3], [3, 4, 5]), 9);
        Assert.Equal(2 * (1 - (3.0 / 15)), Change.SmallGroup(2, 4), 9);
    }

    private static void AssertClose(double[] expected, Func<int, double> actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual(i), 4);
        }
    }

    private static ItemScores Scores(string[] rows) => ItemScores.Of(rows[0].Length, rows.Select(r => r.Select(c => c == '1').ToList()));
}
