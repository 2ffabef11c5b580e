using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TeacherBot.Store;

/// <summary>A SQLite connection set up for one of the three parts that open the file.</summary>
internal sealed class SqliteSession : Session
{
    // SQLITE_DBSTATUS_CACHE_WRITE: pages this connection has written, in WAL mode to the log.
    private const int PagesWrittenCounter = 9;

    private readonly SqliteConnection _connection;

    private SqliteSession(SqliteConnection connection, string begin)
        : base(connection, StoreEngine.Sqlite, begin) => _connection = connection;

    public override bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Pages of 4 KiB since the connection opened, modulo 2^32.</summary>
    public uint PagesWritten
    {
        get
        {
            _ = raw.sqlite3_db_status(_connection.Handle, PagesWrittenCounter, out var pages, out _, 0);
            return unchecked((uint)pages);
        }
    }

    /// <summary>
    /// The only connection that writes. It takes the write lock when a transaction begins, because a lock taken
    /// halfway can fail halfway; it never copies the log into the file itself, that is the checkpointer's part.
    /// </summary>
    public static SqliteSession OpenWriter(SqliteFile file)
    {
        var connection = file.Connect(SqliteOpenMode.ReadWriteCreate);
        try
        {
            Run(connection, "pragma wal_autocheckpoint = 0; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;");
            Run(connection, $"pragma journal_size_limit = {Checkpointer.LogLimitPages * 4096L}; pragma temp_store = memory;");
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal";
            return command.ExecuteScalar() is "wal"
                ? new SqliteSession(connection, "begin immediate")
                : throw new InvalidOperationException(
                    $"{file.Path} cannot keep a write-ahead log; put it on a local disk, not on a network folder.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sees one unchanging state from its first statement on, and cannot write.</summary>
    public static SqliteSession OpenReader(SqliteFile file)
    {
        var connection = file.Connect(SqliteOpenMode.ReadOnly);
        Run(connection, "pragma temp_store = memory;");
        return new SqliteSession(connection, "begin");
    }

    protected override PreparedStatement Compile(StatementText text) => new SqliteStatement(_connection.Handle!, text);

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>Where the database lies and how long a connection waits for another one's lock.</summary>
internal sealed record SqliteFile(string Path, TimeSpan BusyTimeout)
{
    // SQLITE_CONFIG_MULTITHREAD and SQLITE_CONFIG_MEMSTATUS. Each connection here has one thread at a time, so its locks are of no
    // use, and nobody reads the memory statistics that every allocation takes another lock for.
    static SqliteFile()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(2);
        _ = raw.sqlite3_config(9, 0);
    }

    /// <summary>The path of a connection string, made absolute; a database without a file is refused.</summary>
    public static SqliteFile From(DatabaseOptions options)
    {
        var builder = new SqliteConnectionStringBuilder(options.ConnectionString);
        return builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:"
            ? throw new ArgumentException(
                "The store needs a file: write 'Data Source=data/teacherbot.db'.", nameof(options))
            : new SqliteFile(System.IO.Path.GetFullPath(builder.DataSource), options.BusyTimeout);
    }

    public SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            // SQLite's own waiting comes first (below); the client's slow polling after it is kept short.
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture, $"pragma busy_timeout = {(long)BusyTimeout.TotalMilliseconds}");
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
