using Microsoft.Data.Sqlite;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Operations.Populations;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Показатели: by hand, from a database, and entered by a coordinator.</summary>
public sealed class IndicatorTests
{
    private const string Anna = "anna@mail.test";

    // Made on a Wednesday; as of Monday, 30 November.
    private static readonly DateTimeOffset Now = new(2026, 12, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("5.5", "Да; приказ  № 5\nот 01.09", 1, 1, "приказ № 5 от 01.09")]
    [InlineData("5.5", "нет", 0, 1, "")]
    [InlineData("7.2", "3 из 8; справка № 7", 3, 8, "справка № 7")]
    [InlineData("7.2", "3/8", 3, 8, "")]
    public void A_value_is_read_as_people_write_it(string code, string typed, int count, int of, string document) =>
        Assert.Equal(new IndicatorFact(code, count, of, document), IndicatorFact.Read(One(code), typed));

    [Theory]
    [InlineData("5.5", "3 из 8")]
    [InlineData("7.2", "да")]
    [InlineData("7.2", "9 из 8")]
    [InlineData("7.2", "3 из 0")]
    [InlineData("7.2", "-1 из 8")]
    [InlineData("7.2", "38 %")]
    public void Anything_else_is_not_taken(string code, string typed) => Assert.Null(IndicatorFact.Read(One(code), typed));

    [Fact]
    public void The_table_by_hand()
    {
        var counts = new IndicatorCounts(1, 0, 100) { InvolvedSchools = 2, InvolvedPeople = 40, ProductivePeople = 7, Subject = 200, Methodical = 90, Psychological = 1000 };
        var rows = Rows(2025, counts, new("7.2", 1, 4, "справка № 7"), new("5.5", 0, 1, ""));
        var town = TheCatalog.Value.Municipalities["zarechny"];
        var supported = town.Schools.Where(s => s.Statuses.Any(x => x.Year == 2025 && (x.LowResults || x.AdverseConditions))).ToList();
        var (n, all) = (supported.Sum(Pedagogues), town.Schools.Sum(Pedagogues));

        Assert.Equal(["да", "да"], rows["5.1"][6..8]);
        Assert.Equal(["да", "да"], rows["5.2"][6..8]);
        Assert.Equal($"100 из {n}, {new Share(100, n).Percent} %", rows["5.3"][6]);
        Assert.Equal($"нет, нужно {((80 * n) + 99) / 100} из {n}", rows["5.3"][7]);
        Assert.Equal("2022 – 50 %, 2023 – 60 %, 2024 – 70 %, 2025 – 80 %", rows["5.3"][5]);
        Assert.Equal(["0 из 4, 0 %", "нет, нужно 4 из 4"], rows["5.4"][6..8]);
        Assert.Equal(["нет", "нет"], rows["5.5"][6..8]);

        // Two of four schools are 50 %; 70 % of four are three.
        Assert.Equal((4, "2 из 4, 50 %", "нет, нужно 3 из 4"), (supported.Count, rows["6.1"][6], rows["6.1"][7]));
        Assert.Equal(["нет", "нет"], rows["7.1"][6..8]);

        // 31 % of four schools are two, and one is not enough.
        Assert.Equal(["1 из 4, 25 %", "нет, нужно 2 из 4", "справка № 7"], rows["7.2"][6..9]);
        Assert.Equal("вносится вручную", rows["7.2"][10]);
        Assert.Equal($"200 из {all}, {new Share(200, all).Percent} %", rows["1.2.3-1"][6]);

        // Head counts of last autumn are fewer than who took part.
        Assert.Equal($"{all} из {all}, 100 %", rows["1.2.3-3"][6]);
    }

    [Fact]
    public void A_year_without_a_plan_says_so() =>
        Assert.Equal("план не утверждён", Rows(2026, new(0, 0, 0))["6.1"][7]);

