using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using TeacherBot.Content;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Documents;

namespace TeacherBot.IntegrationTests.Documents;

public sealed class PdfTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    [WeasyPrintFact]
    public async Task Profile_can_be_read_back_from_its_PDF()
    {
        var pdf = await RenderAsync(ProfileDocument.Html(Subject()));

        var text = await Tool.ReadAsync("pdftotext", pdf, "-layout");
        Assert.Contains("Математика: ваш профиль", text, StringComparison.Ordinal);
        Assert.Contains("▮▮▮", text, StringComparison.Ordinal);
        Assert.Contains("Свободно действуете в новых ситуациях", text, StringComparison.Ordinal);
        Assert.Contains("Завтра на уроке", text, StringComparison.Ordinal);
        Assert.Contains("№ 12 от 29 ноября 2026", text, StringComparison.Ordinal);
        Assert.Contains("Участие добровольное", text, StringComparison.Ordinal);
        Assert.DoesNotContain("дефицит", text, StringComparison.OrdinalIgnoreCase);
    }

    [WeasyPrintFact]
    public async Task Certificate_can_be_read_back_from_its_PDF()
    {
        var pdf = await RenderAsync(CertificateDocument.Html(Subject()));

        var text = await Tool.ReadAsync("pdftotext", pdf, "-layout");
        Assert.Contains("Справка о прохождении", text, StringComparison.Ordinal);
        Assert.Contains("Имя: Анна Сергеевна", text, StringComparison.Ordinal);
        Assert.Contains("1 академический час", text, StringComparison.Ordinal);
        Assert.DoesNotContain("▮", text, StringComparison.Ordinal);
    }

    [WeasyPrintFact]
    public async Task Fonts_with_Cyrillic_and_bars_are_inside_the_file()
    {
        var fonts = await Tool.ReadAsync("pdffonts", await RenderAsync(ProfileDocument.Html(Subject())));

        var lines = fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.All(lines, l => Assert.Contains("DejaVu-Sans", l, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Contains("yes yes yes", l, StringComparison.Ordinal));
    }

    [WeasyPrintFact]
    public async Task Same_page_gives_the_same_bytes()
    {
        var html = ProfileDocument.Html(Subject());

        Assert.Equal(await RenderAsync(html), await RenderAsync(html));
    }

    [WeasyPrintFact]
    public async Task Page_that_names_outside_files_fetches_none()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "<svg xmlns='http://www.w3.org/2000/svg'><text y='9'>secret</text></svg>");
        var html = $"""
            <style>@import url(http://127.0.0.1:{port}/a.css); body {"{"} background: url(http://127.0.0.1:{port}/b.png) {"}"}</style>
            <link rel="stylesheet" href="http://127.0.0.1:{port}/c.css"><img src="http://127.0.0.1:{port}/d.png">
            <img src="file://{secret}"><link rel="attachment" href="file://{secret}"><p>дальше</p>
            """;

        var text = await Tool.ReadAsync("pdftotext", await RenderAsync(html), "-layout");

        File.Delete(secret);
        Assert.False(listener.Pending());
        Assert.Contains("дальше", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [WeasyPrintFact]
    public async Task Rendering_beyond_its_memory_fails_alone()
    {
        // Memory is to end it, however slow the machine is: so much that reading it is already too much, before it is set line by line.
        var options = new PdfOptions { Arguments = PdfOptions.WeasyPrint(200L << 20), Limit = TimeSpan.FromMinutes(5) };
        var html = string.Concat(Enumerable.Repeat("<p>строка таблицы, которой нет конца</p>", 300_000));

        var outcome = await new PdfRenderer(options, TimeProvider.System).RenderAsync(html, Now, CancellationToken.None);

        Assert.StartsWith("exit", Assert.IsType<PdfOutcome.Failed>(outcome).Code, StringComparison.Ordinal);
    }

    private static async Task<byte[]> RenderAsync(string html)
    {
        var outcome = await new PdfRenderer(new PdfOptions(), TimeProvider.System).RenderAsync(html, Now, CancellationToken.None);
        return Assert.IsType<PdfOutcome.Rendered>(outcome).Bytes;
    }

    private static DocumentSubject Subject()
    {
        var loaded = ContentLoader.Load(Repository(), DateOnly.FromDateTime(Now.Date));
        var catalog = Assert.IsType<ContentResult.Loaded>(loaded).Catalog;
        var instrument = catalog.FindInstrument("mathematics-levels")!;
        var responses = new[] { "MAT7", "MAT8" }.SelectMany(a => instrument.Area(a).Items)
            .ToImmutableDictionary(i => i, i => new Response(i, ResponseValue.Of(0), true, instrument.Items[i].Area == "MAT7"));
        var attempt = new Attempt("A1", instrument.Ref, ["MAT7", "MAT8"], 7, Now)
        {
            Status = AttemptStatus.Completed,
            CompletedAt = Now,
            Closed = ["MAT7", "MAT8"],
            Responses = responses,
        };
        var person = new Person("P1", PersonStatus.Active) { Municipality = "zarechny" };
        return new DocumentSubject(catalog, person, "Анна Сергеевна", attempt, 12, Now);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TeacherBot.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "content");
    }
}
