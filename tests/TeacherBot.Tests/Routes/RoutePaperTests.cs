using TeacherBot.Core.Community;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Core.Routes;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Routes;

/// <summary>The route on paper: the usual table, lines to be filled in by hand where nothing is known, and no level.</summary>
public sealed class RoutePaperTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 30, 20, 0, 0, TimeSpan.Zero);
    private static readonly Person Anna = new("p", PersonStatus.Active) { Municipality = "zarechny", School = "school-4", Subjects = ["mathematics"] };

    private static readonly Route Sample = new(
        "r", RouteStatus.Closed, Then,
        [
            new(1, "MAT1", 0, RouteAction.Course, new(2027, 1, 20)) { DoneAt = Then.AddDays(40), Product = "карточки для 7 класса, показала на РМО", EventTitle = "Оценивание, которое помогает учиться", Check = new(5, 6, Then.AddDays(70)) },
            new(2, "MET2", null, RouteAction.SelfStudy, new(2026, 12, 20)) { Goal = "Отбирать задания под цель урока" },
        ])
    { ConfirmedAt = Then, ClosedAt = Then.AddDays(100), Reflection = "Чаще прошу объяснить правило словами." };

    [Fact]
    public void Its_rows_are_its_steps_by_their_days()
    {
        var paper = RoutePaper.Of(Sample, Anna, null, RouteMentor.None, TheCatalog.Value, Then);
        var table = Assert.Single(paper.Parts.OfType<ReportPart.Table>());
        Assert.Equal(
            [
                "1|Отбор и составление заданий (методический)|Отбирать задания под цель урока|Самообразование||20.12.2026||||",
                "2|Числа, вычисления, практические задачи (предметный)|Собрать основу темы: уверенно действовать по образцу.|Курсы|Оценивание, которое помогает учиться|20.01.2027|10.01.2027|карточки для 7 класса, показала на РМО|Проверка: верно 5 из 6|",
            ],
            table.Rows.Select(r => string.Join('|', r.Select(c => c.Text))));
        var text = string.Join('\n', paper.Parts.OfType<ReportPart.Prose>().Select(p => p.Text));
        Assert.Contains("Педагог: ______________\nШкола: Школа № 4\nПредмет: Математика\nПериод: 01.12.2026 – 11.03.2027", text, StringComparison.Ordinal);
        Assert.Contains("Рефлексия: Чаще прошу объяснить правило словами.", text, StringComparison.Ordinal);
        Assert.Contains("Педагог: Анна Сергеевна", string.Join('\n', RoutePaper.Of(Sample, Anna, "Анна Сергеевна", RouteMentor.None, TheCatalog.Value, Then).Parts.OfType<ReportPart.Prose>().Select(p => p.Text)), StringComparison.Ordinal);
    }
}
