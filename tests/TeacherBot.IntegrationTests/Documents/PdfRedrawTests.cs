using System.Globalization;
using System.Text;
using TeacherBot.Documents;
using TeacherBot.Documents.Photos;

namespace TeacherBot.IntegrationTests.Documents;

/// <summary>A PDF that is passed on shows its pages and tells nothing else.</summary>
public sealed class PdfRedrawTests
{
    private const string Secret = "Ivolgina";

    [WeasyPrintFact]
    public async Task Pages_stay_and_author_attachment_comment_and_hidden_words_go()
    {
        var dirty = await PrintAsync($"""
            <html lang="ru"><head><title>{Secret}</title><meta name="author" content="{Secret}"><meta name="keywords" content="{Secret}">
            <link rel="attachment" href="data:text/plain,{Secret}" title="{Secret}.txt"></head>
            <body><h1>План урока</h1><p style="color:#fff">{Secret}</p><p style="background:#000;color:#000">{Secret}</p><a href="https://school.test/{Secret}">ссылка</a>
            <p style="break-before:page">Вторая страница</p></body></html>
            """);
        Assert.Contains(Secret, await Tool.ReadAsync("pdfinfo", dirty), StringComparison.Ordinal);
        Assert.Contains(Secret, await Tool.ReadAsync("pdftotext", dirty), StringComparison.Ordinal);
        Assert.Contains(Secret, await Tool.ReadAsync("pdfdetach", dirty, "-list"), StringComparison.Ordinal);

        var clean = (await WashAsync(dirty)).Bytes!;

        var info = await Tool.ReadAsync("pdfinfo", clean);
        Assert.Matches("Pages: +2", info);
        Assert.DoesNotMatch("(?m)^(Author|Title|Keywords|Subject):", info);
        Assert.Equal("", (await Tool.ReadAsync("pdftotext", clean)).Trim());
        Assert.StartsWith("0 ", await Tool.ReadAsync("pdfdetach", clean, "-list"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.InRange(await InkAsync(clean), 0.8 * await InkAsync(dirty), 1.2 * await InkAsync(dirty));
        Assert.InRange(clean.Length, 1_000, 1_000_000);
    }

    [WeasyPrintFact]
    public async Task What_cannot_be_drawn_is_told()
    {
        Assert.Equal("consultation.file-bad", (await WashAsync("%PDF-1.7\nнет ничего"u8.ToArray())).Why);
        Assert.Equal("consultation.file-bad", (await WashAsync(await LockedAsync())).Why);
        Assert.Equal("consultation.file-long", (await WashAsync(await PrintAsync(Pages(PdfRedraw.MostPages + 1)))).Why);
        Assert.NotNull((await WashAsync(await PrintAsync(Pages(PdfRedraw.MostPages)))).Bytes);
    }

    [WeasyPrintFact]
    public async Task A_page_of_a_kilometre_is_drawn_no_larger_than_a_sheet()
    {
        var huge = await PrintAsync("<style>@page{size:100000mm 100000mm}</style><p>Большая страница</p>");

        Assert.InRange((await WashAsync(huge)).Bytes!.Length, 1_000, 1_000_000);
    }

    private static string Pages(int count) => string.Concat(Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"<p style='break-after:{(n == count ? "auto" : "page")}'>{n}</p>")));

    private static Task<Washed> WashAsync(byte[] pdf) =>
        new PdfRedraw(new PdfRenderer(new PdfOptions(), TimeProvider.System), TimeProvider.System).RunAsync(pdf, CancellationToken.None);

    private static async Task<byte[]> PrintAsync(string html) => Assert.IsType<PdfOutcome.Rendered>(
        await new PdfRenderer(new PdfOptions(), TimeProvider.System).RenderAsync(html, new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero), CancellationToken.None)).Bytes;

    private static async Task<byte[]> LockedAsync()
    {
        var (open, locked) = (Path.GetTempFileName(), Path.GetTempFileName());
        await File.WriteAllBytesAsync(open, await PrintAsync(Pages(1)));
        await Tool.RunAsync("qpdf", "--encrypt", "secret", "owner", "256", "--", open, locked);
        var bytes = await File.ReadAllBytesAsync(locked);
        File.Delete(open);
        File.Delete(locked);
        return bytes;
    }

    /// <summary>How dark the first page is: the mean of white less shade, 0 to 255.</summary>
    private static async Task<double> InkAsync(byte[] pdf)
    {
        var picture = await Tool.BytesAsync("pdftoppm", pdf, "-gray", "-r", "20", "-l", "1");
        return picture.Skip(20).Average(b => 255.0 - b);
    }
}
