using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TeacherBot.Documents.Photos;

/// <summary>A file that can be passed on, or the text of the catalogue that says why there is none.</summary>
internal sealed record Washed(byte[]? Bytes, string? Why);

/// <summary>
/// A PDF drawn anew as pictures of its pages: what is seen stays, and nothing else does – no author, program, time, comment's owner,
/// attachment, script, hidden layer, or text under a black bar. Pages are drawn by Poppler and bound by WeasyPrint, each in a process
/// of its own, bounded in time and memory.
/// </summary>
internal sealed class PdfRedraw(PdfRenderer binder, TimeProvider clock)
{
    /// <summary>Pages of one file.</summary>
    public const int MostPages = 10;

    // Dots of the longer side: small print of a page of A4 is readable, whatever size the page claims to be.
    private const int Dots = 1600;
    private const long Memory = 1L << 30;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly ImmutableArray<string> Draw =
    [
        string.Create(CultureInfo.InvariantCulture, $"--as={Memory}"), "--core=0", "pdftoppm", "-q", "-jpeg", "-jpegopt", "quality=70",
        "-scale-to", Dots.ToString(CultureInfo.InvariantCulture), "-l", (MostPages + 1).ToString(CultureInfo.InvariantCulture), "-", "page",
    ];

    // What the shell says of a command that is not there, and prlimit as well.
    private const int NoCommand = 127;

    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    public async Task<Washed> RunAsync(byte[] pdf, CancellationToken cancellation)
    {
        var pages = new List<byte[]>();
        var drawn = await new BoundedRun("/usr/bin/prlimit", Draw, Limit).RunAsync(pdf, clock, cancellation, folder => Collect(folder, pages));
        return drawn switch
        {
            null or { Code: NoCommand } => new Washed(null, "consultation.file-unready"),
            _ when pages.Count is 0 => new Washed(null, "consultation.file-bad"),
            _ when pages.Count > MostPages => new Washed(null, "consultation.file-long"),
            _ => await BindAsync(pages, cancellation),
        };
    }

    private static byte[] Collect(string folder, List<byte[]> pages)
    {
        pages.AddRange(Directory.EnumerateFiles(folder, "page*.jpg").Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        return [];
    }

    private async Task<Washed> BindAsync(List<byte[]> pages, CancellationToken cancellation)
    {
        var html = new StringBuilder("<!doctype html><style>@page{size:A4;margin:0}img{display:block;width:210mm;height:297mm;object-fit:contain;break-after:page}img:last-child{break-after:auto}</style>");
        foreach (var page in pages)
        {
            html.Append("<img src=\"data:image/jpeg;base64,").Append(Convert.ToBase64String(page)).Append("\">");
        }

        return await binder.RenderAsync(html.ToString(), DateTimeOffset.UnixEpoch, cancellation) switch
        {
            PdfOutcome.Rendered { Bytes: var bytes } => new Washed(bytes, null),
            PdfOutcome.PdfUnavailable => new Washed(null, "consultation.file-unready"),
            _ => new Washed(null, "consultation.file-bad"),
        };
    }
}
