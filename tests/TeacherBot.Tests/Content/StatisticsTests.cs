using System.Text.Json;
using TeacherBot.Content;

namespace TeacherBot.Tests.Content;

public class StatisticsTests
{
    [Fact]
    public void Json_has_the_agreed_keys_and_figures()
    {
        using var output = new StringWriter();

        Assert.Equal(0, ContentVerbs.Stats(SampleFolder.GoodPath, true, output, SampleFolder.Today));

        using var json = JsonDocument.Parse(output.ToString());
        var algebra = json.RootElement.EnumerateArray().Single(i => i.GetProperty("instrument").GetString() == "algebra");
        Assert.Equal(
            ["instrument", "kind", "items", "areas", "triads", "levels", "verifiedShare", "keyPositions", "longestIsKeyShare", "singleChoiceShare", "maxStemChars", "maxOptionChars"],
            algebra.EnumerateObject().Select(p => p.Name));
        Assert.Equal(9, algebra.GetProperty("items").GetInt32());
        Assert.Equal(3, algebra.GetProperty("levels").GetProperty("2").GetInt32());
        Assert.Equal(1m, algebra.GetProperty("verifiedShare").GetDecimal());
        Assert.Equal([0, 2, 2, 0, 0], algebra.GetProperty("keyPositions").EnumerateArray().Select(p => p.GetInt32()));
        Assert.Equal(0.5m, algebra.GetProperty("longestIsKeyShare").GetDecimal());
        Assert.Equal(0.444m, algebra.GetProperty("singleChoiceShare").GetDecimal());
        Assert.Equal(65, algebra.GetProperty("maxStemChars").GetInt32());
        Assert.Equal(22, algebra.GetProperty("maxOptionChars").GetInt32());
    }

    [Fact]
    public void Table_has_a_row_for_each_instrument()
    {
        using var output = new StringWriter();

        ContentVerbs.Stats(SampleFolder.GoodPath, false, output, SampleFolder.Today);

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("3/3/3", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("worries", lines[2], StringComparison.Ordinal);
        Assert.Equal(
            [
                "algebra, виды: match 1, multiple 1, number 1, order 1, single 4, text 1", "  по областям и уровням: ALG 3/3/3",
                "worries, виды: rating 2", "  по областям: MET 2",
            ],
            lines[3..]);
    }
}
