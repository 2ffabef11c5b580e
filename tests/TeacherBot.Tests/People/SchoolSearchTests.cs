using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.People;

public class SchoolSearchTests
{
    private static readonly ImmutableArray<School> Schools = TheCatalog.Value.Municipalities["zarechny"].Schools;

    [Theory]
    [InlineData("3", "gymnasium-3")]
    [InlineData("№3", "gymnasium-3")]
    [InlineData("гимназия", "gymnasium-3")]
    [InlineData("гимн", "gymnasium-3")]
    [InlineData("гимназея", "gymnasium-3")]
    [InlineData("МБОУ СОШ № 8", "school-8")]
    [InlineData("школа 8", "school-8")]
    [InlineData("ломоносова", "school-2")]
    [InlineData("Ломаносова", "school-2")]
    [InlineData("березовская", "beryozovka")]
    [InlineData("математика", "school-6")]
    public void A_school_is_found_by_what_people_type(string typed, string id) => Assert.Equal(id, SchoolSearch.Find(Schools, typed, 6)[0].Id);

    [Theory]
    [InlineData("")]
    [InlineData("33")]
    [InlineData("лицей")]
    [InlineData("гимназия 8")]
    [InlineData("😀")]
    public void What_fits_no_school_finds_none(string typed) => Assert.Empty(SchoolSearch.Find(Schools, typed, 6));

    [Fact]
    public void A_bare_school_lists_the_first_ones() => Assert.Equal(6, SchoolSearch.Find(Schools, "школа", 6).Length);

    [Fact]
    public void One_missing_letter_of_a_long_word_is_forgiven() => Cases.Run(
        9,
        100,
        (random, _) => "гимназия".Remove(random.Next(8), 1),
        typed => Assert.Equal("gymnasium-3", SchoolSearch.Find(Schools, typed, 6)[0].Id));
}
