using System.Text;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Identification;
using TeacherBot.Operations.Verbs.Schools;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Identification;

/// <summary>Figures of schools are read from the office's table whole, or every bad cell is named.</summary>
public sealed class FactTableTests
{
    private const string Quality = "Качество обученности, %";
    private const string Mark = "ОГЭ математика, средняя отметка";
    private const string Internet = "Устойчивый доступ в интернет";
    private const string Teachers = "Учителя математики и русского языка с нагрузкой свыше 25 часов";

    [Fact]
    public void A_row_is_a_school_and_a_year()
    {
        var read = Read($"Школа;Год;\"{Quality}\";\"{Mark}\";{Internet};{Teachers}\nschool-4;2026;51,25;3.7;да;0\nГимназия № 3;2025;48 %;;Нет;2\nрегион;2026;;4,12345;;\nМуниципалитет;2026;50;;;\n\n");
        Assert.Empty(read.Problems);
        Assert.Equal(
            [
                new("school-4", 2026, "quality", 51.25m), new("school-4", 2026, "oge-mathematics", 3.7m), new("school-4", 2026, "internet", 1), new("school-4", 2026, "over-25-hours", 0),
                new("gymnasium-3", 2025, "quality", 48), new("gymnasium-3", 2025, "internet", 0), new("gymnasium-3", 2025, "over-25-hours", 2),
                new(SchoolFact.Region, 2026, "oge-mathematics", 4.1235m), new FactCell(SchoolFact.Town, 2026, "quality", 50),
            ],
            read.Cells.AsEnumerable());
    }

    [Fact]
    public void A_row_is_a_figure()
    {
        var read = Read($"Школа;Год;Показатель;Значение\nшкола 4;2026;{Quality};51\nшкола 4;2026;internet;нет\nшкола 4;2025;{Internet};убрать\n");
        Assert.Empty(read.Problems);
        Assert.Equal([new("school-4", 2026, "quality", 51), new("school-4", 2026, "internet", 0), new FactCell("school-4", 2025, "internet", null)], read.Cells.AsEnumerable());
    }

    [Theory]
    [InlineData("школа 99;2026;1;1;да;1", "строка 2, столбец A «Школа»: школа «школа 99» не нашлась; напишите её номер или имя из schools.yml, для средних значений – Регион или Муниципалитет")]
    [InlineData(";2026;1;1;да;1", "строка 2, столбец A «Школа»: школа «» не нашлась; напишите её номер или имя из schools.yml, для средних значений – Регион или Муниципалитет")]
    [InlineData("школа 4;26;1;1;да;1", "строка 2, столбец B «Год»: год «26»: нужно четыре цифры, от 2015 до 2026")]
    [InlineData("школа 4;2027;1;1;да;1", "строка 2, столбец B «Год»: год «2027»: нужно четыре цифры, от 2015 до 2026")]
    [InlineData("школа 4;2026;100,1;1;да;1", "строка 2, столбец C «Качество обученности, %»: записано «100,1», нужно число от 0 до 100; нет данных – оставьте пустой, убрать прежнее – слово «убрать»")]
    [InlineData("школа 4;2026;-1;1;да;1", "строка 2, столбец C «Качество обученности, %»: записано «-1», нужно число от 0 до 100; нет данных – оставьте пустой, убрать прежнее – слово «убрать»")]
    [InlineData("школа 4;2026;1;5,5;да;1", "строка 2, столбец D «ОГЭ математика, средняя отметка»: записано «5,5», нужно число от 0 до 5; нет данных – оставьте пустой, убрать прежнее – слово «убрать»")]
    [InlineData("школа 4;2026;1;1;иногда;1", "строка 2, столбец E «Устойчивый доступ в интернет»: записано «иногда», нужно да или нет; нет данных – оставьте пустой, убрать прежнее – слово «убрать»")]
    [InlineData("школа 4;2026;1;1;да;1,5", "строка 2, столбец F «Учителя математики и русского языка с нагрузкой свыше 25 часов»: записано «1,5», нужно целое число от 0 до 10000; нет данных – оставьте пустой, убрать прежнее – слово «убрать»")]
    [InlineData("школа 4;2026;1;1;да;1;лишнее", "строка 2, столбец G: у столбца нет заголовка; впишите показатель в первую строку")]
    [InlineData("школа 4;2026;1;;;\nschool-4;2026;2;;;", "строка 3, столбец C «Качество обученности, %»: об этой школе за этот год уже сказано выше; оставьте одно")]
    public void A_bad_cell_is_named_with_its_mend(string row, string problem)
    {
        var read = Read($"Школа;Год;\"{Quality}\";\"{Mark}\";{Internet};{Teachers}\n{row}\nшкола 5;2026;1;1;да;1\n");
        Assert.Equal(problem, Assert.Single(read.Problems));
        Assert.Empty(read.Cells);
    }

