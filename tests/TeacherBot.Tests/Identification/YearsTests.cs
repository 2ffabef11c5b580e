using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;

namespace TeacherBot.Tests.Identification;

/// <summary>What is told from year to year: how long a status is held, and which criteria began or ceased to be met.</summary>
public sealed class YearsTests
{
    private static readonly School School = NineSchools.Town.Schools[0] with
    {
        Statuses = [new(2022, true, false), new(2024, true, false), new(2025, true, true), new(2026, true, false)],
    };

    [Theory]
    [InlineData(CriterionGroup.LowResults, 2026, true, 2026, 3)]
    [InlineData(CriterionGroup.LowResults, 2022, true, 2022, 1)]
    [InlineData(CriterionGroup.LowResults, 2023, null, 2022, 1)]
    [InlineData(CriterionGroup.LowResults, 2027, null, 2026, 3)]
    [InlineData(CriterionGroup.LowResults, 2021, null, null, 0)]
    [InlineData(CriterionGroup.AdverseConditions, 2026, false, 2025, 1)]
    [InlineData(CriterionGroup.AdverseConditions, 2024, false, null, 0)]
    public void Years_in_status_are_counted_in_a_row(CriterionGroup group, int year, bool? held, int? last, int run) =>
        Assert.Equal(new StatusYears(held, last, run), StatusYears.Of(School, group, year));

    [Fact]
    public void The_risk_zone_is_no_status_of_the_register() => Assert.Null(StatusYears.Of(School, CriterionGroup.RiskZone, 2026));

    [Fact]
    public void Years_are_told_apart_by_criteria_and_missing_data_are_no_change_for_the_better()
    {
        var facts = NineSchools.Read("2025 satisfied 40 41 40 · 50 50 50 50 50\n2026 satisfied 41 40 · 40 50 40 50 50 50").ToList();
        var changes = VerdictChange.Between(NineSchools.Judge("lesosibirsk", facts, year: 2025), NineSchools.Judge("lesosibirsk", facts));
        Assert.Equal(
            [
                new("1", "L5", Outcome.Met, Outcome.NotMet), new("2", "L5", Outcome.NotMet, Outcome.Met), new("3", "L5", Outcome.Met, Outcome.NoData),
                new("4", "L5", Outcome.NoData, Outcome.Met), new VerdictChange("6", "L5", Outcome.NotMet, Outcome.Met),
            ],
            changes.AsEnumerable());
    }

    [Fact]
    public void Nothing_changes_where_everything_is_as_it_was()
    {
        var facts = NineSchools.Read("2025 satisfied 40 41 40 · 50 50 50 50 50\n2026 satisfied 40 41 40 · 50 50 50 50 50").ToList();
        Assert.Empty(VerdictChange.Between(NineSchools.Judge("lesosibirsk", facts, year: 2025), NineSchools.Judge("lesosibirsk", facts)));
    }

    [Fact]
    public void Facts_are_asked_for_as_far_back_as_the_longest_criterion_of_the_year_before() =>
        Assert.Equal(2023, Transcripts.TheCatalog.Value.Criteria.FirstYear(2026));
}
