using TeacherBot.Content;
using TeacherBot.Core.Community;
using TeacherBot.Core.People;
using TeacherBot.Tests.Content;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community;

/// <summary>Days of the year's plan, and what a municipality changes of it.</summary>
public sealed class YearPlanTests
{
    [Theory]
    [InlineData(9, 1, "2026-09-01")]
    [InlineData(12, 31, "2026-12-31")]
    [InlineData(1, 10, "2027-01-10")]
    [InlineData(8, 31, "2027-08-31")]
    [InlineData(2, 29, "2027-02-28")]
    public void A_day_is_in_the_academic_year(int month, int day, string expected) =>
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new MonthDay(month, day).In(2026));

    [Theory]
    [InlineData("2026-08-31", TaskStanding.Later)]
    [InlineData("2026-09-01", TaskStanding.Soon)]
    [InlineData("2026-09-30", TaskStanding.Soon)]
    [InlineData("2026-10-01", TaskStanding.Now)]
    [InlineData("2026-11-15", TaskStanding.Now)]
    [InlineData("2026-11-16", TaskStanding.Late)]
    public void A_task_stands_where_the_day_is(string day, TaskStanding expected)
    {
        var task = new YearTask("t", "Дело", new(10, 1), new(11, 15), Role.Coordinator, "");
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, YearPlan.Of(task, 2026, [], today));
        Assert.Equal(TaskStanding.Done, YearPlan.Of(task, 2026, [new("t", default)], today));
    }

    [Fact]
    public void A_municipality_changes_moves_and_drops_tasks()
    {
        using var folder = new SampleFolder();
        File.WriteAllText(folder.PathOf("common/year-plan.yml"), """
            tasks:
              - { id: one, title: Первое, when: 01.09–30.09, owner: coordinator, how: Так }
              - { id: two, title: Второе, when: 01.10–31.10, owner: methodist }
            """);
        File.WriteAllText(folder.PathOf("municipalities/town/year-plan.yml"), """
            tasks:
              - { id: one, title: Первое у нас, when: 15.09–15.10, owner: methodist }
              - { id: two, drop: true }
              - { id: own, title: Своё, when: 01.08–31.08, owner: coordinator }
            """);
        var catalog = Assert.IsType<ContentResult.Loaded>(ContentLoader.Load(folder.Root, SampleFolder.Today)).Catalog;
        Assert.Equal(
            ["one Первое у нас Methodist", "own Своё Coordinator"],
            YearPlan.InOrder(catalog.Municipalities["town"].Tasks, 2026).Select(t => $"{t.Id} {t.Title} {t.Owner}"));
    }

    [Fact]
    public void The_common_plan_covers_every_month_of_the_academic_year()
    {
        var tasks = TheCatalog.Value.Municipalities["zarechny"].Tasks;
        for (var month = new DateOnly(2026, 9, 1); month < new DateOnly(2027, 9, 1); month = month.AddMonths(1))
        {
            Assert.Contains(tasks, t => t.In(2026) is var (from, to) && from < month.AddMonths(1) && to >= month);
        }
    }
}
