namespace TeacherBot.Store;

/// <summary>
/// One queued piece of writing and the promise to its caller. Running it and keeping the promise are separate steps
/// because between them lies the commit, and because it may have to run a second time.
/// </summary>
internal abstract class Work(CancellationToken cancellation)
{
    /// <summary>Why the last run failed; null when it went through.</summary>
    public Exception? Failure { get; private set; }

    protected CancellationToken Cancellation => cancellation;

    /// <summary>False for a work whose caller gave up while it was waiting; it is then done with.</summary>
    public abstract bool StillWanted();

    /// <summary>Runs in the open transaction and says whether its changes may stay.</summary>
    public bool TryRun(Session session)
    {
        var unit = new UnitOfWork(session);
        try
        {
            Failure = null;
            Run(unit);
            unit.ThrowIfFailed();
        }
        catch (Exception error)
        {
            Failure = error;
        }
        finally
        {
            unit.End();
        }

        return Failure is null;
    }

    /// <summary>To be called when the outcome is on disk: result or own failure.</summary>
    public abstract void Finish();

    /// <summary>The store, not the work, has failed. False when the caller already has an outcome.</summary>
    public abstract bool Fail(Exception error);

    protected abstract void Run(UnitOfWork unit);
}

/// <inheritdoc/>
internal sealed class Work<T>(Func<UnitOfWork, T> work, CancellationToken cancellation) : Work(cancellation)
{
    private readonly TaskCompletionSource<T> _promise = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _promise.Task;

    public override bool StillWanted()
    {
        if (Cancellation.IsCancellationRequested)
        {
            _promise.TrySetCanceled(Cancellation);
            return false;
        }

        return true;
    }

    public override void Finish()
    {
        if (Failure is null)
        {
            _promise.TrySetResult(_result!);
        }
        else
        {
            _promise.TrySetException(Failure);
        }
    }

    public override bool Fail(Exception error) => _promise.TrySetException(error);

    protected override void Run(UnitOfWork unit) => _result = work(unit);
}
