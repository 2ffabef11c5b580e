using System.Diagnostics.Metrics;
using TeacherBot.Operations.Serving;

namespace TeacherBot.Tests.Operations;

public sealed class MetricsTextTests
{
    [Fact]
    public void Counters_add_up_histograms_cumulate_and_gauges_show_the_newest()
    {
        using var metrics = new MetricsText();
        using var meter = new Meter("TeacherBot");
        var counter = meter.CreateCounter<long>("teacherbot.test.things", null, "Things.");
        var histogram = meter.CreateHistogram<double>("teacherbot.test.time", "ms", "Time.");
        meter.CreateObservableGauge("teacherbot.test.depth", () => 7, null, "Depth.");

        counter.Add(2, new KeyValuePair<string, object?>("kind", "a"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "a"));
        counter.Add(1, new KeyValuePair<string, object?>("kind", "q\"\\"));
        histogram.Record(1.5);
        histogram.Record(70_000);

        var text = metrics.Print();
        Assert.Contains("# TYPE teacherbot_test_things_total counter\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_things_total{kind=\"a\"} 5\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_things_total{kind=\"q\\\"\\\\\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_time_ms_bucket{le=\"1\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_time_ms_bucket{le=\"2\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_time_ms_bucket{le=\"30000\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_time_ms_bucket{le=\"+Inf\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_time_ms_sum 70001.5\nteacherbot_test_time_ms_count 2\n", text, StringComparison.Ordinal);
        Assert.Contains("teacherbot_test_depth 7\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Meters_of_others_are_not_shown()
    {
        using var metrics = new MetricsText();
        using var meter = new Meter("SomebodyElse");
        meter.CreateCounter<long>("somebody.else").Add(1);

        Assert.DoesNotContain("somebody", metrics.Print(), StringComparison.Ordinal);
    }
}
