using System.Globalization;
using TeacherBot.Core.Instruments;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Instruments;

public class MarkingTests
{
    [Theory]
    [InlineData("0,5", "0.5")]
    [InlineData("0.5", "0.5")]
    [InlineData("1/2", "0.5")]
    [InlineData(" 1 / 2 ", "0.5")]
    [InlineData("-3", "-3")]
    [InlineData("−3", "-3")]
    [InlineData("–3", "-3")]
    [InlineData("—3", "-3")]
    [InlineData("- 3", "-3")]
    [InlineData("+3", "3")]
    [InlineData("10 000", "10000")]
    [InlineData("1\u00a0234\u202f567,5", "1234567.5")]
    [InlineData("37,5 %", "37.5")]
    [InlineData("600 ₽", "600")]
    [InlineData("600 руб.", "600")]
    [InlineData("12 см²", "12")]
    [InlineData("60 км/ч", "60")]
    [InlineData("45°", "45")]
    [InlineData("2.", "2")]
    [InlineData("-1/4", "-0.25")]
    [InlineData("007", "7")]
    public void A_number_is_read_however_it_is_written(string typed, string value)
    {
        Assert.True(Marking.TryNumber(typed, out var number));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("пять")]
    [InlineData("12 5")]
    [InlineData("5 5/6")]
    [InlineData("1 2")]
    [InlineData("5x")]
    [InlineData("x=5")]
    [InlineData("5 или 6")]
    [InlineData("5, 6")]
    [InlineData("1,234.5")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("2e5")]
    [InlineData("--3")]
    [InlineData("1-2")]
    [InlineData("١٢")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999999999999999999999999/3")]
    public void What_is_not_clearly_one_number_is_refused(string typed) => Assert.False(Marking.TryNumber(typed, out _));

    [Fact]
    public void Anything_typed_is_read_or_refused_and_never_throws() => Cases.Run(3, 2000, Scribble, typed =>
    {
        if (Marking.TryNumber(typed, out var number))
        {
            Assert.Equal(ResponseValue.Of(number), ResponseValue.Of(ResponseValue.Of(number).Number()!.Value));
        }
    });

    [Theory]
    [InlineData("1/3", "0.333", "0.001", true)]
    [InlineData("0,85", "0.85", "0", true)]
    [InlineData("0,850", "0.85", "0", true)]
    [InlineData("85", "0.85", "0", false)]
    [InlineData("9,9", "10", "0.1", true)]
    [InlineData("9,89", "10", "0.1", false)]
    public void A_number_is_right_within_the_tolerance_ends_included(string typed, string expected, string tolerance, bool right)
    {
        var item = Made.Of(new NumberEntry(decimal.Parse(expected, CultureInfo.InvariantCulture), decimal.Parse(tolerance, CultureInfo.InvariantCulture), null));

        var value = TypedResponse.Read(item, 1, typed);

        Assert.NotNull(value);
        Assert.True(Marking.IsPossible(item, value.Value));
        Assert.Equal(right, Marking.IsCorrect(item, value.Value));
    }

    [Theory]
    [InlineData("Ёж", "еж")]
    [InlineData("  два   слова ", "два слова")]
    [InlineData("как-нибудь", "как нибудь")]
    [InlineData("«Война и мир».", "война и мир")]
    public void A_word_is_folded(string typed, string folded) => Assert.Equal(folded, Marking.Fold(typed));

    [Fact]
    public void A_set_is_right_only_whole()
    {
        var item = Made.Of(new MultipleChoice(["а", "б", "в", "г"], [0, 2]));

        Assert.True(Marking.IsCorrect(item, ResponseValue.OfSet([2, 0])));
        Assert.False(Marking.IsCorrect(item, ResponseValue.OfSet([0])));
        Assert.False(Marking.IsCorrect(item, ResponseValue.OfSet([0, 1, 2])));
        Assert.False(Marking.IsCorrect(item, ResponseValue.Unknown));
    }

    [Fact]
    public void Values_nobody_could_have_given_are_not_possible()
    {
        Assert.False(Marking.IsPossible(Made.Of(Made.Single), ResponseValue.Of(5)));
        Assert.False(Marking.IsPossible(Made.Of(Made.Single), new ResponseValue("что-то")));
        Assert.False(Marking.IsPossible(Made.Of(new Ordering(["а", "б", "в"])), ResponseValue.OfSequence([0, 0, 1])));
        Assert.False(Marking.IsPossible(Made.Of(new Matching(["а", "б"], ["1", "2", "3"])), ResponseValue.OfSequence([0])));
        Assert.False(Marking.IsPossible(Made.Of(new NumberEntry(1, 0, null)), new ResponseValue("один")));
        Assert.All([Made.Of(Made.Single), Made.Of(new NumberEntry(1, 0, null))], i => Assert.True(Marking.IsPossible(i, ResponseValue.Unknown)));
    }

    private static string Scribble(Random random, int size)
    {
        const string Signs = "0123456789 ,./-−–%₽хкмx\u00a0";
        return new string([.. Enumerable.Range(0, size).Select(_ => Signs[random.Next(Signs.Length)])]);
    }
}
