using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
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
            from weasyprint import HTML
        except ImportError:
            sys.exit(3)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        def refuse(url, *args, **kwargs):
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
        var folder = Directory.CreateTempSubdirectory("teacherbot-pdf-").FullName;
        try
        {
            using var process = Start(folder, madeAt);
            return process is null ? new PdfOutcome.PdfUnavailable() : await RunAsync(process, html, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Process? Start(string folder, DateTimeOffset madeAt)
    {
        var start = new ProcessStartInfo(options.Program, options.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing of our own environment: it may hold secrets.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["PYTHONHASHSEED"] = "0";
        start.Environment["SOURCE_DATE_EPOCH"] = madeAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private async Task<PdfOutcome> RunAsync(Process process, string html, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var pdf = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(pdf, either.Token);
            var draining = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            await WriteAsync(process, html, either.Token);
            await Task.WhenAll(reading, draining, process.WaitForExitAsync(either.Token));
            return process.ExitCode switch
            {
                0 when pdf.Length > 0 => new PdfOutcome.Rendered(pdf.ToArray()),
                NotInstalled => new PdfOutcome.PdfUnavailable(),
                var code => new PdfOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"exit {code}")),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new PdfOutcome.Failed("timeout");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static async Task WriteAsync(Process process, string html, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(html), cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read the page; its exit code says why.
        }
    }
}
