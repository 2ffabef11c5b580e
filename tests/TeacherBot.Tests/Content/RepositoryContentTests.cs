using TeacherBot.Content;
using TeacherBot.Core.Content;

namespace TeacherBot.Tests.Content;

public class RepositoryContentTests
{
    private static DateOnly Now => DateOnly.FromDateTime(DateTime.UtcNow);

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "TeacherBot.sln")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "content");
        }
    }

    [Fact]
    public void Content_of_the_repository_is_clean()
    {
        using var output = new StringWriter();

        var exit = ContentVerbs.Check(Root, output, Now);

        Assert.True(exit == 0, output.ToString());
    }

    [Fact]
    public void Sample_municipality_is_a_town_of_nine_schools_and_530_teachers()
    {
        var loaded = Assert.IsType<ContentResult.Loaded>(ContentLoader.Load(Root, Now));

        var town = loaded.Catalog.Municipalities["zarechny"];

        Assert.True(town.Demo);
        Assert.Equal(9, town.Schools.Length);
        Assert.Equal(530, town.Schools.Sum(s => s.HeadCounts["teacher"]));
        Assert.Equal(4, loaded.Catalog.Events.Count(e => e.Municipality == town.Id));
        Assert.Contains(new DateOnly(2027, 1, 8), town.DaysOff);
        Assert.All(new[] { "telegram", "email", "console" }, c => Assert.Equal(ChannelPolicy.Open, town.Policy[c]));
    }

    [Fact]
    public void Consent_names_the_operator_says_it_is_voluntary_and_fits_a_screen()
    {
        var loaded = Assert.IsType<ContentResult.Loaded>(ContentLoader.Load(Root, Now));
        var town = loaded.Catalog.Municipalities["zarechny"];

        var consent = town.Consents["processing"];

        Assert.Contains(town.Operator, consent.Text, StringComparison.Ordinal);
        Assert.Contains("отказ не влияет на оплату, категорию и аттестацию и никому не сообщается", consent.Text, StringComparison.Ordinal);
        Assert.True(consent.Text.Length <= 3000);
        Assert.Equal(11, town.Consents.Values.Select(c => c.Hash).Distinct().Count());
    }
}
