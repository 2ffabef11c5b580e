using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Operations;

/// <summary>Every metric of the host. Names and meanings stand in deploy/README.md; a test compares.</summary>
internal static class Telemetry
{
    public const string MeterName = "TeacherBot";

    private static readonly Meter Meter = new(MeterName);
    private static readonly ConcurrentDictionary<(string Channel, Lane Lane), SendRate> Rates = new();
    private static readonly ConcurrentDictionary<string, bool> PausedChannels = new(StringComparer.Ordinal);

    private static readonly Histogram<double> TurnDuration =
        Meter.CreateHistogram<double>("teacherbot.turn.duration", "ms", "From arrival in the runner to commit.");

    private static readonly Counter<long> TurnsQuarantined =
        Meter.CreateCounter<long>("teacherbot.turn.quarantined", null, "Inputs put aside after three failures.");

    private static readonly Counter<long> Deliveries =
        Meter.CreateCounter<long>("teacherbot.delivery.outcomes", null, "Sends by channel, lane and outcome.");

    private static readonly Histogram<double> DeliveryDuration =
        Meter.CreateHistogram<double>("teacherbot.delivery.duration", "ms", "From the first byte to the outcome.");

    private static readonly Counter<long> JobsFailed =
        Meter.CreateCounter<long>("teacherbot.job.failed", null, "Jobs given up.");

    static Telemetry()
    {
        Meter.CreateObservableGauge(
            "teacherbot.delivery.rate",
            () => Rates.Select(r => new Measurement<double>(r.Value.PerSecond, new("channel", r.Key.Channel), new("lane", NameOf(r.Key.Lane)))),
            null,
            "Deliveries that arrived, a second, over the last ten seconds.");
        Meter.CreateObservableGauge(
            "teacherbot.channel.paused",
            () => PausedChannels.Select(p => new Measurement<int>(p.Value ? 1 : 0, new KeyValuePair<string, object?>("channel", p.Key))),
            null,
            "1 while the peer refuses the channel itself.");
    }

    public static void Turn(string channel, TimeSpan duration) =>
        TurnDuration.Record(duration.TotalMilliseconds, new KeyValuePair<string, object?>("channel", channel));

    public static void Quarantined(string channel) => TurnsQuarantined.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public static void Delivered(string channel, Lane lane, string outcome, TimeSpan duration)
    {
        Deliveries.Add(1, new("channel", channel), new("lane", NameOf(lane)), new("outcome", outcome));
        DeliveryDuration.Record(duration.TotalMilliseconds, new("channel", channel), new("lane", NameOf(lane)));
        if (outcome == "Delivered")
        {
            Rates.GetOrAdd((channel, lane), static _ => new SendRate(TimeProvider.System)).Add();
        }
    }

    /// <summary>A channel that was refused as a whole, or works again.</summary>
    public static void Paused(string channel, bool paused) => PausedChannels[channel] = paused;

    public static void JobFailed(string kind) => JobsFailed.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>The lane as labels of metrics have it.</summary>
    public static string NameOf(Lane lane) => lane switch
    {
        Lane.Reply => "reply",
        Lane.Reminder => "reminder",
        Lane.Bulk => "bulk",
        _ => "other",
    };
}
