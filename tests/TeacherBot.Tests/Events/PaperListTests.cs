using TeacherBot.Core.Events;

namespace TeacherBot.Tests.Events;

public sealed class PaperListTests
{
    [Theory]
    [InlineData("1, 5, 7-9", "1 5 7 8 9")]
    [InlineData("9–7\n5;1", "1 5 7 8 9")]
    [InlineData("№ 3; №3, 03", "3")]
    [InlineData("номер;был\n12;да\n14;да", "12 14")]
    [InlineData("были все", "")]
    [InlineData("0", "")]
    public void Numbers_are_read_however_they_stand(string typed, string numbers)
    {
        Assert.Equal(numbers, string.Join(' ', PaperListDialogue.Read(typed)));
    }

    [Fact]
    public void A_span_that_never_ends_is_cut()
    {
        Assert.Equal(PaperListDialogue.Most + 1, PaperListDialogue.Read("1-99999").Count);
    }
}
