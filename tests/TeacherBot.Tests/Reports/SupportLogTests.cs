using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Журнал поддержки: typed by a methodist, counted in indicator 5.4.</summary>
public sealed class SupportLogTests
{
    private const string Anna = "anna@mail.test";

    private static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData("школа 4; 12.11.2026; консультация; разбор ВПР; протокол № 4", "2026-11-12", "school-4", "консультация", "разбор ВПР", "протокол № 4")]
    [InlineData("гимназия\n12 марта\nКонс\nтема", "2026-03-12", "gymnasium-3", "консультация", "тема", "")]
    [InlineData("4; 30.11; выезд;  десант   по  математике ;", "2026-11-30", "school-4", "выезд", "десант по математике", "")]
    [InlineData("4; 12 декабря; другое; тема", "2025-12-12", "school-4", "другое", "тема", "")]
    public void A_line_is_read_as_people_write_it(string typed, string day, string school, string kind, string topic, string document) =>
        Assert.Equal(
            new SupportAct(0, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), school, kind, topic, document),
            SupportAct.Read(TheCatalog.Value.Municipalities["zarechny"], typed, Today));

    [Theory]
    [InlineData("школа 4; 12.11.2026; консультация")]
    [InlineData("школа 99; 12.11.2026; консультация; тема")]
    [InlineData("школа 4; вчера; консультация; тема")]
    [InlineData("школа 4; 01.12.2026; консультация; тема")]
    [InlineData("школа 4; 12.11.2026; к; тема")]
    [InlineData("школа 4; 12.11.2026; чаепитие; тема")]
    [InlineData("школа 4; 12.11.2026; консультация; тема; протокол; и ещё")]
    public void Anything_else_is_asked_for_again(string typed) => Assert.Null(SupportAct.Read(TheCatalog.Value.Municipalities["zarechny"], typed, Today));

    [Fact]
    public void The_report_names_schools_with_a_status_that_had_nothing()
    {
        var town = TheCatalog.Value.Municipalities["zarechny"];
        var supported = town.Schools.Where(s => s.Statuses.Any(x => x.Year == 2026 && (x.LowResults || x.AdverseConditions))).ToList();
        var report = SupportLogReport.Of(2026, [new(7, new(2026, 11, 12), "school-4", "консультация", "разбор ВПР", "протокол № 4"), new(8, new(2026, 11, 13), "school-1", "выезд", "тема", "")], new(5, 4, 140), new(3, 7, 200), town, TheCatalog.Value, new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));
        Assert.Contains(report.Parts.OfType<ReportPart.Prose>(), p => p.Text == $"Поддержка оказана школам со статусом: 1 из {supported.Count}.");
        Assert.Contains(report.Parts.OfType<ReportPart.Prose>(), p => p.Text == "Консультации: задано вопросов – 5, завершено разговоров – 4, на ответы ушло часов – 2.");
        Assert.Equal(supported.Where(s => s.Id != "school-4").Select(s => s.Title + ": поддержки ещё не было"), report.Parts.OfType<ReportPart.Bullet>().Select(b => b.Text));
        Assert.Equal(
            ["1|12.11.2026|Школа № 4|консультация|разбор ВПР|протокол № 4", "2|13.11.2026|Школа № 1|выезд|тема|"],
            report.Parts.OfType<ReportPart.Table>().Single().Rows.Select(r => string.Join('|', r.Select(c => c.Text))));
    }

    [Fact]
    public async Task A_methodist_writes_it_by_letter_and_it_counts()
    {
        using var world = await EmailWorld.OpenAsync();
        var person = await world.AgreeAsync("email", Anna);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Methodist, "zarechny"), "test", world.Clock.Now), CancellationToken.None);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "отчёты");
        await world.ChooseAsync(Anna, "Журнал поддержки");
        await world.ChooseAsync(Anna, "2026 год");
        await world.ChooseAsync(Anna, "Добавить запись");
        await world.AnswerAsync(Anna, "школа 4 консультация");
        Assert.Contains("Не получилось разобрать", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "школа 4; 12.11.2025; консультация; тема");
        Assert.Contains("не в 2026 году", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "школа 4; 12.11.2026; консультация; разбор ВПР; протокол № 4");
        Assert.Contains("12.11 · Школа № 4 · консультация · разбор ВПР · протокол № 4", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await world.AnswerAsync(Anna, "школа 5; 13.11.2026; выезд; лишнее");
        await world.ChooseAsync(Anna, "Убрать последнюю");
        Assert.Equal(["school-4"], world.Bot.Database.Read(unit => SupportStore.Of(unit, "zarechny", 2026)).Select(a => a.School));
        await world.AnswerAsync(Anna, "отчёт журнал поддержки 2026 текст");
        Assert.Contains("Школа № 4 · консультация · разбор ВПР", world.Newest(Anna)!.Text, StringComparison.Ordinal);

        // The school holds a status this year: one of them is supported. Another municipality sees nothing of it.
        var catalog = world.Bot.Catalog.Value;
        var asked = IndicatorCountsOf.Of(2026, catalog.Municipalities["zarechny"], catalog, world.Clock.Now);
        Assert.Equal(1, world.Bot.Database.Read(unit => IndicatorStore.Counts(unit, "zarechny", asked)).SupportedSchools);
        Assert.Empty(world.Bot.Database.Read(unit => SupportStore.Of(unit, "lugovoy", 2026)));
    }
}
