using System.Text;
using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Pages.Public;

/// <summary>`pages export` as an operator types it.</summary>
public sealed class PublicExportTests : IDisposable
{
    private readonly Shell shell = new();

    private string Out => Path.Combine(shell.Root, "site");

    [Fact]
    public async Task A_town_without_a_page_an_unknown_one_and_a_folder_of_others_are_refused_and_nothing_is_touched()
    {
        Directory.CreateDirectory(Out);
        var theirs = Path.Combine(Out, "index.html");
        await File.WriteAllTextAsync(theirs, "чужое");
        Refused(await ExportAsync("zarechny"), "не прежняя выгрузка");
        await File.WriteAllTextAsync(Path.Combine(Out, "prikaz.docx"), "чужое");
        Refused(await ExportAsync("zarechny"), "не прежняя выгрузка");
        Assert.Equal("чужое", await File.ReadAllTextAsync(theirs));

        Refused(await ExportAsync("atlantis"), "есть zarechny");
        Refused(await shell.RunAsync("pages export --municipality zarechny"), "--out");
        Refused(await shell.RunAsync($"pages export --municipality zarechny --out {theirs}"), "не прежняя выгрузка");
        PublicPageTests.Change(shell, "publicPage:", "", untilEnd: true);
        Refused(await shell.RunAsync($"pages export --municipality zarechny --out {Out}2"), "publicPage");
        Assert.Equal(["index.html", "prikaz.docx"], Names(Out));
        Assert.False(Directory.Exists(Out + "2"));
    }

    [Fact]
    public async Task The_files_are_the_served_pages_but_for_links_and_the_same_twice()
    {
        Assert.Equal(0, (await ExportAsync("zarechny")).Exit);
        Assert.Equal(["index.html", "privacy.html", "style.css"], Names(Out));
        var first = Names(Out).Select(n => File.ReadAllText(Path.Combine(Out, n!))).ToList();
        Assert.Equal(0, (await ExportAsync("zarechny")).Exit);
        Assert.Equal(first, Names(Out).Select(n => File.ReadAllText(Path.Combine(Out, n!))));
        Assert.DoesNotContain(Directory.EnumerateDirectories(shell.Root), d => Path.GetFileName(d).StartsWith("site.", StringComparison.Ordinal));

        using var bot = await shell.OpenAsync();
        await using var host = await PublicHost.StartAsync(bot);
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/zarechny");
        Assert.Equal(first[0], Relative(visitor.Html));
        await visitor.GoAsync("/m/zarechny/privacy");
        Assert.Equal(first[1], Relative(visitor.Html));
        await visitor.GoAsync("/page/style.css");
        Assert.Equal(first[2], visitor.Html);
        Assert.All(first.Take(2), html =>
        {
            Assert.DoesNotContain("href=\"/", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
            Assert.InRange(Encoding.UTF8.GetByteCount(html), 1000, 100_000);
        });
    }

    [Fact]
    public async Task Another_day_is_another_page_over_the_same_folder_and_it_is_written_down()
    {
        await ExportAsync("zarechny");
        shell.Clock.Now = shell.Clock.Now.AddDays(20);
        await ExportAsync("zarechny");
        var html = await File.ReadAllTextAsync(Path.Combine(Out, "index.html"));
        Assert.Contains("Состояние на 19 декабря 2026 года", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Почему теряются корни", html, StringComparison.Ordinal);
        Assert.Contains("Открытый урок", html, StringComparison.Ordinal);
    }

    public void Dispose() => shell.Dispose();

    private static string Relative(string html) => html
        .Replace("href=\"/m/zarechny/privacy\"", "href=\"privacy.html\"", StringComparison.Ordinal).Replace("href=\"/m/zarechny\"", "href=\"index.html\"", StringComparison.Ordinal)
        .Replace("href=\"/page/style.css\"", "href=\"style.css\"", StringComparison.Ordinal);

    private static List<string?> Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    private static void Refused(Printed printed, string why)
    {
        Assert.Equal(2, printed.Exit);
        Assert.Contains(why, printed.Error, StringComparison.Ordinal);
    }

    private Task<Printed> ExportAsync(string town) => shell.RunAsync($"pages export --municipality {town} --out {Out}");
}
