using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Identification;

/// <summary>From the office's table to the list for experts, as an operator does it.</summary>
public sealed class SchoolShellTests : IDisposable
{
    private readonly Shell shell = new();

    [Fact]
    public async Task A_table_is_imported_listed_replaced_and_taken_back()
    {
        var printed = await ImportAsync("Школа;Год;satisfied;internet\nшкола 4;2026;40;да\nшкола 5;2026;90;нет\nРегион;2026;80;\n");
        Assert.Equal((0, ""), (printed.Exit, printed.Error));
        Assert.StartsWith("Записано значений: 5.", printed.Out, StringComparison.Ordinal);

        printed = await ImportAsync("Школа;Год;satisfied;internet\nшкола 4;2026;39,5;убрать\n");
        Assert.StartsWith("Записано значений: 1, убрано: 1.", printed.Out, StringComparison.Ordinal);

        var lines = (await shell.RunAsync("schools facts list --scope zarechny --year 2026")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.Matches(@"^Регион +2026 +Удовлетворённость по НОКО, % +80 %$", lines[1]);
        Assert.Matches(@"^Школа № 4 +2026 +Удовлетворённость по НОКО, % +39,5 %$", lines[2]);
        Assert.Matches(@"^Школа № 5 +2026 +Устойчивый доступ в интернет +нет$", lines[3]);
        Assert.Contains("ещё ничего не внесено", (await shell.RunAsync("schools facts list --scope zarechny --year 2025")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_one_bad_cell_writes_nothing()
    {
        var printed = await ImportAsync("Школа;Год;satisfied\nшкола 4;2026;40\nшкола 5;2026;много\n");
        Assert.Equal(1, printed.Exit);
        Assert.Contains("facts.csv: строка 3, столбец C «satisfied»: записано «много»", printed.Error, StringComparison.Ordinal);
        Assert.EndsWith("Ничего не записано.", printed.Error.Trim(), StringComparison.Ordinal);
        Assert.Contains("ещё ничего не внесено", (await shell.RunAsync("schools facts list --scope zarechny")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_made_in_every_format_and_only_of_the_set_that_was_asked_for()
    {
        await ImportAsync("Школа;Год;satisfied;internet\nшкола 4;2026;40;да\nшкола 4;2025;50;да\nшкола 5;2026;90;нет\n");
        foreach (var format in new[] { "csv", "xlsx", "docx" })
        {
            var path = Path.Combine(shell.Root, "list." + format);
            var printed = await shell.RunAsync($"report school-identification --scope zarechny --year 2026 --format {format} --out {path}");
            Assert.Equal(0, printed.Exit);
            Assert.True(new FileInfo(path).Length > 1000);
        }

        var csv = await File.ReadAllTextAsync(Path.Combine(shell.Root, "list.csv"));
        Assert.Contains("Список для решения экспертов; статус присваивает комиссия", csv, StringComparison.Ordinal);
        Assert.Contains("L5: 40 % (2026); порог: 40 % и меньше", csv, StringComparison.Ordinal);
        Assert.Contains("стал выполняться", csv, StringComparison.Ordinal);
        Assert.Contains("Матрица показателей направления 1.2", csv, StringComparison.Ordinal);

        var text = (await shell.RunAsync("report school-identification --scope zarechny --year 2026 --set matrix")).Out;
        Assert.Contains("Школа № 5 · зона риска · в реестре не ведётся · R1: 1 из 1 с данными, всего 3", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Лесосибирск", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report school-identification --scope zarechny --year 2026 --set moscow", "есть lesosibirsk, bogotol, matrix")]
    [InlineData("report school-identification --scope zarechny --year 2020", "--year 2020: можно 2026, 2025, 2024")]
    [InlineData("schools facts list --scope moscow", "муниципалитета нет")]
    [InlineData("schools facts", "import, list, columns")]
    public async Task Wrong_usage_says_what_there_is(string line, string said)
    {
        var printed = await shell.RunAsync(line);
        Assert.Equal(2, printed.Exit);
        Assert.Contains(said, printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_named_with_what_to_write_and_what_for()
    {
        var printed = await shell.RunAsync("schools facts columns");
        Assert.Matches(@"Устойчивый доступ в интернет +да или нет +N8, R1", printed.Out);
        Assert.Matches(@"ОГЭ математика, средняя отметка +балл, 0–5 +L1, L3", printed.Out);
    }

    public void Dispose() => shell.Dispose();

    private async Task<Printed> ImportAsync(string csv)
    {
        var path = Path.Combine(shell.Root, "facts.csv");
        await File.WriteAllTextAsync(path, csv);
        return await shell.RunAsync($"schools facts import {path} --scope zarechny");
    }
}
