using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Instruments;

public class TypedResponseTests
{
    private const long Seed = 5;

    private static readonly Item Single = Made.Of(Made.Single);
    private static readonly Item Several = Made.Of(new MultipleChoice(["а1", "б1", "в1", "г1", "д1"], [0, 1]));
    private static readonly Item Ordered = Made.Of(new Ordering(["один", "два", "три"]));
    private static readonly Item Rated = Made.Of(new Rating(["нет", "иногда", "часто", "нужна помощь"]));

    [Fact]
    public void A_number_means_the_place_on_the_screen_and_not_the_authors_order()
    {
        var shown = ItemOrder.OfOptions(Single, Seed);

        Assert.Equal(ResponseValue.Of(shown[2]), TypedResponse.Read(Single, Seed, "3"));
        Assert.Equal(ResponseValue.Of(shown[2]), TypedResponse.Read(Single, Seed, "3)"));
        Assert.Equal(ResponseValue.Of(shown[1]), TypedResponse.Read(Single, Seed, "б"));
        Assert.Equal(ResponseValue.Of(3), TypedResponse.Read(Rated, Seed, "3"));
    }

    [Fact]
    public void The_words_of_an_option_mean_that_option() =>
        Assert.Equal(ResponseValue.Of(4), TypedResponse.Read(Single, Seed, "Четыре."));

    [Theory]
    [InlineData("3 1 2")]
    [InlineData("3,1,2")]
    [InlineData("312")]
    [InlineData("в а б")]
    public void An_order_is_typed_in_any_of_the_usual_ways(string typed)
    {
        var shown = ItemOrder.OfOptions(Ordered, Seed);

        Assert.Equal(ResponseValue.OfSequence([shown[2], shown[0], shown[1]]), TypedResponse.Read(Ordered, Seed, typed));
    }

    [Fact]
    public void A_digit_that_is_a_place_and_another_options_words_is_asked_again()
    {
        var item = Made.Of(new SingleChoice(["2", "3", "4", "5", "6"], 0, true));

        Assert.Null(TypedResponse.Read(item, Seed, "3"));
        Assert.Equal(ResponseValue.Of(4), TypedResponse.Read(item, Seed, "6"));
        Assert.Null(TypedResponse.Read(item with { Body = new MultipleChoice(["2", "3", "5"], [0, 1]) }, Seed, "2 3"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("1 2")]
    [InlineData("12")]
    [InlineData("да")]
    [InlineData("что-то ещё")]
    [InlineData("😀")]
    public void What_is_not_clearly_one_option_is_asked_again(string typed) => Assert.Null(TypedResponse.Read(Single, Seed, typed));

    [Theory]
    [InlineData("да")]
    [InlineData("1 1")]
    [InlineData("1 9")]
    [InlineData("1 или 2")]
    public void What_is_not_clearly_a_set_is_asked_again(string typed) => Assert.Null(TypedResponse.Read(Several, Seed, typed));

    [Theory]
    [InlineData("не знаю")]
    [InlineData("Не знаю.")]
    [InlineData("?")]
    public void Do_not_know_can_be_typed(string typed) =>
        Assert.All([Single, Several, Ordered, Rated], i => Assert.Equal(ResponseValue.Unknown, TypedResponse.Read(i, Seed, typed)));

    [Fact]
    public void Own_words_are_kept_as_they_were_where_nothing_is_right_or_wrong() => Assert.Equal(
        new ResponseValue("Ещё один кабинет, светлый."),
        TypedResponse.Read(Made.Of(new TextEntry([])), Seed, "Ещё  один кабинет, светлый."));

    [Fact]
    public void Whatever_is_read_could_have_been_pressed() => Cases.Run(
        4,
        3000,
        (random, size) => (Item: new[] { Single, Several, Ordered, Rated }[random.Next(4)], Seed: random.NextInt64(), Text: Scribble(random, size)),
        typed =>
        {
            if (TypedResponse.Read(typed.Item, typed.Seed, typed.Text) is { } value)
            {
                Assert.True(Marking.IsPossible(typed.Item, value));
            }
        },
        typed => $"«{typed.Text}» for {typed.Item.Body.GetType().Name}");

    private static string Scribble(Random random, int size)
    {
        const string Signs = "123450 ,;абвгдраз?)";
        return new string([.. Enumerable.Range(0, Math.Min(size, 8)).Select(_ => Signs[random.Next(Signs.Length)])]);
    }
}
