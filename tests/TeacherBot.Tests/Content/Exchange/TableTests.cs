using System.IO.Compression;
using System.Text;
using TeacherBot.Content.Exchange;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Operations.Verbs;

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
        { "Вопросник", 0, "Предмет", "magic", "Вопросник!B7", "предмета «magic» нет в common/areas.yml; исправьте имя или добавьте предмет" },
        { "Вопросник", 0, "Проверки: профиль", "ALG: 1\nALG: 0\nALG: 1 inconsistent\nALG: 1", "Вопросник!B18", "проверка автора «всё верно»: в области ALG ожидалось «1», а получилось «3»" },
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

        var mended = XlsxMarks.Mark(shop.Workbook("algebra"), [new(new("Задания", 2, 1), "старое замечание")]);
        Assert.Equal(0, shop.Import(shop.Save("bank.fixed.xlsx", mended), to: shop.PathOf("to")));
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
    public void Numbers_dates_and_percents_typed_in_Excel_are_read_as_seen()
    {
        var sheet = "<row r=\"1\"><c r=\"A1\"><v>0.84999999999999998</v></c><c r=\"B1\" s=\"1\"><v>46348</v></c><c r=\"C1\" s=\"2\"><v>0.15</v></c><c r=\"D1\" t=\"b\"><v>1</v></c><c r=\"E1\" t=\"str\"><f>1+1</f><v>два</v></c></row>";

        var row = XlsxFile.Read(Book(sheet)).Grids[0].Rows[0];

        Assert.Equal(["0.85", "22.11.2026", "15 %", "да", "два"], row.Cells.Values);
    }

    [Fact]
    public void Huge_and_hostile_workbooks_are_refused_in_words()
    {
        var many = string.Concat(Enumerable.Range(1, 5001).Select(i => $"<row r=\"{i}\"><c><v>1</v></c></row>"));
        var bomb = new string(' ', 21 * 1024 * 1024);

        Assert.Equal(GridReading.TooMany, XlsxFile.Read(Book(many)).Refusal);
        Assert.Equal(GridReading.TooMany, XlsxFile.Read(Book("<row r=\"1048576\"><c><v>1</v></c></row>")).Refusal);
        Assert.Equal(GridReading.TooLarge, XlsxFile.Read(Book(bomb)).Refusal);
        Assert.Equal(GridReading.TooLarge, XlsxFile.Read(new byte[(20 * 1024 * 1024) + 1]).Refusal);
        Assert.NotNull(XlsxFile.Read(Book("<!DOCTYPE x [<!ENTITY e \"eeee\">]>&e;")).Refusal);
        Assert.Equal(GridReading.TooMany, CsvFile.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;b\n", 5001)))).Refusal);
    }

    [Fact]
    public void Random_rubbish_is_never_an_exception()
    {
        using var shop = new Workshop();
        var random = new Random(11);
        var good = new[] { shop.Workbook("algebra"), ExchangeVerbs.Bytes(shop.Bank("algebra"), ".csv") };
        for (var i = 0; i < 60; i++)
        {
            var bytes = i % 6 == 0 ? new byte[random.Next(3000)] : (byte[])good[i % 2].Clone();
            for (var n = 0; n < 1 + (i / 4) && bytes.Length > 0; n++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var file = shop.Save(i % 2 == 0 ? "r.xlsx" : "r.csv", bytes);
            try
            {
                Assert.InRange(shop.Import(file, to: shop.PathOf("to"), force: true), 0, 1);
            }
            catch (VerbFailure failure)
            {
                Assert.StartsWith(file, failure.Message, StringComparison.Ordinal);
            }
        }
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

    private static byte[] Book(string rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/s.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Задания\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"s.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Put(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>");
            Put(zip, "xl/s.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }

        return stream.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
