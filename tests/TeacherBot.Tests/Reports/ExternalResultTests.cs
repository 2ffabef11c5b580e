using System.Text;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Core.Reports;
using TeacherBot.Operations.Verbs.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Results of schools in outside procedures: read from a table, held against the year before.</summary>
public sealed class ExternalResultTests
{
    private static readonly string[] Both = ["ОГЭ математика", "ОГЭ русский язык"];

    [Theory]
    [InlineData(50, 51, 60, 60, true)]
    [InlineData(50, 51, 60, 61, true)]
    [InlineData(50, 51, 60, 59, false)]
    [InlineData(50, 50, 60, 60, false)]
    public void A_school_rises_when_nothing_fell_and_something_rose(int mathematics, int then, int russian, int later, bool risen) => Assert.Equal(
        risen ? 1 : 0,
        ExternalResult.Risen(Both, 2026, [new(Both[0], 2025, "a", mathematics), new(Both[0], 2026, "a", then), new(Both[1], 2025, "a", russian), new(Both[1], 2026, "a", later)]));

    [Fact]
    public void A_year_that_is_missing_is_no_change()
    {
        Assert.Null(ExternalResult.Risen(["КДР4"], 2026, [new("КДР4", 2026, "a", 50), new("КДР4", 2025, "b", 50)]));
        Assert.Null(ExternalResult.Risen(Both, 2026, [new(Both[0], 2025, "a", 1), new(Both[0], 2026, "a", 2)]));
        Assert.Equal(1, ExternalResult.Risen(["КДР4"], 2026, [new("КДР4", 2026, "a", 51), new("КДР4", 2025, "a", 50), new("КДР4", 2026, "b", 99)]));
    }

    [Fact]
    public void A_table_is_read_whole_or_every_line_that_is_wrong_is_named()
    {
        var (results, problems) = Read("Процедура;Год;Школа;Результат\nКДР4;2026;school-4;51,25\nогэ математика;2026;Гимназия № 3;48\n");
        Assert.Empty(problems);
        Assert.Equal([new("КДР4", 2026, "school-4", 5125), new("ОГЭ математика", 2026, "gymnasium-3", 4800)], results);

        (_, problems) = Read("Процедура;Год;Школа;Результат\nКДР5;2026;4;1\nКДР4;26;4;1\nКДР4;2026;99;1\nКДР4;2026;4;101\nКДР4;2026;4;-1\nКДР4;2026;4;1\nКДР4;2026;school-4;2\n");
        Assert.Equal([2, 3, 4, 5, 6, 8], problems.Select(p => int.Parse(p.Split(' ', ':')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("бывает: КДР4", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("первая строка должна быть", Assert.Single(Read("Школа;Год\n1;2\n").Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indicators_are_counted_of_schools_with_a_status_and_a_value_is_replaced()
    {
        using var world = await EmailWorld.OpenAsync();
        var catalog = world.Bot.Catalog.Value;
        var town = catalog.Municipalities["zarechny"];
        var asked = IndicatorCountsOf.Of(2026, town, catalog, world.Clock.Now);
        await world.Bot.Database.WriteAsync(
            unit =>
            {
                // School 1 holds no status; school 5 fell, until it was mended.
                foreach (var (school, before, now) in new[] { ("school-4", 5000, 5100), ("school-5", 5000, 4900), ("school-1", 1000, 9000) })
                {
                    ExternalResultStore.Put(unit, "zarechny", new("КДР4", 2025, school, before), world.Clock.Now);
                    ExternalResultStore.Put(unit, "zarechny", new("КДР4", 2026, school, now), world.Clock.Now);
                }
            },
            CancellationToken.None);
        Assert.Equal(new KeyValuePair<string, int>("7.2", 1), Assert.Single(Counts(world, asked).Risen));
        await world.Bot.Database.WriteAsync(unit => ExternalResultStore.Put(unit, "zarechny", new("КДР4", 2026, "school-5", 5001), world.Clock.Now), CancellationToken.None);
        Assert.Equal(2, Counts(world, asked).Risen["7.2"]);
        var supported = town.Schools.Count(s => s.Statuses.Any(x => x.Year == 2026 && (x.LowResults || x.AdverseConditions)));
        Assert.Equal(new IndicatorValue(2, supported, ""), IndicatorValue.Find(TheCatalog.Value.Indicators.Single(i => i.Code == "7.2"), 2026, town, [], Counts(world, asked), catalog));
        Assert.Null(IndicatorValue.Find(TheCatalog.Value.Indicators.Single(i => i.Code == "7.6"), 2026, town, [], Counts(world, asked), catalog));
    }

    [Fact]
    public void Needs_found_by_others_stand_in_the_register_in_bands_and_with_their_source()
    {
        var (needs, problems) = ReadNeeds("Категория;Предмет;Вид;Область;Выявлено;Обследовано;Источник\nпедагоги;Математика;предметный;Планиметрия;12;30;Центр мастерства\nУправленцы;все предметы;управленческий;Анализ данных;5;6;ВПР\n");
        Assert.Empty(problems);
        var rows = RegisterReport.Of(SampleSnapshot.Named, [.. needs], TheCatalog.Value).Parts.OfType<ReportPart.Table>().Single().Rows;
        Assert.Equal(
            ["4|педагоги|Математика|предметный|Планиметрия|12|40 % [25–58 %]|Центр мастерства", "5|управленцы|все предметы|управленческий|Анализ данных|3–6|половина и больше|ВПР"],
            rows.Skip(3).Select(r => string.Join('|', r.Take(7).Append(r[9]).Select(c => c.Text))));

        (_, problems) = ReadNeeds("Категория;Предмет;Вид;Область;Выявлено;Обследовано;Источник\nученики;М;п;О;1;9;И\nпедагоги;;п;О;1;9;И\nпедагоги;М;п;О;9;8;И\nпедагоги;М;п;О;1;4;И\n");
        Assert.Equal([2, 3, 4, 5], problems.Select(p => int.Parse(p.Split(' ', ':')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_file_of_a_source_replaces_what_it_said_before()
    {
        using var world = await EmailWorld.OpenAsync();
        ExternalNeed One(string area, string source) => new("педагоги", "Математика", "предметный", area, 5, 10, source);
        foreach (var needs in new[] { new[] { One("a", "Центр"), One("b", "ВПР") }, [One("c", "Центр")] })
        {
            await world.Bot.Database.WriteAsync(unit => ExternalNeedStore.Replace(unit, "zarechny", 2026, needs), CancellationToken.None);
        }

        Assert.Equal(["b", "c"], world.Bot.Database.Read(unit => ExternalNeedStore.Of(unit, "zarechny", 2026)).Select(n => n.Area));
        Assert.Empty(world.Bot.Database.Read(unit => ExternalNeedStore.Of(unit, "lugovoy", 2026)));
    }

    private static (List<ExternalNeed> Needs, List<string> Problems) ReadNeeds(string csv) => NeedVerbs.Read(CsvFile.Read(Encoding.UTF8.GetBytes(csv)).Grids[0], TheCatalog.Value);

    private static IndicatorCounts Counts(EmailWorld world, IndicatorCountsOf asked) => world.Bot.Database.Read(unit => IndicatorStore.Counts(unit, "zarechny", asked));

    private static (List<ExternalResult> Results, List<string> Problems) Read(string csv) =>
        ResultVerbs.Read(CsvFile.Read(Encoding.UTF8.GetBytes(csv)).Grids[0], TheCatalog.Value.Municipalities["zarechny"]);
}
