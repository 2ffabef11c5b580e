using TeacherBot.Core.Content;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Content;

public class MaterialSearchTests
{
    private static readonly Catalog Catalog = TheCatalog.Value;

    [Theory]
    [InlineData("процент", "protsent-ot-chego")]
    [InlineData("Проценты", "protsent-ot-chego")]
    [InlineData("процентами", "protsent-ot-chego")]
    [InlineData("векторах", "otkuda-vektory")]
    [InlineData("производной", "nul-proizvodnoj")]
    [InlineData("условная вероятность", "kogo-sredi-kogo")]
    [InlineData("чертежи", "chertezh-obmanyvaet")]
    public void A_material_is_found_whatever_the_ending(string words, string id) =>
        Assert.Contains(MaterialSearch.Find(Catalog, "zarechny", words), m => m.Id == id);

    [Theory]
    [InlineData("")]
    [InlineData("и")]
    [InlineData("квантовая запутанность")]
    [InlineData("процент квантовый")]
    [InlineData("😀")]
    public void Words_that_are_nowhere_find_nothing(string words) => Assert.Empty(MaterialSearch.Find(Catalog, "zarechny", words));

    [Fact]
    public void Another_towns_materials_are_not_found()
    {
        var theirs = Catalog with { Materials = [.. Catalog.Materials.Select(m => m with { Municipality = "lugovoy" })] };

        Assert.Empty(MaterialSearch.Find(theirs, "zarechny", "процент"));
        Assert.NotEmpty(MaterialSearch.Find(theirs, "lugovoy", "процент"));
    }

    [Theory]
    [InlineData("уравнение", "уравнениями")]
    [InlineData("график", "графиков")]
    [InlineData("задача", "задачах")]
    [InlineData("вероятность", "вероятности")]
    public void Forms_of_a_word_share_a_stem(string one, string other) => Assert.Equal(MaterialSearch.Stem(one), MaterialSearch.Stem(other));
}
