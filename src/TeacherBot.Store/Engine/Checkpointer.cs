using Microsoft.Data.Sqlite;

namespace TeacherBot.Store;

/// <summary>
/// Copies the write-ahead log into the database file on its own thread and connection, so that no turn pays for it.
/// Mostly it runs beside the writer; only when the log has outgrown its limit it asks the writer for a gap between
/// two batches, because a log that is written without pause never comes to its end by itself.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    /// <summary>64 MiB of log: what a gap of some tens of milliseconds buys.</summary>
    public const int LogLimitPages = 16_384;

    private const uint StepPages = 1_024;

    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _signal = new(false);
    private readonly Thread _thread;
    private volatile bool _stopping;
    private volatile bool _emptyAsked;
    private volatile uint _written;
    private uint _copied;

    public Checkpointer(SqliteFile file)
    {
        // Never waits for a lock: while it waited for a reader it would itself hold up the writer.
        _connection = (file with { BusyTimeout = TimeSpan.Zero }).Connect(SqliteOpenMode.ReadWrite);
        _thread = new Thread(Run) { Name = "store checkpointer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The writer passes it before each batch.</summary>
    public WriterGate Gate { get; } = new();

    /// <summary>Why the newest checkpoint failed; null when it went through. The log only grows meanwhile.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Told by the writer after each commit: pages its connection has written so far, modulo 2^32.</summary>
    public void Written(uint pages)
    {
        _written = pages;
        if (unchecked(pages - _copied) >= StepPages)
        {
            _signal.Set();
        }
    }

    /// <summary>
    /// Empties the log in the next gap between two batches: its old pages still hold what was erased. While a reader is in the way
    /// it is tried again with every later checkpoint.
    /// </summary>
    public void Empty()
    {
        _emptyAsked = true;
        _signal.Set();
    }

    public void Dispose()
    {
        _stopping = true;
        _signal.Set();
        _thread.Join();
        _connection.Dispose();
        _signal.Dispose();
    }

    private void Run()
    {
        while (_signal.WaitOne() && !_stopping)
        {
            Volatile.Write(ref _copied, _written);
            try
            {
                if (Copy("passive").Pages > LogLimitPages)
                {
                    Gate.BetweenBatches(() => Copy("restart"));
                }

                if (_emptyAsked)
                {
                    Gate.BetweenBatches(() => _emptyAsked = Copy("truncate").Busy);
                }

                Failure = null;
            }
            catch (SqliteException error)
            {
                Failure = error;
            }
        }
    }

    // Whether a reader or writer was in the way, and the number of pages in the log.
    private (bool Busy, long Pages) Copy(string mode)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"pragma wal_checkpoint({mode})";
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0) != 0, reader.GetInt64(1)) : (true, 0);
    }
}
