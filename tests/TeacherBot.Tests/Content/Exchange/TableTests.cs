using System.Text;
using TeacherBot.Content.Exchange;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;

namespace TeacherBot.Tests.Content.Exchange;

public class TableTests
{
    /// <summary>Sheet, row, column, what is written there; then the cell that is coloured and what it says.</summary>
    public static TheoryData<string, int, string, string, string, string> Slips => new()
    {
        { "Задания", 2, "Верные", "", "Задания!G2", "задание ALG-1-1: не отмечен верный вариант; впишите его номер в столбец «Верные»" },
        { "Задания", 2, "Верные", "1 2", "Задания!G2", "задание ALG-1-1: верных вариантов отмечено 2, а нужен один; оставьте один номер в столбце «Верные» или выберите вид «несколько верных»" },
        { "Задания", 2, "Верные", "7", "Задания!H2", "варианта «7» нет, вариантов 4; впишите номер верного" },
        { "Задания", 2, "Вид", "выбор", "Задания!E2", "задание ALG-1-1: нет такого вида задания «выбор»; бывает: один верный, несколько верных, число, слово, порядок, соответствие" },
        { "Задания", 2, "Уровень", "5", "Задания!D2", "задание ALG-1-1: уровень бывает 1, 2 или 3" },
        { "Задания", 2, "Условие", "", "Задания!F2", "задание ALG-1-1: не заполнено «Условие»" },
        { "Задания", 2, "Секунд", "41", "Задания!Y2", "задание ALG-1-1: время на уровне 1 бывает от 10 до 40 секунд, а записано 41" },
        { "Задания", 2, "Решения", "одно", "Задания!W2", "задание ALG-1-1: нужны два независимых решения, каждое на своей строке ячейки (Alt+Enter)" },
        { "Задания", 2, "Почему вариант", "а\nб\nв", "Задания!I2", "задание ALG-1-1, вариант «Появился лишний корень»: не заполнено «Почему вариант»" },
        { "Задания", 2, "Ответ", "5", "Задания!J2", "задание ALG-1-1: «Ответ» здесь не бывает; очистите ячейку" },
        { "Задания", 2, "Имя задания", "ALG-1-2", "Задания!A3", "задание ALG-1-2: задание с таким именем уже есть; дайте другое" },
        { "Задания", 2, "Считать", "наверно", "Задания!AD2", "задание ALG-1-1: в «Считать» пишут «да» или «нет», а записано «наверно»" },
        { "Задания", 2, "Триада", "", "Задания!C2", "не сказано, какой триады задание; впишите её имя, например MAT3-1" },
        { "Задания", 2, "Область", "АЛГ", "Задания!B2", "код области — латинские буквы, цифры и дефис, до 30 знаков" },
        { "Задания", 2, "Область", "MET", "Задания!B2", "области MET нет на листе «Области»; добавьте её туда" },
        { "Задания", 3, "Ловушка", "", "Задания!U3", "задание ALG-1-2: не заполнено «Ловушка»; впишите ответ, к которому ведёт способ предыдущего уровня" },
        { "Задания", 3, "Ловушка", "9", "Задания!U3", "задание ALG-1-2: ловушки «9» нет среди вариантов; перепишите её дословно как вариант" },
        { "Задания", 3, "Варианты — числа", "", "Задания!G3", "задание ALG-1-2: все варианты — числа; впишите «да» в столбец «Варианты — числа», тогда они не перемешаются" },
        { "Задания", 5, "Ответ", "пять", "Задания!J5", "задание ALG-2-1: в «Ответ» нужно число, а записано «пять»" },
        { "Триады", 2, "Источник", "", "Триады!E2", "триада ALG-1: не заполнено «Источник»" },
        { "Триады", 2, "Проверено", "вчера", "Триады!F2", "триада ALG-1: в «Проверено» нужна дата вида 22.11.2026, а записано «вчера»" },
        { "Триады", 2, "О преподавании", "", "Области!A2", "триад с «да» в столбце «О преподавании» в области 0, а о преподавании должна быть ровно одна" },
        { "Триады", 5, "Имя триады", "ALG-9", "Триады!A5", "у триады нет ни одного задания; впишите её имя в столбец «Триада» листа «Задания» или уберите строку" },
        { "Области", 2, "Завтра на уроке", "коротко", "Области!B2", "«Завтра на уроке» — от 200 до 500 знаков, а записано 7" },
        { "Вопросник", 0, "Версия", "первая", "Вопросник!B3", "в «Версия» нужно целое число, а записано «первая»" },
        { "Вопросник", 0, "Имя вопросника", "Алгебра", "Вопросник!B2", "имя вопросника — строчные латинские буквы, цифры и дефис, до 60 знаков" },
        { "Вопросник", 0, "Имя вопросника", "", "Вопросник!B2", "не заполнено «Имя вопросника»" },
        { "Вопросник", 0, "Предмет", "magic", "Вопросник!B8", "предмета «magic» нет в common/areas.yml; исправьте имя или добавьте предмет" },
        { "Вопросник", 0, "Проверки: профиль", "ALG: 1\nALG: 0\nALG: 1 inconsistent\nALG: 1", "Вопросник!B19", "проверка автора «всё верно»: в области ALG ожидалось «1», а получилось «3»" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void Slip_comes_back_in_its_own_cell(string sheet, int row, string title, string text, string cell, string said)
    {
        using var shop = new Workshop();
        var file = shop.Save("bank.xlsx", shop.Workbook("algebra", (sheet, row, title, text)));

        var exit = shop.Import(file, to: shop.PathOf("to"));

        Assert.Contains($"{cell}: {said}\n", shop.Output, StringComparison.Ordinal);
        Assert.Equal(1, exit);
        Assert.False(Directory.Exists(shop.PathOf("to")));
        AssertMarked(shop.PathOf("bank.fixed.xlsx"), cell, said);
    }

    [Fact]
    public void All_slips_come_back_at_once_and_a_mended_copy_is_taken()
    {
        using var shop = new Workshop();
        var file = shop.Save("bank.xlsx", shop.Workbook("algebra", ("Задания", 2, "Вид", "выбор"), ("Задания", 4, "Условие", ""), ("Триады", 3, "Источник", "")));

        Assert.Equal(1, shop.Import(file, to: shop.PathOf("to")));
        Assert.Contains("Задания!E2", shop.Output, StringComparison.Ordinal);
        Assert.Contains("Задания!F4", shop.Output, StringComparison.Ordinal);
        Assert.Contains("Триады!E3", shop.Output, StringComparison.Ordinal);

        var mended = XlsxMarks.Mark(shop.Workbook("algebra"), [new(new("Задания", 2, 1), "старое замечание"), new(new("Задания", 1, 3), "и о заголовке")]);
        Assert.Equal(0, shop.Import(shop.Save("bank.fixed.xlsx", mended), to: shop.PathOf("to")));
    }

    [Fact]
    public void Copy_marked_twice_keeps_only_the_marks_that_still_hold()
    {
        using var shop = new Workshop();
        var once = XlsxMarks.Mark(shop.Workbook("algebra", ("Задания", 2, "Вид", "выбор")), [new(new("Задания", 4, 6), "уже исправлено"), new(new("Области", 2, 1), "и это")]);

        Assert.Equal(1, shop.Import(shop.Save("bank.fixed.xlsx", once), to: shop.PathOf("to")));

        Assert.False(File.Exists(shop.PathOf("bank.fixed.fixed.xlsx")));
        AssertMarked(shop.PathOf("bank.fixed.xlsx"), "Задания!E2", "нет такого вида задания «выбор»");
        var grid = XlsxFile.Read(File.ReadAllBytes(shop.PathOf("bank.fixed.xlsx"))).Grids.Single(g => g.Name == "Задания");
        Assert.DoesNotContain(XlsxFile.Read(File.ReadAllBytes(shop.PathOf("bank.fixed.xlsx"))).Grids.Single(g => g.Name == "Области").Rows, r => r.Cells.ContainsValue("и это"));
        Assert.DoesNotContain(grid.Rows, r => r.Cells.ContainsValue("уже исправлено"));
    }

    [Fact]
    public void Renamed_sheet_is_named()
    {
        using var shop = new Workshop();
        var sheets = BankSheets.Workbook(shop.Bank("algebra"));
        var file = shop.Save("bank.xlsx", XlsxBook.Write([.. sheets.Select(s => s.Name == "Вопросник" ? s with { Name = "Лист4" } : s)]));

        Assert.Equal(1, shop.Import(file));

        Assert.Contains("нет листа «Вопросник»; верните его имя", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_comes_back_with_a_column_of_what_to_mend()
    {
        using var shop = new Workshop();
        var csv = Encoding.UTF8.GetString(ExchangeVerbs.Bytes(shop.Bank("algebra"), ".csv")).Replace("один верный", "выбор", StringComparison.Ordinal).Replace("курс алгебры 8 класса", "", StringComparison.Ordinal);

        Assert.Equal(1, shop.Import(shop.Save("bank.csv", csv), to: shop.PathOf("to")));

        var rows = CsvFile.Read(File.ReadAllBytes(shop.PathOf("bank.fixed.csv"))).Grids[0].Rows;
        var column = rows[0].Cells.Single(c => c.Value == Columns.Remarks).Key;
        Assert.Contains("Вид: задание ALG-1-1: нет такого вида задания «выбор»", rows[1].Cells[column], StringComparison.Ordinal);
        Assert.Contains("триада ALG-3: не заполнено «Источник»", rows[7].Cells[column], StringComparison.Ordinal);
        Assert.False(rows[3].Cells.ContainsKey(column));
    }

    [Fact]
    public void Misspelt_header_and_missing_column_are_named()
    {
        using var shop = new Workshop();
        var csv = Encoding.UTF8.GetString(ExchangeVerbs.Bytes(shop.Bank("algebra"), ".csv")).Replace("Условие;", "Услвие;", StringComparison.Ordinal);

        Assert.Equal(1, shop.Import(shop.Save("bank.csv", csv)));

        Assert.Contains("столбца «Услвие» здесь не бывает; возможно, это «Условие»", shop.Output, StringComparison.Ordinal);
        Assert.Contains("нет столбца «Условие»", shop.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    public void Blank_table_lacks_only_what_one_triad_cannot_have(string format)
    {
        using var shop = new Workshop();
        var file = shop.PathOf("blank" + format);
        Assert.Equal(0, ExchangeVerbs.Export("", null, file, TextWriter.Null));

        Assert.Equal(1, shop.Import(file));

        var lines = shop.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1].Select(l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        Assert.Equal(["триад в области 1, а нужно не меньше трёх", "области MAT1 нет в common/areas.yml; исправьте код или добавьте область"], lines.OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void Name_from_the_file_cannot_lead_out_of_the_folder()
    {
        using var shop = new Workshop();
        var file = shop.Save("bank.xlsx", shop.Workbook("algebra", ("Вопросник", 0, "Имя вопросника", "../../../escaped"), ("Области", 2, "Код области", "../ALG")));

        Assert.Equal(1, shop.Import(file));
        Assert.Contains("имя вопросника — строчные латинские буквы", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_beside_the_table_comes_along()
    {
        using var shop = new Workshop();
        File.WriteAllBytes(shop.PathOf("put.png"), [1, 2, 3]);
        var file = shop.Save("bank.xlsx", shop.Workbook("algebra", ("Задания", 2, "Рисунок", "put.png"), ("Задания", 2, "Рисунок словами", "путь")));

        Assert.True(shop.Import(file, to: shop.PathOf("to")) == 0, shop.Output);
        Assert.True(File.Exists(Path.Combine(shop.PathOf("to"), "put.png")));
    }

    private static void AssertMarked(string path, string cell, string said)
    {
        var bytes = File.ReadAllBytes(path);
        var (sheet, reference) = (cell.Split('!')[0], cell.Split('!')[1]);
        var grid = XlsxFile.Read(bytes).Grids.Single(g => g.Name == sheet);
        var column = grid.Rows[0].Cells.Single(c => c.Value.StartsWith(Columns.Remarks, StringComparison.Ordinal)).Key;
        var row = int.Parse(reference.TrimStart([.. Enumerable.Range('A', 26).Select(c => (char)c)]), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(said, grid.Rows.Single(r => r.Number == row).Cells[column], StringComparison.Ordinal);

        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(e => e.Description));
        var part = (DocumentFormat.OpenXml.Packaging.WorksheetPart)document.WorkbookPart!.GetPartById(
            document.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == sheet).Id!);
        var style = part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(c => c.CellReference == reference).StyleIndex!;
        var styles = document.WorkbookPart.WorkbookStylesPart!.Stylesheet;
        var format = styles.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ElementAt((int)style.Value);
        Assert.Equal("FFFFC7CE", styles.Fills!.ElementAt((int)format.FillId!.Value).Descendants<DocumentFormat.OpenXml.Spreadsheet.ForegroundColor>().Single().Rgb);
    }
}
