using TeacherBot.Core.Content;

namespace TeacherBot.Tests.Content;

public class PhraseTests
{
    [Theory]
    [InlineData(0, "0 вопросов")]
    [InlineData(1, "1 вопрос")]
    [InlineData(2, "2 вопроса")]
    [InlineData(5, "5 вопросов")]
    [InlineData(11, "11 вопросов")]
    [InlineData(14, "14 вопросов")]
    [InlineData(21, "21 вопрос")]
    [InlineData(22, "22 вопроса")]
    [InlineData(111, "111 вопросов")]
    [InlineData(101, "101 вопрос")]
    public void A_word_takes_the_form_of_its_number(int n, string said) =>
        Assert.Equal(said, Phrase.Fill("{n} {n:вопрос|вопроса|вопросов}", ("n", n)));

    [Fact]
    public void What_a_person_wrote_is_printed_and_not_read_as_a_placeholder() =>
        Assert.Equal("Сейчас: {n} {", Phrase.Fill("Сейчас: {name}", ("name", "{n} {")));

    [Fact]
    public void A_placeholder_without_a_value_is_an_error() =>
        Assert.Throws<KeyNotFoundException>(() => Phrase.Fill("{name}", ("n", 1)));

    [Fact]
    public void Dates_are_written_as_people_write_them_in_the_zone_of_the_town() => Assert.Equal(
        "12 декабря 2026, 11:00", RussianDate.Full(new DateTimeOffset(2026, 12, 12, 4, 0, 0, TimeSpan.Zero), "Asia/Krasnoyarsk"));
}
