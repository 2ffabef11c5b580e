using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TeacherBot.Documents;

/// <summary>What became of a rendering. A closed family.</summary>
internal abstract record PdfOutcome
{
    private PdfOutcome()
    {
    }

    public sealed record Rendered(byte[] Bytes) : PdfOutcome;

    /// <summary>The renderer is not installed; the text tells an operator what to do.</summary>
    public sealed record PdfUnavailable : PdfOutcome
    {
        public const string Text = "WeasyPrint is not installed, so there is no PDF. Install it: apt-get install weasyprint fonts-dejavu-core";
    }

    /// <summary>It ran and gave nothing: "timeout" or the exit code. What it said may hold content and is thrown away.</summary>
    public sealed record Failed(string Code) : PdfOutcome;
}

/// <summary>The program that renders, and its bounds. It reads a page and writes a PDF; exit code 3 says that it is not installed.</summary>
internal sealed record PdfOptions
{
    /// <summary>The system's Python, for which Debian packages WeasyPrint.</summary>
    public string Program { get; init; } = "/usr/bin/python3";

    public ImmutableArray<string> Arguments { get; init; } = WeasyPrint(1L << 30);

    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);

    // Its own command line would fetch whatever a page names; only the library lets fetching be refused.
    private const string Script = """
        import resource, sys
        limit = int(sys.argv[1])
        try:
            from weasyprint import HTML, default_url_fetcher
        except ImportError:
            sys.exit(3)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        def refuse(url, *args, **kwargs):
            if url.startswith("data:"):
                return default_url_fetcher(url)
            raise ValueError("nothing is fetched")
        page = HTML(file_obj=sys.stdin.buffer, encoding="utf-8", base_url="", url_fetcher=refuse)
        page.write_pdf(sys.stdout.buffer)
        """;

    /// <param name="bytes">Address space of the process; an ordinary document needs a tenth of the default.</param>
    public static ImmutableArray<string> WeasyPrint(long bytes) =>
        ["-s", "-B", "-c", Script, bytes.ToString(CultureInfo.InvariantCulture)];
}

/// <summary>
/// HTML to PDF by Debian's WeasyPrint in a process of its own, which may fetch nothing at all, neither from the network nor from the
/// disk, and is bounded in time and memory. The same page and instant give the same bytes.
/// </summary>
internal sealed class PdfRenderer(PdfOptions options, TimeProvider clock)
{
    private const int NotInstalled = 3;

    /// <param name="madeAt">Instant written into fonts and metadata instead of now.</param>
    public async Task<PdfOutcome> RenderAsync(string html, DateTimeOffset madeAt, CancellationToken cancellation)
    {
        var run = new BoundedRun(options.Program, options.Arguments, options.Limit)
        {
            Environment = ImmutableDictionary<string, string>.Empty
                .Add("PYTHONHASHSEED", "0").Add("SOURCE_DATE_EPOCH", madeAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        };
        return await run.RunAsync(Encoding.UTF8.GetBytes(html), clock, cancellation) switch
        {
            null or { Code: NotInstalled } => new PdfOutcome.PdfUnavailable(),
            { Code: null } => new PdfOutcome.Failed("timeout"),
            { Code: 0, Output: { Length: > 0 } bytes } => new PdfOutcome.Rendered(bytes),
            { Code: var code } => new PdfOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"exit {code}")),
        };
    }
}
