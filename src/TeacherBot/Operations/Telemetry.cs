using System.Diagnostics.Metrics;

namespace TeacherBot.Operations;

/// <summary>Every metric of the host. Names and meanings stand in deploy/README.md; a test compares.</summary>
internal static class Telemetry
{
    public const string MeterName = "TeacherBot";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> TurnDuration =
        Meter.CreateHistogram<double>("teacherbot.turn.duration", "ms", "From arrival in the runner to commit.");

    private static readonly Counter<long> TurnsQuarantined =
        Meter.CreateCounter<long>("teacherbot.turn.quarantined", null, "Inputs put aside after three failures.");

    private static readonly Counter<long> Deliveries =
        Meter.CreateCounter<long>("teacherbot.delivery.outcomes", null, "Sends by channel and outcome.");

    private static readonly Histogram<double> DeliveryDuration =
        Meter.CreateHistogram<double>("teacherbot.delivery.duration", "ms", "From the first byte to the outcome.");

    private static readonly Counter<long> JobsFailed =
        Meter.CreateCounter<long>("teacherbot.job.failed", null, "Jobs given up.");

    public static void Turn(string channel, TimeSpan duration) =>
        TurnDuration.Record(duration.TotalMilliseconds, new KeyValuePair<string, object?>("channel", channel));

    public static void Quarantined(string channel) => TurnsQuarantined.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public static void Delivered(string channel, string outcome, TimeSpan duration)
    {
        Deliveries.Add(1, new("channel", channel), new("outcome", outcome));
        DeliveryDuration.Record(duration.TotalMilliseconds, new KeyValuePair<string, object?>("channel", channel));
    }

    public static void JobFailed(string kind) => JobsFailed.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
