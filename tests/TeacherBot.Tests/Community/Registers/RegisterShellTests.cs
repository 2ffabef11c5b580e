using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Community.Registers;

/// <summary>Registers as an operator fills and hands them out at the shell.</summary>
public sealed class RegisterShellTests : IDisposable
{
    private const string Head = "Какой школе;Рекомендация;Срок;Статус\n";

    private readonly Shell shell = new();

    [Fact]
    public async Task A_table_with_wrong_cells_writes_nothing_and_names_each_with_its_mend()
    {
        var printed = await ImportAsync(Head + "школа 4;Провести семинар;31.05.2027;дана\nшкола 77;;скоро;обещана\n");

        Assert.Equal(1, printed.Exit);
        Assert.Contains("table.csv: строка 3, столбец A «Какой школе»: записано «школа 77»; нужно: номер школы или её название", printed.Error, StringComparison.Ordinal);
        Assert.Contains("строка 3, столбец C «Срок»: записано «скоро»; нужно: день, например 31.05.2027", printed.Error, StringComparison.Ordinal);
        Assert.Contains("строка 3, столбец D «Статус»: записано «обещана»; нужно: дана, выполняется, выполнена, снята", printed.Error, StringComparison.Ordinal);
        Assert.EndsWith("Ничего не записано.", printed.Error.Trim(), StringComparison.Ordinal);
        Assert.Contains("Здесь пока пусто", (await shell.RunAsync("registers list recommendations --scope zarechny")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Школа;Год\nшкола 4;2026\n", "нет строки заголовков; нужна Какой школе; Рекомендация")]
    [InlineData("Какой школе;Кто велел\nшкола 4;я\n", "строка 1, столбец B: столбца «Кто велел» в реестре нет")]
    [InlineData("Какой школе;Срок;Срок\nшкола 4;31.05.2027;31.05.2027\n", "строка 1, столбец C: такой столбец уже есть левее")]
    [InlineData(Head + "школа 4;;31.05.2027;\n", "строка 2: не заполнено «Рекомендация»; нужно: слова")]
    [InlineData("Какой школе;Рекомендация;Срок;Запись (не менять)\nшкола 4;Семинар;31.05.2027;НЕТТАКОЙ\n", "строка 2, столбец D: записи «НЕТТАКОЙ» в реестре нет")]
    public async Task What_is_no_table_of_the_register_is_refused(string csv, string said)
    {
        var printed = await ImportAsync(csv);

        Assert.Equal(1, printed.Exit);
        Assert.Contains(said, printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_writes_nothing_and_the_same_table_twice_writes_once()
    {
        const string Csv = Head + "школа 4;Провести семинар;31.05.2027;\nГимназия № 3;Обновить план;2027-01-15;выполняется\n";

        Assert.Contains("Проверено, ничего не записано. Было бы так. Адресные рекомендации: новых записей 2, исправлено 0, без изменений 0.", (await ImportAsync(Csv, "--dry-run")).Out, StringComparison.Ordinal);
        Assert.Contains("Здесь пока пусто", (await shell.RunAsync("registers list recommendations --scope zarechny")).Out, StringComparison.Ordinal);
        Assert.Contains("новых записей 2, исправлено 0, без изменений 0", (await ImportAsync(Csv)).Out, StringComparison.Ordinal);
        Assert.Contains("новых записей 0, исправлено 0, без изменений 2", (await ImportAsync(Csv)).Out, StringComparison.Ordinal);

        var lines = (await shell.RunAsync("registers list recommendations --scope zarechny")).Out;
        Assert.Matches(@"Школа № 4 +Провести семинар +31\.05\.2027 +дана ", lines);
        Assert.Matches(@"Гимназия № 3 +Обновить план +15\.01\.2027 +выполняется ", lines);
        Assert.Matches(@"recommendations +Адресные рекомендации +2 +0", (await shell.RunAsync("registers list --scope zarechny")).Out);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_report_of_a_register_comes_back_as_an_import(string format)
    {
        await ImportAsync(Head + "школа 4;=Провести семинар;31.05.2027;\nшкола 5;Обновить план;15.01.2027;выполняется\n");
        var path = Path.Combine(shell.Root, "register." + format);
        Assert.Equal(0, (await shell.RunAsync($"report register --register recommendations --scope zarechny --format {format} --out {path}")).Exit);
        var again = await shell.RunAsync($"registers import recommendations {path} --scope zarechny");
        Assert.Equal("", again.Error);
        Assert.Contains("новых записей 0, исправлено 0, без изменений 2", again.Out, StringComparison.Ordinal);

        if (format == "csv")
        {
            await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("15.01.2027", "", StringComparison.Ordinal).Replace("31.05.2027", "01.06.2027", StringComparison.Ordinal));
            Assert.Contains("не заполнено «Срок»", (await shell.RunAsync($"registers import recommendations {path} --scope zarechny")).Error, StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("Обновить план;", "Обновить план;;20.01.2027", StringComparison.Ordinal).Replace("20.01.2027;;", "20.01.2027;", StringComparison.Ordinal));
            Assert.Contains("новых записей 0, исправлено 2, без изменений 0", (await shell.RunAsync($"registers import recommendations {path} --scope zarechny")).Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_report_is_made_in_words_and_for_printing()
    {
        await ImportAsync(Head + "школа 4;Провести семинар;31.05.2027;\n");
        Assert.Contains("Школа № 4 · Провести семинар", (await shell.RunAsync("report register --register recommendations --scope zarechny")).Out, StringComparison.Ordinal);
        var path = Path.Combine(shell.Root, "register.docx");
        Assert.Equal(0, (await shell.RunAsync($"report register --register recommendations --scope zarechny --format docx --out {path}")).Exit);
        Assert.True(new FileInfo(path).Length > 1000);
    }

    [Theory]
    [InlineData("registers list wishes --scope zarechny", "Реестра wishes нет; есть agreements, documents")]
    [InlineData("registers list --scope moscow", "муниципалитета нет")]
    [InlineData("registers columns wishes", "Реестра wishes нет")]
    [InlineData("report register --register wishes --scope zarechny", "Реестра wishes нет")]
    [InlineData("registers", "list, columns, import")]
    public async Task Wrong_usage_says_what_there_is(string line, string said)
    {
        var printed = await shell.RunAsync(line);
        Assert.Equal(2, printed.Exit);
        Assert.Contains(said, printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_named_with_what_to_write()
    {
        var printed = (await shell.RunAsync("registers columns assignments")).Out;
        Assert.Matches(@"Роль +наставник, куратор, супервизор, аналитик.* +обязательно", printed);
        Assert.Matches(@"Номер приказа +номер, как в документе +обязательно", printed);
    }

    public void Dispose() => shell.Dispose();

    private async Task<Printed> ImportAsync(string csv, string more = "")
    {
        var path = Path.Combine(shell.Root, "table.csv");
        await File.WriteAllTextAsync(path, csv);
        return await shell.RunAsync($"registers import recommendations {path} --scope zarechny {more}".TrimEnd());
    }
}