    [Fact]
    public async Task What_can_be_counted_is_counted_of_this_municipality_up_to_Monday()
    {
        using var world = await EmailWorld.OpenAsync();
        var catalog = world.Bot.Catalog.Value;
        var town = catalog.Municipalities["zarechny"];
        await new Population(world.Bot, town, new AbilityModel(3)).SeedAsync(90, _ => { }, CancellationToken.None);
        var asked = IndicatorCountsOf.Of(2026, town, catalog, world.Clock.Now);
        var before = Counts(world, asked);
        Assert.Equal((2, 0, 0), (before.Campaigns, before.Recommendations, before.InvolvedSchools));
        Assert.True(before.Subject >= before.Covered && before.Covered > 0);

        // Three of school 4 came, one of them spoke and one leads the school; one of school 5 did not come; school 1 holds no status.
        var day = asked.At.AddDays(-3).ToUnixTimeMilliseconds();
        Execute(world, $"""
            insert into events (id, municipality, from_content, kind, title, annotation, place, areas, subjects, status, sequence, version, created_by, changed_at)
            values ('e', 'zarechny', 0, 'seminar', 't', '', '', '[]', '[]', 1, 0, 1, 'x', 0);
            insert into registrations (event, person, status, kind, at, attended_at)
            select 'e', id, case when school = 'school-5' then 5 else 4 end, case when rn = 1 then 1 else 0 end, 0, {day}
              from (select id, school, row_number() over (partition by school order by position = 'head', id) rn from people where school in ('school-1', 'school-4', 'school-5') and position = 'teacher') x
             where rn <= 3 and (school <> 'school-5' or rn = 1);
            """);
        var after = Counts(world, asked);
        Assert.Equal((1, 3, 1), (after.InvolvedSchools, after.InvolvedPeople, after.ProductivePeople));
        Assert.Equal(0, Counts(world, asked with { At = asked.At.AddDays(-4) }).InvolvedPeople);
        Assert.Equal(new IndicatorCounts(0, 0, 0), world.Bot.Database.Read(unit => IndicatorStore.Counts(unit, "lugovoy", asked)));
    }

    [Fact]
    public async Task A_coordinator_enters_a_value_by_letter_and_finds_it_in_the_report()
    {
        using var world = await EmailWorld.OpenAsync();
        var person = await world.AgreeAsync("email", Anna);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Coordinator, "zarechny"), "test", world.Clock.Now), CancellationToken.None);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "отчёты");
        await world.ChooseAsync(Anna, "Показатели");
        await world.ChooseAsync(Anna, "2026 год");
        await world.ChooseAsync(Anna, "Внести значение");
        Assert.Contains("5.5. Договоры школ", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "9.9");
        Assert.Contains("Показателя «9.9» нет", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "7.2");
        await world.AnswerAsync(Anna, "много");
        Assert.Contains("сколько из скольких", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "1 из 4; справка № 7");
        Assert.Contains("1 из 4, 25 % (справка № 7)", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "7.2");
        await world.ChooseAsync(Anna, "Убрать значение");
        Assert.Empty(world.Bot.Database.Read(unit => IndicatorStore.Facts(unit, "zarechny", 2026)));
        await world.AnswerAsync(Anna, "7.2");
        await world.AnswerAsync(Anna, "1 из 4; справка № 7");
        await world.AnswerAsync(Anna, "отчёт показатели 2026 текст");
        Assert.Contains("7.2 · 1 из 4, 25 %", world.Newest(Anna)!.Text, StringComparison.Ordinal);

        await world.AnswerAsync(Anna, "отчёт показатели");
        await world.RunJobsAsync();
        Assert.Equal("indicators.xlsx", Assert.Single(world.Newest(Anna)!.Attachments).Name);
    }

    private static Indicator One(string code) => TheCatalog.Value.Indicators.Single(i => i.Code == code);

    private static int Pedagogues(Core.Content.School school) => school.HeadCounts["teacher"] + school.HeadCounts["other"];

    private static Dictionary<string, List<string>> Rows(int year, IndicatorCounts counts, params IndicatorFact[] facts)
    {
        var town = TheCatalog.Value.Municipalities["zarechny"];
        var report = IndicatorReport.Of(IndicatorCountsOf.Of(year, town, TheCatalog.Value, Now), [.. facts], counts, [], town, TheCatalog.Value);
        return report.Parts.OfType<ReportPart.Table>().Single().Rows.ToDictionary(r => r[0].Text, r => r.Select(c => c.Text).ToList());
    }

    private static IndicatorCounts Counts(EmailWorld world, IndicatorCountsOf asked) => world.Bot.Database.Read(unit => IndicatorStore.Counts(unit, "zarechny", asked));

    private static void Execute(EmailWorld world, string sql)
    {
        using var connection = new SqliteConnection(world.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
