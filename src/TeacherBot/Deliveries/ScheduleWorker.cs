using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Deliveries;

/// <summary>Lets time speak: planned signals that are due become turns. Different people's turns share a commit.</summary>
internal sealed class ScheduleWorker(Database database, TurnRunner turns, TimeProvider clock, ILogger<ScheduleWorker> log)
{
    private readonly WorkLoop loop = new("Schedule", TimeSpan.FromSeconds(1), clock, log);

    public Task RunAsync(CancellationToken cancellation) => loop.RunAsync(StepAsync, cancellation);

    /// <summary>Fires what is due; false when nothing is.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var due = database.Read(unit => ScheduleStore.Due(unit, clock.GetUtcNow()));
        await Task.WhenAll(due.Select(planned => turns.RunAsync(planned, cancellation)));
        return due.Count > 0;
    }
}
