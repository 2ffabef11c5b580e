using System.Diagnostics;
using System.Threading.Channels;

namespace TeacherBot.Store;

/// <summary>
/// The one thread that writes. It takes whatever is waiting, up to a batch, into one transaction with a savepoint
/// each: a disk sync costs as much as hundreds of statements, so neighbours share it. Nobody hears of success before
/// COMMIT has returned.
/// </summary>
internal sealed class Writer : IDisposable
{
    private readonly Channel<Work> _queue;
    private readonly Func<SqliteSession> _open;
    private readonly Checkpointer _checkpointer;
    private readonly int _maxBatch;
    private readonly Thread _thread;
    private SqliteSession _session;

    public Writer(SqliteSession session, Func<SqliteSession> open, Checkpointer checkpointer, DatabaseOptions options)
    {
        _session = session;
        _open = open;
        _checkpointer = checkpointer;
        _maxBatch = options.MaxBatch;
        _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.MaxQueue)
        {
            SingleReader = true,
            // Only ever wakes the writer thread or hands a waiting work over; spares a turn through the thread pool.
            AllowSynchronousContinuations = true,
        });
        Counters = new WriterCounters(() => _queue.Reader.Count);
        _thread = new Thread(Run) { Name = "store writer", IsBackground = true };
        _thread.Start();
    }

    public WriterCounters Counters { get; }

    public Task<T> WriteAsync<T>(Func<UnitOfWork, T> work, CancellationToken cancellation)
    {
        var queued = new Work<T>(work, cancellation);
        return _queue.Writer.TryWrite(queued) ? queued.Task : WhenThereIsRoom(queued, cancellation);
    }

    /// <summary>Takes no more works, writes those already accepted, then ends the thread.</summary>
    public void Stop()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
    }

    public void Dispose()
    {
        Stop();
        _session.Dispose();
        Counters.Dispose();
    }

    private async Task<T> WhenThereIsRoom<T>(Work<T> work, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(work, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(Database));
        }

        return await work.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        var batch = new List<Work>(_maxBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            _checkpointer.Gate.Enter();
            try
            {
                Take(batch);
                Commit(batch);
                Counters.Publish();
                _checkpointer.Written(_session.PagesWritten);
            }
            catch (Exception error)
            {
                // The store could not be recovered (its connection cannot be reopened): say so to everyone waiting.
                batch.ForEach(work => Fail(work, error));
            }
            finally
            {
                _checkpointer.Gate.Exit();
                batch.Clear();
            }
        }
    }

    private void Take(List<Work> batch)
    {
        while (batch.Count < _maxBatch && _queue.Reader.TryRead(out var work))
        {
            if (work.StillWanted())
            {
                batch.Add(work);
            }
        }
    }

    private void Commit(List<Work> batch)
    {
        if (batch.Count < 2 || !CommitTogether(batch))
        {
            CommitSingly(batch);
        }
    }

    private bool CommitTogether(List<Work> batch)
    {
        try
        {
            _session.Begin();
            foreach (var work in batch)
            {
                _session.Savepoint();
                if (!work.TryRun(_session))
                {
                    _session.RollbackToSavepoint();
                }

                _session.Release();
            }

            CommitCounted(batch.Count(work => work.Failure is null));
        }
        catch (Exception)
        {
            // Not lost: every work of the batch runs again on its own and reports its own error.
            Recover();
            return false;
        }

        batch.ForEach(Finish);
        return true;
    }

    private void CommitSingly(List<Work> batch)
    {
        foreach (var work in batch)
        {
            BeginSingle();
            try
            {
                if (work.TryRun(_session))
                {
                    CommitCounted(1);
                }
                else
                {
                    Recover();
                }
            }
            catch (Exception error)
            {
                Fail(work, error);
                Recover();
                continue;
            }

            Finish(work);
        }
    }

    // A store that cannot begin twice is away: the rest of the batch fails with it, because a busy timeout for each
    // work would stall everyone for minutes.
    private void BeginSingle()
    {
        try
        {
            _session.Begin();
        }
        catch (Exception)
        {
            Recover();
            throw;
        }
    }

    private void CommitCounted(int works)
    {
        var start = Stopwatch.GetTimestamp();
        _session.Commit();
        Counters.Committed(works, Stopwatch.GetTimestamp() - start);
    }

    private void Finish(Work work)
    {
        if (work.Failure is not null)
        {
            Counters.Refused();
        }

        work.Finish();
    }

    private void Fail(Work work, Exception error)
    {
        if (work.Fail(error))
        {
            Counters.Refused();
        }
    }

    // Back to a connection without an open transaction; one that cannot even roll back is replaced.
    private void Recover()
    {
        try
        {
            if (_session.IsOpen)
            {
                if (_session.InTransaction)
                {
                    _session.Rollback();
                }

                return;
            }
        }
        catch (Exception)
        {
            _session.Dispose();
        }

        _session = _open();
    }
}
