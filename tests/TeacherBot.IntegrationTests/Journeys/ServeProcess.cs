using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.IntegrationTests.Journeys;

/// <summary>The published program as a child process with its own data folder, to be killed and started again.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private readonly BotApiServer? server;
    private readonly string folder = Directory.CreateTempSubdirectory("teacherbot-serve-").FullName;
    private readonly int port = FreePort();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly List<string> output = [];
    private readonly List<DateTimeOffset> kills = [];
    private Process? process;
    private string? contentPath;

    /// <param name="server">The Telegram of the run; null runs without that channel.</param>
    public ServeProcess(BotApiServer? server) => this.server = server;

    /// <summary>Further settings by their variable without TEACHERBOT__.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string Database => Path.Combine(folder, "teacherbot.db");

    /// <summary>Unasked messages may go now, whatever day and hour it is.</summary>
    public bool AtAnyHour { get; init; }

    public int MessagesPerSecond { get; init; } = 30;

    /// <summary>A folder without days off where any hour is right.</summary>
    public string ContentPath => contentPath ??= AtAnyHour ? WithoutDaysOff() : Repository.Content;

    /// <summary>Where it listens.</summary>
    public string Address => $"http://127.0.0.1:{port}";

    public string Keys => Path.Combine(folder, "keys");

    /// <summary>When it was killed.</summary>
    public IReadOnlyList<DateTimeOffset> Kills => kills;

    /// <summary>What the process wrote since the first start; for a failing test.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output.TakeLast(60));
            }
        }
    }

    /// <summary>Lines about inputs that were put aside.</summary>
    public string Complaints
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output.Where(l => l.Contains("quarantine", StringComparison.OrdinalIgnoreCase)).Take(5));
            }
        }
    }

    public void Start()
    {
        var published = Environment.GetEnvironmentVariable("TEACHERBOT_PUBLISHED") ?? AppContext.BaseDirectory;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(published, "teacherbot.dll"), "serve", "--allow-demo"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TEACHERBOT__Storage__ConnectionString"] = $"Data Source={Database}";
        start.Environment["TEACHERBOT__Security__KeysPath"] = Keys;
        start.Environment["TEACHERBOT__Content__Path"] = ContentPath;
        start.Environment["TEACHERBOT__Telegram__MessagesPerSecond"] = MessagesPerSecond.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (AtAnyHour)
        {
            start.Environment["TEACHERBOT__Delivery__Hours"] = "Mon-Sun 00:00-24:00";
        }

        if (server is not null)
        {
            start.Environment["TEACHERBOT__Telegram__Token"] = server.Token;
            start.Environment["TEACHERBOT__Telegram__ApiBaseUrl"] = server.BaseUrl;
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment["TEACHERBOT__" + name] = value;
        }

        start.Environment["TEACHERBOT__Web__Urls"] = $"http://127.0.0.1:{port}";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async Task ReadyAsync(CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (process!.HasExited)
            {
                throw new InvalidOperationException($"serve ended with {process.ExitCode}:\n{Output}");
            }

            try
            {
                if ((await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), stop)).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, stop);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        kills.Add(DateTimeOffset.UtcNow);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await KillAsync();
        }

        http.Dispose();
        Directory.Delete(folder, true);
    }

    private string WithoutDaysOff()
    {
        var copy = Path.Combine(folder, "content");
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Repository.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.WriteAllText(
            Path.Combine(copy, "common", "calendar.yml"), "source: ни одного выходного\nchecked: 2026-11-22\ndays_off:\n  - { title: давно прошёл, from: 2020-01-01 }\n");
        return copy;
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.Add(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
