using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Instruments;

public class ItemOrderTests
{
    private static readonly Instrument Form = Made.Levels(5);

    [Fact]
    public void Inside_a_triad_levels_go_up_and_nothing_comes_between() => Cases.Run(5, 200, (random, _) => random.NextInt64(), seed =>
    {
        var order = ItemOrder.OfArea(Form, "A", seed);

        Assert.Equal(Enumerable.Range(0, 15), order.Order());
        foreach (var triad in order.Select(i => Form.Items[i]).Chunk(3))
        {
            Assert.Single(triad.Select(i => i.Triad).Distinct());
            Assert.Equal([ItemLevel.Reproductive, ItemLevel.Reflexive, ItemLevel.Functional], triad.Select(i => i.Level));
        }
    });

    [Fact]
    public void The_same_seed_gives_the_same_order_today_and_on_every_machine()
    {
        Assert.Equal(ItemOrder.OfArea(Form, "A", 42).AsEnumerable(), ItemOrder.OfArea(Form, "A", 42));
        Assert.Equal("0 4 2 3 1", string.Join(' ', ItemOrder.OfArea(Form, "A", 42).Where((_, i) => i % 3 == 0).Select(i => i / 3)));
        Assert.Equal("2 3 4 0 1", string.Join(' ', ItemOrder.OfOptions(Form.Items[0], 42)));
    }

    [Fact]
    public void Seeds_differ_in_their_orders() =>
        Assert.True(Enumerable.Range(0, 50).Select(s => string.Join(' ', ItemOrder.OfArea(Form, "A", s))).Distinct().Count() > 20);

    [Fact]
    public void Options_are_a_permutation_numbers_and_ratings_keep_their_order_and_an_order_is_never_shown_solved() =>
        Cases.Run(6, 300, (random, size) => (Seed: random.NextInt64(), Count: 2 + (size / 4)), x =>
        {
            string[] options = [.. Enumerable.Range(0, x.Count).Select(i => $"{i}")];
            var identity = Enumerable.Range(0, x.Count);

            Assert.Equal(identity, ItemOrder.OfOptions(Made.Of(new SingleChoice([.. options], 0, false)), x.Seed).Order());
            Assert.Equal(identity, ItemOrder.OfOptions(Made.Of(new SingleChoice([.. options], 0, true)), x.Seed));
            Assert.Equal(identity, ItemOrder.OfOptions(Made.Of(new SingleChoice([.. options], null, false)), x.Seed));
            Assert.Equal(identity, ItemOrder.OfOptions(Made.Of(new Rating([.. options])), x.Seed));
            Assert.Equal(identity, ItemOrder.OfOptions(Made.Of(new Ordering([.. options])), x.Seed).Order());
            Assert.NotEqual(identity, ItemOrder.OfOptions(Made.Of(new Ordering([.. options])), x.Seed));
        });
}
