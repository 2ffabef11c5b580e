using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TeacherBot.Operations;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;

namespace TeacherBot.Tests.Operations;

/// <summary>deploy/README.md says exactly what there is: settings with their defaults, and metrics.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Shell.Repository, "deploy", "README.md"));

    [Fact]
    public void Every_setting_is_documented_with_its_default_and_none_that_is_not_there()
    {
        var documented = Lines.Select(l => SettingRow().Match(l)).Where(m => m.Success)
            .Select(m => (Key: m.Groups["key"].Value, Default: m.Groups["default"].Value));

        var known = SettingKey.All.Select(k => (k.Name, k.Default is { } text ? $"`{text}`" : "–"));

        Assert.Equal(known.Order(), documented.Order());
    }

    [Fact]
    public async Task Every_metric_is_documented_and_none_that_is_not_there()
    {
        var documented = Lines.Select(l => MetricRow().Match(l)).Where(m => m.Success).Select(m => m.Groups["name"].Value);

        Assert.Equal((await MetricsAsync()).Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    // Those of the host, of the store and of the service: an instrument is there as soon as its owner is.
    private static async Task<IEnumerable<string>> MetricsAsync()
    {
        using var shell = new Shell();
        using var bot = await shell.OpenAsync();
        using var crew = new WorkerCrew(TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<WorkerCrew>.Instance);
        using var gauges = new ServiceGauges(bot.Database, new ServiceState { Workers = crew }, TimeProvider.System);
        RuntimeHelpers.RunClassConstructor(typeof(Telemetry).TypeHandle);
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == Telemetry.MeterName)
            {
                lock (names)
                {
                    names.Add(MetricsText.NameOf(instrument));
                }
            }
        };
        listener.Start();
        lock (names)
        {
            return [.. names];
        }
    }

    [GeneratedRegex(@"^\| `(?<key>[A-Z]\w+(?::\w+)+)` \| (?<default>[^|]+?) \|")]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"^\| `(?<name>teacherbot_\w+)` \|")]
    private static partial Regex MetricRow();
}
