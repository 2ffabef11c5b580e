using TeacherBot.Core.Disclosure;

namespace TeacherBot.Tests.Disclosure;

/// <summary>Nothing that is published can be turned back into people.</summary>
public sealed class DisclosureTests
{
    [Fact]
    public void Every_band_covers_three_counts_and_every_count_has_one_band()
    {
        for (var people = 0; people <= 60; people++)
        {
            for (var need = 0; need <= people; need++)
            {
                var band = Band.Of(people, need, DisclosureRules.Inside);
                var (low, high) = band.Counts(people);
                Assert.InRange(need, low, high);
                Assert.True(high - low + 1 >= DisclosureRules.Inside.PossibleOf(people, need), $"{need} of {people}");
                Assert.Equal(people < 5, band is Band.Hidden);
                var coarser = band.Coarser(people, need, DisclosureRules.Inside).Counts(people);
                Assert.True(coarser.Low <= low && coarser.High >= high);
            }
        }
    }

    [Theory]
    [InlineData(5, 2, 0, 2)]
    [InlineData(5, 3, 3, 5)]
    [InlineData(7, 3, 0, 3)]
    [InlineData(8, 2, 0, 2)]
    [InlineData(8, 5, 3, 5)]
    [InlineData(19, 13, 13, 19)]
    [InlineData(20, 2, 0, 2)]
    [InlineData(20, 18, 18, 20)]
    [InlineData(20, 7, 7, 7)]
    public void Bands_of_the_ruling(int people, int need, int low, int high) => Assert.Equal((low, high), Band.Of(people, need, DisclosureRules.Inside).Counts(people));

    [Fact]
    public void Nobody_sets_less_than_three()
    {
        Assert.Equal(3, new DisclosureRules(1).Least);
        Assert.Equal((5, 10), (DisclosureRules.Inside.Least, DisclosureRules.Public.Least));
    }

    [Fact]
    public void One_hidden_part_takes_another_with_it()
    {
        // 25 and 20 told exactly would tell of the 5 that are left.
        var bands = DisclosureControl.Release([new(20, 8), new(5, 2)], [], [[0, 1], [0], [1]], DisclosureRules.Inside);
        Assert.False(bands[0] is Band.Exactly && bands[1] is Band.Exactly);
        Assert.Contains(bands, b => b is Band.Exactly);
    }

    [Fact]
    public void A_band_and_a_band_do_not_pin_the_one_who_is_left()
    {
        // «половина и больше» of six and «меньше половины» of five would mean that the sixth has a need.
        var bands = DisclosureControl.Release([new(5, 2), new(1, 1)], [], [[0, 1], [0], [1]], DisclosureRules.Inside);
        Assert.True(bands[0] is Band.Hidden || bands[1] is Band.Hidden);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_attacker_finds_nothing_in_a_random_town(int seed) => Assert.Empty(new RandomTown(seed).Attack(DisclosureRules.Inside));

    [Fact]
    public void Without_any_one_rule_the_attacker_does_find_something()
    {
        var inside = DisclosureRules.Inside;
        foreach (var weak in new[] { inside with { Complements = false }, inside with { Possible = 2 }, inside with { Exact = 8 }, inside with { Remembers = false } })
        {
            Assert.Contains(Enumerable.Range(0, Towns), seed => new RandomTown(seed).Attack(weak).Count > 0);
        }
    }

    [Fact]
    public void Most_cells_still_say_something()
    {
        var told = Enumerable.Range(0, Towns).SelectMany(seed => new RandomTown(seed).Told(DisclosureRules.Inside)).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Sum(t => t.Value));

        // Of six to thirty-three people in ten crossing groups over three waves: towns so small are the worst there are.
        Assert.InRange((double)told[nameof(Band.Hidden)] / told.Values.Sum(), 0, 0.4);
        Assert.True(told[nameof(Band.Exactly)] > 50 && told[nameof(Band.Fraction)] > 500);
    }

    // TEACHERBOT_TOWNS=1000 for the long run.
    private static int Towns => int.TryParse(Environment.GetEnvironmentVariable("TEACHERBOT_TOWNS"), out var many) ? many : 100;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Towns)];
}
