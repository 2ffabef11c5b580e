using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace TeacherBot.Documents;

/// <summary>What a program left: its exit code and what it wrote; no code where it took longer than it may.</summary>
internal sealed record RunOutcome(int? Code, byte[] Output);

/// <summary>
/// Runs a program of the system over bytes, in an empty folder of its own and with nothing of our environment, which may hold secrets.
/// What it complains of may hold content and is thrown away.
/// </summary>
/// <param name="Program">Full path.</param>
internal sealed record BoundedRun(string Program, ImmutableArray<string> Arguments, TimeSpan Limit)
{
    /// <summary>Beside PATH, LANG, HOME and TMPDIR.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null where there is no such program.</summary>
    /// <param name="collect">Takes the folder when the program has ended well; what it gives replaces what the program wrote to its output.</param>
    public async Task<RunOutcome?> RunAsync(byte[] input, TimeProvider clock, CancellationToken cancellation, Func<string, byte[]>? collect = null)
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-run-").FullName;
        try
        {
            using var process = Start(folder);
            var ran = process is null ? null : await RunAsync(process, input, clock, cancellation);
            return ran is { Code: 0 } && collect is not null ? ran with { Output = collect(folder) } : ran;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Process? Start(string folder)
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment.Add("PATH", "/usr/bin:/bin").Add("LANG", "C.UTF-8").Add("HOME", folder).Add("TMPDIR", folder))
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private async Task<RunOutcome> RunAsync(Process process, byte[] input, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, either.Token);
            var draining = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            await WriteAsync(process, input, either.Token);
            await Task.WhenAll(reading, draining, process.WaitForExitAsync(either.Token));
            return new RunOutcome(process.ExitCode, output.ToArray());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new RunOutcome(null, []);
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

    private static async Task WriteAsync(Process process, byte[] input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    }
}
