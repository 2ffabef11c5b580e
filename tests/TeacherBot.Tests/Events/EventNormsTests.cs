using TeacherBot.Core.Events;

namespace TeacherBot.Tests.Events;

public class EventNormsTests
{
    private static readonly EventNorms Norms = new();

    [Fact]
    public void An_event_for_the_teams_counts_with_programme_and_report_only_and_the_others_are_named()
    {
        HeldEvent[] held =
        [
            Team("a", "2026-09-01"), Team("b", "2027-08-31"), Team("before", "2026-08-31"), Team("after", "2027-09-01"),
            Team("no-programme", "2027-02-01") with { HasProgramme = false }, Team("no-report", "2026-12-01") with { HasReport = false },
        ];

        var norm = Norms.Of(held, 2026)[0];

        Assert.Equal((2, 5, 3, false), (norm.Held, norm.Needed, norm.Missing, norm.IsMet));
        Assert.Equal(["no-report", "no-programme"], norm.WithoutPapers.AsEnumerable());
    }

    [Fact]
    public void A_year_with_exactly_the_norms_meets_them_all()
    {
        List<HeldEvent> held = [.. Enumerable.Range(1, 5).Select(n => Team($"t{n}", $"2026-10-0{n}"))];
        held.AddRange(Enumerable.Range(1, 4).Select(n => Plain($"e{n}", $"2026-11-0{n}", HeldAs.Exchange)));
        held.AddRange(Enumerable.Range(1, 3).Select(n => Plain($"m{n}", $"2027-03-0{n}", HeldAs.Meeting)));
        held.AddRange([Plain("w1", "2026-12-31", HeldAs.WorkingGroup), Plain("w2", "2027-01-01", HeldAs.WorkingGroup)]);

        Assert.All(Norms.Of(held, 2026), n => Assert.Equal((true, 0, n.Needed), (n.IsMet, n.Missing, n.Held)));
        Assert.All(Norms.Of(held, 2025), n => Assert.Equal(0, n.Held));
    }

    [Fact]
    public void Two_meetings_of_the_working_group_in_one_half_year_do_not_stand_for_the_other()
    {
        var norms = Norms.Of([Plain("w1", "2026-09-15", HeldAs.WorkingGroup), Plain("w2", "2026-10-15", HeldAs.WorkingGroup)], 2026);

        Assert.Equal([2, 0], norms.Where(n => n.As == HeldAs.WorkingGroup).Select(n => n.Held));
        Assert.Equal([true, false], norms.Where(n => n.As == HeldAs.WorkingGroup).Select(n => n.IsMet));
    }

    [Fact]
    public void An_event_counts_for_all_that_it_was_and_once_though_named_twice()
    {
        var seminar = Team("s", "2026-10-01") with { As = HeldAs.TeamEvent | HeldAs.Exchange, HasReport = false };

        var norms = Norms.Of([seminar, seminar with { HasReport = true }], 2026);

        Assert.Equal([1, 1, 0, 0, 0], norms.Select(n => n.Held));
        Assert.Empty(norms[0].WithoutPapers);
    }

    [Theory]
    [InlineData("2026-08-31", 2025)]
    [InlineData("2026-09-01", 2026)]
    [InlineData("2027-01-01", 2026)]
    public void The_academic_year_begins_in_September(string day, int year) => Assert.Equal(year, EventNorms.YearOf(Day(day)));

    [Fact]
    public void A_municipality_may_set_its_own() =>
        Assert.Equal([1, 2, 3, 4, 4], new EventNorms { TeamEvents = 1, Exchanges = 2, Meetings = 3, WorkingGroupsInHalf = 4 }.Of([], 2026).Select(n => n.Needed));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    private static HeldEvent Team(string id, string day) => new(id, Day(day), HeldAs.TeamEvent, true, true);

    private static HeldEvent Plain(string id, string day, HeldAs what) => new(id, Day(day), what, false, false);
}
