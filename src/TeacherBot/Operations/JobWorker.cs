using System.Diagnostics;
using TeacherBot.Broadcasts;
using TeacherBot.Campaigns;
using TeacherBot.Documents;
using TeacherBot.Documents.Photos;
using TeacherBot.Store;

namespace TeacherBot.Operations;

/// <summary>
/// Does what is too long for a turn, one job at a time: leased, done, its end written with its consequences. Several workers may run
/// beside each other. A document is given up after three tries and the person is told; the others are tried until they are done.
/// </summary>
internal sealed class JobWorker(Database database, JobKit kit, TimeProvider clock, ILogger<JobWorker> log)
{
    private const int MostTries = 3;

    // Longer than the longest rendering: a lease that ends means that its worker died.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly WorkLoop loop = new("Jobs", TimeSpan.FromSeconds(1), clock, log);

    /// <summary>Raised after a commit that may have left something to send.</summary>
    public event Action? Queued;

    /// <summary>A job was asked for.</summary>
    public void Wake() => loop.Wake();

    public Task RunAsync(CancellationToken cancellation) => loop.RunAsync(StepAsync, cancellation);

    /// <summary>Does one job that is due; false when there is none.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        if (await database.WriteAsync(unit => ScheduleStore.Lease(unit, clock.GetUtcNow(), Lease), cancellation) is not { } job)
        {
            return false;
        }

        await SettleAsync(job, await TryAsync(job, cancellation));
        Queued?.Invoke();
        return true;
    }

    private async Task<JobOutcome> TryAsync(Job job, CancellationToken cancellation)
    {
        try
        {
            return job.Kind switch
            {
                // Its worker died with it each time.
                JobKinds.Document when job.Tries > MostTries => new JobOutcome.Refused("Crashed"),
                JobKinds.Document => await kit.Documents.RunAsync(job, cancellation),
                JobKinds.Erase => await kit.Erasures.RunAsync(job, cancellation),
                JobKinds.Campaign => await kit.Campaigns.RunAsync(job, cancellation),
                JobKinds.Broadcast => await kit.Broadcasts.Freezing.RunAsync(job, cancellation),
                JobKinds.File => await kit.Broadcasts.Files.RunAsync(job, cancellation),
                JobKinds.Photo => await kit.Photos.RunAsync(job, cancellation),
                JobKinds.Recall => await kit.Broadcasts.Recalls.RunAsync(job, cancellation),
                _ => new JobOutcome.Refused("UnknownKind"),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped in the middle: it is nobody's now and is begun again at the next start.
            return new JobOutcome.Later(TimeSpan.Zero);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            OperationsLog.JobFailed(log, job.Id, job.Kind, job.Tries, error.GetType().Name, error.StackTrace);
            return new JobOutcome.Failed(error.GetType().Name);
        }
    }

    private Task SettleAsync(Job job, JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done => Task.CompletedTask,
        JobOutcome.Later later => PostponeAsync(job, later.Wait),
        JobOutcome.Failed when job.Kind is JobKinds.Erase or JobKinds.Campaign or JobKinds.Broadcast or JobKinds.Recall || job.Tries < MostTries => PostponeAsync(job, Pause(job.Tries)),
        JobOutcome.Failed failed => GiveUpAsync(job, failed.Why),
        JobOutcome.Refused refused => GiveUpAsync(job, refused.Why),
        _ => throw new UnreachableException(),
    };

    private Task PostponeAsync(Job job, TimeSpan wait) =>
        database.WriteAsync(unit => ScheduleStore.Postpone(unit, job.Id, clock.GetUtcNow() + wait));

    private async Task GiveUpAsync(Job job, string why)
    {
        OperationsLog.JobGivenUp(log, job.Id, job.Kind, why);
        if (why == nameof(PdfOutcome.PdfUnavailable))
        {
            OperationsLog.NotInstalled(log, PdfOutcome.PdfUnavailable.Text);
        }

        Telemetry.JobFailed(job.Kind);

        // Two commits: words that cannot be said must not bring the job back.
        await database.WriteAsync(unit => ScheduleStore.Fail(unit, job.Id, why));
        if (job.Kind == JobKinds.Document)
        {
            await kit.Documents.SayFailedAsync(job);
        }
    }

    private static TimeSpan Pause(int tries)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(tries - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}

/// <summary>What does the jobs of each kind.</summary>
internal sealed record JobKit(DocumentJob Documents, ErasureJob Erasures, CampaignJob Campaigns, BroadcastJobs Broadcasts, PhotoJob Photos);

/// <summary>What does the jobs of broadcasts.</summary>
internal sealed record BroadcastJobs(FreezeJob Freezing, BroadcastFileJob Files, RecallJob Recalls);
