using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Every cell of every form for the small town of <see cref="SampleSnapshot"/>, worked out by hand.</summary>
public sealed class ReportFormTests
{
    private static readonly System.Collections.Immutable.ImmutableArray<Recommendation> Advice = [new("РМО математики", "провести семинар")];

    [Fact]
    public void Analytical_report_and_note()
    {
        var report = Lines(ReportForms.Of(ReportKind.AnalyticalReport, new(SampleSnapshot.Named, Advice), TheCatalog.Value));
        Assert.Equal(
            ["Основание", "Цель и задачи", "Сроки и этап", "Инструментарий", "Участники", "Результаты", "Динамика", "Возможности", "Выводы: где помощь нужна половине и больше", "Адресные рекомендации", "Ограничения"],
            ReportForms.Of(ReportKind.AnalyticalReport, new(SampleSnapshot.Named, Advice), TheCatalog.Value).Parts.OfType<ReportPart.Heading>().Select(h => h.Text));
        Assert.Contains("Основание: приказ № 12-од от 3.11.2026.", report);
        Assert.Contains("Этап: входной. Сроки: 02.11.2026–27.11.2026.", report);
        Assert.Contains("Приглашено: 20. Начали: 14. Закончили: 12 (60 %).", report);

        // 8 of 10 teachers is surely half; 4 to 6 of 10 is left open.
        Assert.Contains("все предметы, Планирование урока от результата (педагоги): две трети и больше", report);
        Assert.DoesNotContain(report, l => l.StartsWith("Математика, Числа", StringComparison.Ordinal));
        Assert.Contains("РМО математики: провести семинар", report);
        var note = ReportForms.Of(ReportKind.AnalyticalNote, new(SampleSnapshot.Named, Advice), TheCatalog.Value);
        Assert.Equal(
            ["Цель и задачи", "Результаты", "Выводы: где помощь нужна половине и больше", "Адресные рекомендации"], note.Parts.OfType<ReportPart.Heading>().Select(h => h.Text));
        Assert.Equal(
            ["РМО, все предметы: включить тему «Планирование урока от результата» в заявку на курсы и провести практикум", "РМО, Математика: провести семинар и взаимопосещение уроков по теме «Числа, вычисления, практические задачи»"],
            AnalyticalReport.Proposals(SampleSnapshot.Named.Content, TheCatalog.Value).Select(r => $"{r.Addressee}: {r.Text}"));
    }

    [Theory]
    [InlineData("РМО математики:  провести\nсеминар", "РМО математики", "провести семинар")]
    [InlineData("провести семинар", null, null)]
    [InlineData(": что", null, null)]
    [InlineData("РМО:", null, null)]
    public void Recommendations_are_addressed(string typed, string? addressee, string? text) =>
        Assert.Equal(addressee is null ? null : new Recommendation(addressee, text!), Recommendation.Read(typed));

    [Fact]
    public void Difficulties_map()
    {
        var report = ReportForms.Of(ReportKind.DifficultiesMap, new(SampleSnapshot.Named, Advice), TheCatalog.Value);
        Assert.Equal("Карта профессиональных затруднений", report.Title);
        Assert.Equal(
            [
                "Математика | Область; Все; Обследовано; ШНРО и ШНСУ; Обследовано; Прочие школы; Обследовано",

                // 5 of 10; 4 of 6; four people are too few to be told of.
                "Числа, вычисления, практические задачи; от трети до двух третей; 10; половина и больше; 6; скрыто; менее 5",
                "Общие области по предметам | Область; Все; Человек, верно; Математика; Человек, верно",

                // 10 of 12, all of them mathematicians.
                "Планирование урока от результата; две трети и больше; 12; две трети и больше; 12",
                "Все предметы по кустам | Область; Все; Человек, верно; Центральный куст; Человек, верно; Заречный куст; Человек, верно",

                // 8 of 8 in the centre, a class and not a number; of the river's four nothing is told.
                "Планирование урока от результата; две трети и больше; 12; две трети и больше; 8–19; скрыто; менее 5",
                "Педагоги и управленцы | Область; Все; Человек, верно; педагоги; Человек, верно; управленцы; Человек, верно",

                // 8 of 10 teachers; of two heads nothing is told.
                "Планирование урока от результата; две трети и больше; 12; две трети и больше; 10; скрыто; менее 5",
            ],
            Lines(report));
    }

