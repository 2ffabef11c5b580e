using System.Diagnostics.Metrics;
using TeacherBot.Store;

namespace TeacherBot.Operations.Serving;

/// <summary>Gauges asked for when somebody reads the metrics: what waits, what was put aside, what does not work.</summary>
internal sealed class ServiceGauges : IDisposable
{
    private readonly Meter meter = new(Telemetry.MeterName);

    public ServiceGauges(Database database, ServiceState state, TimeProvider clock)
    {
        new OutboxGauges(() => database.Read(OutboxDepth.All), clock).AddTo(meter);
        meter.CreateObservableGauge("teacherbot.quarantine.size", () => database.Read(ConversationStore.Quarantined), null, "Inputs put aside.");
        meter.CreateObservableGauge("teacherbot.jobs.given_up", () => database.Read(ScheduleStore.FailedJobs), null, "Jobs given up and kept for the operator.");
        meter.CreateObservableGauge(
            "teacherbot.workers.failing", () => state.Workers.Conditions.Count(c => c.Failure is not null), null, "Parts of the service that do not work.");
        meter.CreateObservableGauge(
            "teacherbot.content.problems", () => state.ContentProblems.Length, null, "Problems of a broken content folder; 0 when clean.");
    }

    public void Dispose() => meter.Dispose();
}
