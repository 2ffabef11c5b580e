using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Identification;

/// <summary>Every criterion of the three documents on nine schools, worked out by hand.</summary>
public sealed class CriteriaTests
{
    private static readonly Municipality WithThresholds = NineSchools.Town with
    {
        Thresholds = [.. NineSchools.Set("bogotol").Criteria.Where(c => c.Threshold is null && c.HasThreshold).Select(c => new OwnThreshold("bogotol", c.Code, 20, "приказ № 5"))],
    };

    [Theory]
    [InlineData("lesosibirsk", "L1", "++------+")]
    [InlineData("lesosibirsk", "L2", "+--?----?")]
    [InlineData("lesosibirsk", "L3", "+-------+")]
    [InlineData("lesosibirsk", "L4", "+-?------")]
    [InlineData("lesosibirsk", "L5", "+--+?----")]
    [InlineData("lesosibirsk", "L6", "+--------")]
    [InlineData("lesosibirsk", "L7", "+--------")]
    [InlineData("lesosibirsk", "S1", "+-+-----+")]
    [InlineData("lesosibirsk", "S2", "++++-----")]
    [InlineData("lesosibirsk", "S3", "++------?")]
    [InlineData("bogotol", "B1", "?????????")]
    [InlineData("bogotol", "B2", "?????????")]
    [InlineData("bogotol", "B3", "?????????")]
    [InlineData("bogotol", "B4", "?????????")]
    [InlineData("bogotol", "B5", "?????????")]
    [InlineData("bogotol", "B6", "?????????")]
    [InlineData("bogotol", "B7", "?????????")]
    [InlineData("bogotol", "N1", "+-+?----+")]
    [InlineData("bogotol", "N2", "+-------+")]
    [InlineData("bogotol", "N3", "-+-------")]
    [InlineData("bogotol", "N4", "+-+------")]
    [InlineData("bogotol", "N5", "+-?------")]
    [InlineData("bogotol", "N6", "+-+------")]
    [InlineData("bogotol", "N7", "+-?------")]
    [InlineData("bogotol", "N8", "+-?------")]
    [InlineData("bogotol", "N9", "+--------")]
    [InlineData("bogotol", "N10", "+-+-----+")]
    [InlineData("matrix", "R1", "+-?------")]
    [InlineData("matrix", "R2", "+--------")]
    [InlineData("matrix", "R3", "+-?------")]
    public void Nine_schools_are_judged_as_by_hand(string set, string code, string signs) =>
        Assert.Equal(signs, NineSchools.Signs(NineSchools.Judge(set, NineSchools.Facts), code));

    [Theory]
    [InlineData("B1", "+--?+---?")]
    [InlineData("B2", "+--?+---?")]
    [InlineData("B3", "+--?+---+")]
    [InlineData("B4", "+--?+---+")]
    [InlineData("B5", "+--?+---+")]
    [InlineData("B6", "+--?+---+")]
    [InlineData("B7", "+--?+---+")]
    public void A_threshold_that_the_municipality_set_is_held_in_each_of_the_two_years(string code, string signs) =>
        Assert.Equal(signs, NineSchools.Signs(NineSchools.Judge("bogotol", NineSchools.Facts, WithThresholds), code));

    [Fact]
    public void Every_criterion_is_met_by_a_school_and_missed_by_another()
    {
        foreach (var set in TheCatalog.Value.Criteria.Sets)
        {
            var verdicts = NineSchools.Judge(set.Id, NineSchools.Facts, WithThresholds);
            Assert.Equal(set.Criteria.Length * 9, verdicts.Length);
            Assert.All(set.Criteria, c => Assert.True(NineSchools.Signs(verdicts, c.Code) is var s && s.Contains('+', StringComparison.Ordinal) && s.Contains('-', StringComparison.Ordinal), c.Code));
        }
    }

    [Fact]
    public void Without_a_number_in_the_document_the_reason_is_said()
    {
        var catalog = TheCatalog.Value;
        var verdicts = NineSchools.Judge("bogotol", NineSchools.Facts);
        foreach (var criterion in NineSchools.Set("bogotol").Criteria.Where(c => c.Group == CriterionGroup.LowResults))
        {
            Assert.All(verdicts.Where(v => v.Code == criterion.Code), v => Assert.Equal("порог не утверждён", IdentificationWords.Of(v.Evidence, criterion, catalog)));
        }
    }

    [Fact]
    public void Without_facts_nothing_is_said_of_anybody()
    {
        foreach (var set in TheCatalog.Value.Criteria.Sets)
        {
            Assert.All(NineSchools.Judge(set.Id, [], WithThresholds), v => Assert.Equal(Outcome.NoData, v.Outcome));
        }
    }

    [Fact]
    public void The_thresholds_are_those_of_the_documents() => Assert.Equal(
        [
            "L1 LowestResults 25 3", "L2 Below 60 1", "L3 BehindRegion 20 1", "L4 AtMost 0.5 3", "L5 AtMost 40 1", "L6 BehindTown 10 1", "L7 BehindTown 5 1",
            "S1 LowestIndex 25 1", "S2 LowestIndex 25 1", "S3 LowestIndex 25 1",
            "B1 AtLeast – 2", "B2 AtLeast – 2", "B3 AtLeast – 2", "B4 AtLeast – 2", "B5 AtLeast – 2", "B6 AtLeast – 2", "B7 AtLeast – 2",
            "N1 Above 30 1", "N2 Above 10 1", "N3 Above 30 1", "N4 AtLeast 2 1", "N5 Presence – 1", "N6 AtLeast 1 1", "N7 Absence – 1", "N8 Absence – 1", "N9 Absence – 1", "N10 Presence – 1",
            "R1 Absence – 1", "R2 Absence – 1", "R3 Presence – 1",
        ],
        TheCatalog.Value.Criteria.Sets.SelectMany(s => s.Criteria)
            .Select(c => $"{c.Code} {c.Rule} {c.Threshold?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} {c.Years}"));

    [Fact]
    public void Every_part_of_social_wellbeing_is_adverse()
    {
        var criterion = NineSchools.Set("lesosibirsk").Criteria.Single(c => c.Code == "S1");
        Assert.Equal(criterion.Indicators.AsEnumerable(), criterion.Adverse.AsEnumerable());
        Assert.Equal(["overloaded", "out-of-profile"], NineSchools.Set("lesosibirsk").Criteria.Single(c => c.Code == "S2").Adverse.AsEnumerable());
    }
}
