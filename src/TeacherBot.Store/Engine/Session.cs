using System.Data.Common;

namespace TeacherBot.Store;

/// <summary>
/// One connection with everything compiled on it, used by one thread at a time. Transactions are plain statements
/// rather than ADO.NET objects, so that they too are compiled once.
/// </summary>
internal abstract class Session(DbConnection connection, StoreEngine engine, string begin) : IDisposable
{
    private readonly Dictionary<Statement, PreparedStatement> _prepared = [];
    private readonly Dictionary<string, PreparedStatement> _control = [];

    public bool IsOpen { get; private set; } = true;

    /// <summary>Asked of the engine itself: a full disk ends a transaction without being told to.</summary>
    public abstract bool InTransaction { get; }

    public PreparedStatement Prepare(Statement statement)
    {
        if (!_prepared.TryGetValue(statement, out var prepared))
        {
            prepared = Compile(statement.TextFor(engine));
            _prepared.Add(statement, prepared);
        }

        return prepared;
    }

    /// <summary>A frame and its condition compiled together; the caller disposes it, nothing of it is kept.</summary>
    public PreparedStatement Compose(Statement frame, SqlCondition condition, List<P> arguments) =>
        Compile(condition.Into(frame.TextFor(engine), engine, arguments));

    public void Begin() => Control(begin);

    public void Commit() => Control("commit");

    public void Rollback() => Control("rollback");

    public void Savepoint() => Control("savepoint work");

    public void Release() => Control("release savepoint work");

    public void RollbackToSavepoint() => Control("rollback to savepoint work");

    /// <summary>Runs text with any number of statements and no parameters; nothing of it is kept compiled.</summary>
    public void RunScript(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        IsOpen = false;
        foreach (var statement in _prepared.Values.Concat(_control.Values))
        {
            statement.Dispose();
        }

        connection.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract PreparedStatement Compile(StatementText text);

    private void Control(string sql)
    {
        if (!_control.TryGetValue(sql, out var statement))
        {
            statement = Compile(new StatementText(sql, "", engine, sql, []));
            _control.Add(sql, statement);
        }

        try
        {
            statement.Step();
        }
        finally
        {
            statement.Reset();
        }
    }
}