    [Fact]
    public void The_map_of_one_cluster_is_a_part_of_the_whole()
    {
        Assert.Equal(
            ["Все предметы по кустам | Область; Все; Человек, верно; Центральный куст; Человек, верно", "Планирование урока от результата; две трети и больше; 12; две трети и больше; 8–19"],
            Lines(MapReport.Of(SampleSnapshot.Named, "cluster:centre", TheCatalog.Value)));
        Assert.Contains("никто не закончил", Assert.Single(Lines(MapReport.Of(SampleSnapshot.Named, "cluster:left-bank", TheCatalog.Value))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_for_everybody_tells_of_the_municipality_alone_and_of_ten_at_least()
    {
        var report = MapReport.Of(SampleSnapshot.Named, ReportCut.Public, TheCatalog.Value);
        Assert.Equal(
            [
                "Математика | Область; Все; Обследовано", "Числа, вычисления, практические задачи; от трети до двух третей; 10–19",
                "Общие области | Область; Все; Обследовано", "Планирование урока от результата; две трети и больше; 10–19",
            ],
            Lines(report));
        Assert.Contains(report.Passport, l => l.Value.Contains("меньше 10 человек", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_for_everybody_is_exact_at_an_edge_or_of_fewer_than_ten_and_nothing_is_finer_than_inside()
    {
        Properties.Cases.Run(
            200,
            60,
            (random, size) => Enumerable.Range(0, size + 1).Select(i => new Measured($"{i}", "MAT1", random.Next(0, random.Next(1, 5)), "mathematics", "centre", random.Next(2) == 0)).ToList(),
            measured =>
            {
                var sheets = SampleSnapshot.Of(measured).Content.Sheets;
                var inside = sheets[0].Lines[0].Cells[0];
                var cell = Assert.Single(Assert.Single(PublicMap.Of(sheets)).Lines).Cells[0];
                var (low, high) = cell.Band.Counts(cell.People);
                var within = inside.Band.Counts(inside.People);
                Assert.True(low <= within.Low && high >= within.High);
                Assert.True(measured.Count >= 10 || cell.Band is Band.Hidden);
                Assert.True(low < high || (low >= 3 && measured.Count - low >= 3));
            },
            measured => $"{measured.Count(m => m.Level < 2)} of {measured.Count}");
    }

    [Fact]
    public void Needs_register()
    {
        var lines = Lines(ReportForms.Of(ReportKind.NeedsRegister, new(SampleSnapshot.Named, Advice), TheCatalog.Value));
        Assert.Equal(
            "Реестр потребностей | №; Категория; Предмет / должность; Вид дефицита; Область; Численность; Доля от обследованных; Преобладающий уровень; Потребность; Источник; Предлагаемая форма; Срок; Ответственный; Отметка",
            lines[0]);
        Assert.Equal(
            [
                // From a third to two thirds of 10 is 4 to 6: whether it is half is left open.
                "1; педагоги; Математика; предметный; Числа, вычисления, практические задачи; 4–6; от трети до двух третей; —; —; самодиагностика; семинар РМО, взаимопосещение; ; ; ",
                "2; педагоги; все предметы; методический; Планирование урока от результата; 7–10; две трети и больше; ниже 2; текущая; самодиагностика; КПК или стажировка; ; ; ",
                "3; управленцы; все предметы; методический; Планирование урока от результата; скрыто; скрыто; —; —; самодиагностика; ; ; ; ",
            ],
            lines.Skip(1));
    }

    [Fact]
    public void Course_order()
    {
        var lines = Lines(ReportForms.Of(ReportKind.CourseOrder, new(SampleSnapshot.Named, Advice), TheCatalog.Value));
        Assert.Equal("Часть А. По данным диагностики | №; Категория; Предмет / куст; Тема; Область; Потребность; Форма; Ч; Период; Поставщик; Приоритет; Снимок", lines[0]);
        Assert.Equal(
            [
                "1; педагоги; все предметы; Преподавание темы «Планирование урока от результата»: трудные места и приёмы; Планирование урока от результата; две трети и больше; ; ; ; ; 1; № 7, aaaaaa",
                "2; педагоги; Центральный куст; Преподавание темы «Планирование урока от результата»: трудные места и приёмы; Планирование урока от результата; две трети и больше; ; ; ; ; 1; № 7, aaaaaa",
                "3; педагоги; Математика; Преподавание темы «Числа, вычисления, практические задачи»: трудные места и приёмы; Числа, вычисления, практические задачи; от трети до двух третей; ; ; ; ; 3; № 7, aaaaaa",
            ],
            lines.Skip(1).Where(l => l.Contains(';')));
    }

    [Fact]
    public void Part_b_of_the_course_order_counts_wishes_by_school()
    {
        // Titles come from the row of an event; one that is in a content file only has its title there; one that nobody knows any more is left out.
        var start = new DateTimeOffset(2027, 2, 1, 8, 0, 0, TimeSpan.Zero);
        var source = new ReportSource(SampleSnapshot.Named, Advice)
        {
            Wishes =
            [
                new("school-4", "own", "Работа с текстом", start, true, 3), new("school-1", "kurs-otsenivanie", "", null, false, 1), new("school-1", "gone", "", null, false, 5),
            ],
        };
        Assert.Equal(
            [
                "Часть Б. По пожеланиям педагогов | №; ОО; Категория; Тема; Число пожелавших; Форма; Период; Согласовано",
                "1; Школа № 1; педагоги; Оценивание, которое помогает учиться; 1; очно; 1 февраля 2027; ",
                "2; Школа № 4; педагоги; Работа с текстом; 3; по сети; 1 февраля 2027; ",
                "В части Б — только те, кто сам попросил передать пожелание школе; с результатами диагностики она не связана. Руководители в неё не входят.",
            ],
            Lines(ReportForms.Of(ReportKind.CourseOrder, source, TheCatalog.Value))[^4..]);
    }

    [Fact]
    public void The_passport_says_where_the_figures_come_from()
    {
        var passport = ReportForms.Of(ReportKind.DifficultiesMap, new(SampleSnapshot.Named, Advice), TheCatalog.Value).Passport.ToDictionary(l => l.Name, l => l.Value);
        Assert.Equal("Осень, входной, 02.11.2026–27.11.2026", passport["Кампания"]);
        Assert.Equal("№ 12-од от 3.11.2026", passport["Приказ"]);
        Assert.Equal("28 ноября 2026", passport["Данные на"]);
        Assert.Equal("№ 7, aaaaaaaaaaaa", passport["Снимок"]);
        Assert.Contains("меньше 5 человек", passport["Закрытие"], StringComparison.Ordinal);
        Assert.Contains("Математика", passport["Инструментарий"], StringComparison.Ordinal);
        Assert.Contains("отказ не влияет", passport["Участие"], StringComparison.Ordinal);
    }

    [Fact]
    public void Towns_that_are_told_of_alike_have_the_same_reports()
    {
        // Another teacher below 2 among the four of whom nothing is told, one less among the six: nothing that is printed changes.
        var other = SampleSnapshot.Of([.. SampleSnapshot.Ten.Select(m => m with { Level = m.Key == "8" ? 0 : m.Key == "6" ? 3 : m.Level })]);
        foreach (var kind in Enum.GetValues<ReportKind>().Where(k => ReportForms.SubjectOf(k) == ReportSubject.Snapshot))
        {
            Assert.Equal(Lines(ReportForms.Of(kind, new(SampleSnapshot.Named, Advice), TheCatalog.Value)), Lines(ReportForms.Of(kind, new(other, Advice), TheCatalog.Value)));
        }
    }

    [Fact]
    public void A_campaign_in_which_nobody_finished_says_so()
    {
        var nobody = SampleSnapshot.Of([]);
        Assert.Contains("никто не закончил", Assert.Single(Lines(ReportForms.Of(ReportKind.DifficultiesMap, new(nobody, Advice), TheCatalog.Value))), StringComparison.Ordinal);
        Assert.Single(Lines(ReportForms.Of(ReportKind.NeedsRegister, new(nobody, Advice), TheCatalog.Value)));
    }

    internal static List<string> Lines(Report report) =>
    [
        .. report.Parts.SelectMany(p => p switch
        {
            ReportPart.Table table => table.Rows.Select(r => string.Join("; ", r.Select(c => c.Text))).Prepend($"{table.Title} | {string.Join("; ", table.Columns.Select(c => c.Title))}"),
            ReportPart.Prose prose => [prose.Text],
            ReportPart.Heading heading => [heading.Text],
            ReportPart.Bullet bullet => [bullet.Text],
            _ => throw new System.Diagnostics.UnreachableException(),
        }),
    ];
}
