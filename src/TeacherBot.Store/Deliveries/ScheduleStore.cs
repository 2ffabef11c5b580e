using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Store;

/// <summary>A planned signal that is due.</summary>
public sealed record PlannedSignal(string Unique, string Person, Signal Signal, DateTimeOffset DueAt);

/// <summary>A job under lease.</summary>
/// <param name="Tries">How often it was begun, this time included.</param>
public sealed record Job(long Id, string Kind, string Args, string? Person, int Tries);

/// <summary>What is planned for later and what is too long for a turn.</summary>
public static class ScheduleStore
{
    private static readonly Statement PlanSignal = Statement.Named("PlanSignal");
    private static readonly Statement CancelPlanned = Statement.Named("CancelPlanned");
    private static readonly Statement DueSignals = Statement.Named("DueSignals");
    private static readonly Statement DeleteSignal = Statement.Named("DeleteSignal");
    private static readonly Statement InsertJob = Statement.Named("InsertJob");
    private static readonly Statement LeaseJob = Statement.Named("LeaseJob");
    private static readonly Statement DeleteJob = Statement.Named("DeleteJob");
    private static readonly Statement PostponeJob = Statement.Named("PostponeJob");
    private static readonly Statement FailJob = Statement.Named("FailJob");
    private static readonly Statement CountFailedJobs = Statement.Named("CountFailedJobs");
    private static readonly Statement PutDocument = Statement.Named("PutDocument");
    private static readonly Statement FindDocument = Statement.Named("FindDocument");
    private static readonly Statement CountDocumentsOfFile = Statement.Named("CountDocumentsOfFile");
    private static readonly Statement CountPlanned = Statement.Named("CountPlanned");
    private static readonly Statement InsertHelpRequest = Statement.Named("InsertHelpRequest");
    private static readonly Statement CountHelpRequests = Statement.Named("CountHelpRequests");

    public static void Plan(UnitOfWork unit, string person, ScheduleSignal signal) => unit.Execute(
        PlanSignal, ("unique", signal.Unique), ("person", person), ("kind", signal.Kind), ("object", signal.Object), ("due", signal.DueAt));

    public static void Cancel(UnitOfWork unit, string person, string unique) =>
        unit.Execute(CancelPlanned, ("unique", unique), ("person", person));

    public static bool IsPlanned(UnitOfWork unit, string person, string unique) => unit.Scalar(CountPlanned, ("unique", unique), ("person", person)) > 0;

    public static IReadOnlyList<PlannedSignal> Due(UnitOfWork unit, DateTimeOffset now) => unit.Query(
        DueSignals, r => new PlannedSignal(r.Text(0), r.Text(1), new Signal(r.Text(2), r.Text(3)), r.Instant(4)), ("now", now));

    public static void Said(UnitOfWork unit, string unique) => unit.Execute(DeleteSignal, ("unique", unique));

    public static void AddJob(UnitOfWork unit, string kind, string args, string? person, DateTimeOffset due, DateTimeOffset at) => unit.Execute(
        InsertJob, ("kind", kind), ("args", args), ("person", person), ("due", due), ("at", at));

    /// <summary>The next job that is due, leased; null when there is none.</summary>
    public static Job? Lease(UnitOfWork unit, DateTimeOffset now, TimeSpan lease) => unit.Find(
        LeaseJob,
        r => new Job(r.Int64(0), r.Text(1), r.Text(2), r.TextOrNull(3), r.Int32(4)),
        ("now", now), ("until", now + lease));

    public static void Done(UnitOfWork unit, long job) => unit.Execute(DeleteJob, ("id", job));

    public static void Postpone(UnitOfWork unit, long job, DateTimeOffset due) => unit.Execute(PostponeJob, ("id", job), ("due", due));

    /// <summary>Gives a job up; <paramref name="why"/> is the type of the exception, never its text.</summary>
    public static void Fail(UnitOfWork unit, long job, string why) => unit.Execute(FailJob, ("id", job), ("why", why));

    public static long FailedJobs(UnitOfWork unit) => unit.Scalar(CountFailedJobs);

    /// <summary>Remembers a rendered file; the number is stable for one recipe.</summary>
    public static long PutFile(UnitOfWork unit, DocumentRecipe recipe, string person, string file, DateTimeOffset at) => unit.Scalar(
        PutDocument, ("kind", recipe.Kind), ("object", recipe.Object), ("person", person), ("file", file), ("at", at));

    public static string? FindFile(UnitOfWork unit, DocumentRecipe recipe) =>
        unit.Find(FindDocument, r => r.Text(0), ("kind", recipe.Kind), ("object", recipe.Object));

    /// <summary>True while some document lies in this file.</summary>
    public static bool Refers(UnitOfWork unit, string file) => unit.Scalar(CountDocumentsOfFile, ("file", file)) > 0;

    public static void AskHelp(UnitOfWork unit, string person, string area, DateTimeOffset at) =>
        unit.Execute(InsertHelpRequest, ("person", person), ("area", area), ("at", at));

    public static long OpenHelpRequests(UnitOfWork unit) => unit.Scalar(CountHelpRequests);
}
