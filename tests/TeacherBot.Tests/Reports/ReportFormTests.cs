using TeacherBot.Core.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Every cell of every form for the small town of <see cref="SampleSnapshot"/>, worked out by hand.</summary>
public sealed class ReportFormTests
{
    [Fact]
    public void Difficulties_map()
    {
        var report = ReportForms.Of(ReportKind.DifficultiesMap, SampleSnapshot.Named, TheCatalog.Value);
        Assert.Equal("Карта профессиональных затруднений", report.Title);
        Assert.Equal(
            [
                "Математика | Область; Все; Обследовано; ШНРО и ШНСУ; Обследовано; Прочие школы; Обследовано",

                // 5 of 10; 4 of 6; four people are too few to be told of.
                "Числа, вычисления, практические задачи; от трети до двух третей; 10; половина и больше; 6; скрыто; менее 5",
                "Общие области по предметам | Область; Все; Обследовано; Математика; Обследовано",

                // 10 of 12, all of them mathematicians.
                "Планирование урока от результата; две трети и больше; 12; две трети и больше; 12",
                "Все предметы по кустам | Область; Все; Обследовано; Центральный куст; Обследовано; Заречный куст; Обследовано",

                // 8 of 8 in the centre, a class and not a number; of the river's four nothing is told.
                "Планирование урока от результата; две трети и больше; 12; две трети и больше; 8–19; скрыто; менее 5",
                "Педагоги и управленцы | Область; Все; Обследовано; педагоги; Обследовано; управленцы; Обследовано",

                // 8 of 10 teachers; of two heads nothing is told.
                "Планирование урока от результата; две трети и больше; 12; две трети и больше; 10; скрыто; менее 5",
            ],
            Lines(report));
    }

    [Fact]
    public void Needs_register()
    {
        var lines = Lines(ReportForms.Of(ReportKind.NeedsRegister, SampleSnapshot.Named, TheCatalog.Value));
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
        var lines = Lines(ReportForms.Of(ReportKind.CourseOrder, SampleSnapshot.Named, TheCatalog.Value));
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
    public void The_passport_says_where_the_figures_come_from()
    {
        var passport = ReportForms.Of(ReportKind.DifficultiesMap, SampleSnapshot.Named, TheCatalog.Value).Passport.ToDictionary(l => l.Name, l => l.Value);
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
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            Assert.Equal(Lines(ReportForms.Of(kind, SampleSnapshot.Named, TheCatalog.Value)), Lines(ReportForms.Of(kind, other, TheCatalog.Value)));
        }
    }

    [Fact]
    public void A_campaign_in_which_nobody_finished_says_so()
    {
        var nobody = SampleSnapshot.Of([]);
        Assert.Contains("никто не закончил", Assert.Single(Lines(ReportForms.Of(ReportKind.DifficultiesMap, nobody, TheCatalog.Value))), StringComparison.Ordinal);
        Assert.Single(Lines(ReportForms.Of(ReportKind.NeedsRegister, nobody, TheCatalog.Value)));
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
