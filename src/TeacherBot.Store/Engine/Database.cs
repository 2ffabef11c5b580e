namespace TeacherBot.Store;

/// <summary>
/// The store on one SQLite file: one writer thread, many readers, checkpoints beside them. One process at a time may
/// hold it. A commit it has confirmed survives the loss of power.
/// </summary>
public sealed class Database : IDisposable
{
    private readonly StoreLock _lock;
    private readonly Checkpointer _checkpointer;
    private readonly ReaderPool _readers;
    private readonly Writer _writer;

    private Database(SqliteFile file, StoreLock held, SqliteSession session, DatabaseOptions options)
    {
        FilePath = file.Path;
        _lock = held;
        _readers = new ReaderPool(file, options.MaxReaders);
        _checkpointer = new Checkpointer(file);
        _writer = new Writer(session, () => SqliteSession.OpenWriter(file), _checkpointer, options);
    }

    /// <summary>Absolute; the log, its index and the lock file lie beside it.</summary>
    public string FilePath { get; }

    public WriterCounters Counters => _writer.Counters;

    /// <summary>
    /// Why the newest checkpoint failed, for the operator's check; null when all is well. Nothing is lost while it
    /// fails, but the log beside the database grows.
    /// </summary>
    public Exception? CheckpointFailure => _checkpointer.Failure;

    /// <summary>
    /// Creates folder and file (for this account only) when absent, and binds this assembly's statements. Throws
    /// <see cref="StoreInUseException"/> when another process writes the file.
    /// </summary>
    public static Database Open(DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBatch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxQueue, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxReaders, 1);
        Statements.Bind();
        var file = SqliteFile.From(options);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(file.Path)!);
        var held = StoreLock.Take(file.Path);
        try
        {
            // SQLite gives the log and its index the mode of the database file.
            if (!File.Exists(file.Path))
            {
                PrivateFiles.CreateEmpty(file.Path);
            }

            PrivateFiles.Narrow(file.Path);
            return new Database(file, held, SqliteSession.OpenWriter(file), options);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs a work on the writer thread and completes once it is on disk. A work that throws leaves nothing behind
    /// and hurts no neighbour. It may run twice (when a commit shared with others fails), so it must do nothing but
    /// database work and must not wait. Cancelling counts only until the work begins.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, T> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _writer.WriteAsync(work, cancellationToken);
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{UnitOfWork, T}, CancellationToken)"/>
    public Task WriteAsync(Action<UnitOfWork> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _writer.WriteAsync(
            unit =>
            {
                work(unit);
                return true;
            },
            cancellationToken);
    }

    /// <summary>
    /// Runs on the caller's thread, on one unchanging state of the data, beside the writer; writing in it throws.
    /// Keep it short and do not nest it: a long read keeps the log from being emptied.
    /// </summary>
    public T Read<T>(Func<UnitOfWork, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _readers.Read(work);
    }

    /// <summary>
    /// Asks for the write-ahead log to be emptied soon: after an erasure its old pages still hold what was erased. Returns at once.
    /// </summary>
    public void EmptyLog() => _checkpointer.Empty();

    /// <summary>
    /// Reads the whole file and says what is damaged or refers to a missing row, a line each; empty when sound.
    /// Takes seconds on a large database.
    /// </summary>
    public IReadOnlyList<string> CheckIntegrity() => Read(Integrity.Check);

    /// <summary>Writes what was accepted, then closes. Reads must have ended.</summary>
    public void Dispose()
    {
        _writer.Stop();
        _readers.Dispose();
        _checkpointer.Dispose();

        // Last, because the last connection to close empties the log, and a reader could not.
        _writer.Dispose();
        _lock.Dispose();
    }
}