    [Theory]
    [InlineData("Школа;Год;Качество обучености, %\n", "строка 1, столбец C: нет показателя «Качество обучености, %»; возможно, «Качество обученности, %»")]
    [InlineData("Школа;Год;Погода\n", "строка 1, столбец C: нет показателя «Погода»; заголовки показывает teacherbot schools facts columns")]
    [InlineData("Школа;Год;\"Качество обученности, %\";quality\n", "строка 1, столбец D: такой столбец уже есть левее; оставьте один")]
    [InlineData("Школа;Год;Показатель;Значение\nшкола 4;2026;Погода;1\n", "строка 2, столбец C «Показатель»: нет показателя «Погода»; заголовки показывает teacherbot schools facts columns")]
    [InlineData("Школа;Год;Показатель;Значение\nшкола 4;2026;quality;\n", "строка 2, столбец D «Значение»: записано «», нужно число от 0 до 100; нет данных – оставьте пустой, убрать прежнее – слово «убрать»")]
    [InlineData("Год;Школа;quality\n", "первая строка должна быть: Школа; Год; дальше заголовки показателей, либо Школа; Год; Показатель; Значение")]
    [InlineData("Школа;Год\n", "первая строка должна быть: Школа; Год; дальше заголовки показателей, либо Школа; Год; Показатель; Значение")]
    [InlineData("", "первая строка должна быть: Школа; Год; дальше заголовки показателей, либо Школа; Год; Показатель; Значение")]
    public void A_header_that_is_not_known_is_named(string csv, string problem) => Assert.Equal(problem, Assert.Single(Read(csv).Problems));

    [Fact]
    public void All_bad_cells_are_named_at_once() =>
        Assert.Equal(4, Read($"Школа;Год;{Internet}\nшкола 99;1900;да\nшкола 4;2026;может быть\nшкола 5;2026;-\n").Problems.Length);

    [Fact]
    public void A_workbook_says_the_same_as_a_text_table()
    {
        string[] titles = ["Школа", "Год", Quality, Internet];
        var book = XlsxBook.Write([new("Лист1", [.. titles.Select((t, i) => new Column(Owner.Item, t, t, i is 1 or 2 ? CellKind.Number : CellKind.Text, 12, ""))], [["school-4", "2026", "51.5", "нет"]], false)]);
        var read = Table().Read(XlsxFile.Read(book).Grids[0]);
        Assert.Empty(read.Problems);
        Assert.Equal([new("school-4", 2026, "quality", 51.5m), new FactCell("school-4", 2026, "internet", 0)], read.Cells.AsEnumerable());
    }

    private static FactReading Read(string csv) => Table().Read(CsvFile.Read(Encoding.UTF8.GetBytes(csv)).Grids[0]);

    private static FactTable Table() => new(TheCatalog.Value.Municipalities["zarechny"], TheCatalog.Value.Criteria, 2026);
}
