using System.Diagnostics.Metrics;
using TeacherBot.Store;

namespace TeacherBot.Operations.Serving;

/// <summary>Gauges asked for when somebody reads the metrics: what waits, what was put aside, what does not work.</summary>
internal sealed class ServiceGauges : IDisposable
{
    private readonly Meter meter = new(Telemetry.MeterName);

    public ServiceGauges(Database database, ServiceState state, TimeProvider clock)
    {
        meter.CreateObservableGauge(
            "teacherbot.outbox.pending", () => database.Read(u => OutboxStore.Count(u, DeliveryState.Pending)), null, "Deliveries that wait.");
        meter.CreateObservableGauge(
            "teacherbot.outbox.oldest.age",
            () => database.Read(OutboxStore.OldestPending) is { } oldest ? Math.Max(0, (clock.GetUtcNow() - oldest).TotalSeconds) : 0,
            "s",
            "Age of the oldest delivery that waits.");
        meter.CreateObservableGauge("teacherbot.quarantine.size", () => database.Read(ConversationStore.Quarantined), null, "Inputs put aside.");
        meter.CreateObservableGauge("teacherbot.jobs.given_up", () => database.Read(ScheduleStore.FailedJobs), null, "Jobs given up and kept for the operator.");
        meter.CreateObservableGauge(
            "teacherbot.workers.failing", () => state.Workers.Conditions.Count(c => c.Failure is not null), null, "Parts of the service that do not work.");
        meter.CreateObservableGauge(
            "teacherbot.content.problems", () => state.ContentProblems.Length, null, "Problems of a broken content folder; 0 when clean.");
    }

    public void Dispose() => meter.Dispose();
}
