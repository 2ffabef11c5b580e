using TeacherBot.Core.Community;
using TeacherBot.Core.People;

namespace TeacherBot.Tests.Community;

/// <summary>Which frequent questions are like one that is being asked, and who writes them.</summary>
public sealed class FaqTests
{
    private static readonly FaqEntry[] All =
    [
        new("1", "mathematics", null, "Как объяснить проценты в 6 классе?", "Так."),
        new("2", "mathematics", "MAT8", "Как научить детей строить таблицу вероятностей?", "Так."),
        new("3", "physics", null, "Проценты погрешности в лабораторной работе", "Так."),
        new("4", "mathematics", null, "Сложные проценты и банковские вклады на уроке", "Так."),
    ];

    [Theory]
    [InlineData("Проценты", "1")]
    [InlineData("Посоветуйте, с чего начать проценты", "1")]
    [InlineData("Дети не понимают сложные проценты, что делать?", "4 1")]
    [InlineData("Как учить таблице вероятности", "2")]
    [InlineData("Как объяснить детям в 6 классе логарифмы", "")]
    [InlineData("Как объяснить?", "")]
    [InlineData("", "")]
    public void Alike_are_those_that_share_telling_words(string asked, string expected) =>
        Assert.Equal(expected, string.Join(' ', FaqList.Alike(All, "mathematics", asked).Select(e => e.Id)));

    [Fact]
    public void Only_methodists_of_the_municipality_publish()
    {
        Person With(params RoleGrant[] roles) => new("p", PersonStatus.Active) { Municipality = "zarechny", Roles = [.. roles] };
        Assert.True(FaqList.Moderates(With(new RoleGrant(Role.Methodist, "zarechny"))));
        Assert.False(FaqList.Moderates(With(new RoleGrant(Role.Mentor, "zarechny"))));
        Assert.False(FaqList.Moderates(With(new RoleGrant(Role.Coordinator, "zarechny"))));
        Assert.False(FaqList.Moderates(With(new RoleGrant(Role.Methodist, "lugovoy"))));
    }
}
