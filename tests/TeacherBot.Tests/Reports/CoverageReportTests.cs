using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Reports;
using TeacherBot.Operations.Populations;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Охват, by hand and from a database.</summary>
public sealed class CoverageReportTests
{
    private static readonly DateTimeOffset Monday = new(2025, 11, 9, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Fact_plan_needed_and_forecast()
    {
        var town = TheCatalog.Value.Municipalities["zarechny"];
        var supported = town.Schools.Where(s => s.Statuses.Any(x => x.Year == 2025 && (x.LowResults || x.AdverseConditions))).ToList();
        var teachers = supported.Sum(s => s.HeadCounts["teacher"]);
        var pedagogues = teachers + supported.Sum(s => s.HeadCounts["other"]);
        var lines = Lines(2025, new(100, 80, [new("school-4", 20, 12, 9), new("school-5", 20, 18, 18), new("school-6", 3, 3, 3)]));

        // 80 % of the plan, rounded up; 20 people in four weeks, so many more weeks for the rest.
        var needed = ((80 * pedagogues) + 99) / 100;
        var day = Core.Content.RussianDate.Day(Monday + (TimeSpan.FromDays(28) * ((needed - 100) / 20.0)));
        Assert.Contains($"от всех педагогов этих школ; 100 из {pedagogues}; {Math.Round(100.0 * 100 / pedagogues, MidpointRounding.AwayFromZero)} %; 80 %; {needed}; {day}", lines);
        Assert.Contains("Приглашены 43, начали 33, прошли 30.", lines);
        Assert.Contains("Школа № 4; меньше половины", lines);
        Assert.Contains("Школа № 5; почти все", lines);
        Assert.Contains(lines, l => l.StartsWith("Школа № 6", StringComparison.Ordinal) && l.EndsWith("скрыто (приглашено мало человек)", StringComparison.Ordinal));
        Assert.Contains($"от учителей этих школ; 1000 из {teachers}; 100 %; 80 %; {((80 * teachers) + 99) / 100}; выполнено", Lines(2025, new(1000, 80, [])));
        Assert.Contains(Lines(2025, new(10, 10, [])), l => l.EndsWith("за четыре недели никого не прибавилось", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_without_a_plan_says_so_and_carries_nothing_over()
    {
        var lines = Lines(2026, new(100, 80, []));
        Assert.Contains("План на 2026 год не утверждён.", lines);
        Assert.Contains(lines, l => l.StartsWith("от учителей этих школ", StringComparison.Ordinal) && l.EndsWith("план не утверждён; —; —", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_are_of_people_and_as_of_the_last_Monday()
    {
        using var world = await EmailWorld.OpenAsync();
        var catalog = world.Bot.Catalog.Value;
        await new Population(world.Bot, catalog.Municipalities["zarechny"], new AbilityModel(3)).SeedAsync(90, _ => { }, CancellationToken.None);
        var campaign = world.Bot.Database.Read(unit => CampaignStore.OfTown(unit, "zarechny"))[0];
        var asked = CoverageOf.Year(campaign, catalog, world.Clock.Now);
        var counts = world.Bot.Database.Read(unit => CoverageStore.Counts(unit, "zarechny", asked));
        Assert.Equal(DayOfWeek.Monday, Core.Content.RussianDate.In(asked.At, "Asia/Krasnoyarsk").DayOfWeek);
        Assert.Equal(90, counts.Schools.Sum(s => s.Invited));

        // Both waves are of this year: whoever took part in both is one person.
        Assert.InRange(counts.Covered, 1, 90 * asked.Schools.Split(',').Length / catalog.Municipalities["zarechny"].Schools.Length + 9);
        Assert.Equal(0, world.Bot.Database.Read(unit => CoverageStore.Counts(unit, "lugovoy", asked)).Covered);
        Assert.Equal(counts.Covered, world.Bot.Database.Read(unit => CoverageStore.Counts(unit, "zarechny", asked with { At = asked.At.AddHours(1) })).Covered);
        Assert.Equal(0, world.Bot.Database.Read(unit => CoverageStore.Counts(unit, "zarechny", asked with { At = asked.From })).Covered);
    }

    private static List<string> Lines(int year, CoverageCounts counts)
    {
        var campaign = SampleSnapshot.Campaign with { From = new(year, 9, 1), To = new(year, 11, 27), Status = CampaignStatus.Open };
        var asked = CoverageOf.Year(campaign, TheCatalog.Value, Monday) with { At = Monday };
        return ReportFormTests.Lines(CoverageReport.Of(campaign, asked, counts, TheCatalog.Value));
    }
}
