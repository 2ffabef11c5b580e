using System.Data.Common;
using System.Runtime.ExceptionServices;

namespace TeacherBot.Store;

/// <summary>
/// The statements of one transaction, handed to a work for the time it runs and useless afterwards. Once a statement
/// has failed no other may follow and the work is rolled back even if it swallows the error: that is PostgreSQL's
/// rule, and on SQLite a full disk may already have ended the transaction. So "insert unless it exists" is said in
/// SQL (<c>on conflict do nothing</c>), never by catching.
/// </summary>
public sealed class UnitOfWork
{
    private readonly Session _session;
    private ExceptionDispatchInfo? _failure;
    private bool _ended;

    internal UnitOfWork(Session session) => _session = session;

    /// <summary>Runs a statement that returns no rows; the result is the number of rows it changed.</summary>
    public int Execute(Statement statement, params ReadOnlySpan<P> arguments)
    {
        var prepared = Begin(statement, arguments);
        try
        {
            while (prepared.Step())
            {
                // Rows of a returning clause nobody asked for.
            }

            return prepared.Changes;
        }
        catch (DbException error)
        {
            Fail(error);
            throw;
        }
        finally
        {
            prepared.Reset();
        }
    }

    /// <summary>All rows, read before it returns; bound the number of them in SQL.</summary>
    public List<T> Query<T>(Statement statement, Func<Row, T> map, params ReadOnlySpan<P> arguments)
    {
        var prepared = Begin(statement, arguments);
        var rows = new List<T>();
        try
        {
            while (prepared.Step())
            {
                rows.Add(map(new Row(prepared)));
            }
        }
        catch (DbException error)
        {
            Fail(error);
            throw;
        }
        finally
        {
            prepared.Reset();
        }

        return rows;
    }

    /// <summary>The only row, or null; two rows mean a wrong statement and throw.</summary>
    public T? Find<T>(Statement statement, Func<Row, T> map, params ReadOnlySpan<P> arguments)
        where T : class =>
        TryRead(statement, map, arguments, out var found) ? found : null;

    /// <summary><see cref="Find{T}"/> for numbers, instants and records that are structs.</summary>
    public T? FindValue<T>(Statement statement, Func<Row, T> map, params ReadOnlySpan<P> arguments)
        where T : struct =>
        TryRead(statement, map, arguments, out var found) ? found : null;

    /// <summary>The only row; throws <see cref="RowMissingException"/> when there is none.</summary>
    public T Get<T>(Statement statement, Func<Row, T> map, params ReadOnlySpan<P> arguments) =>
        TryRead(statement, map, arguments, out var found) ? found! : throw new RowMissingException(statement.Name);

    /// <summary>One number of one row: a count, or the key an <c>insert ... returning</c> gives.</summary>
    public long Scalar(Statement statement, params ReadOnlySpan<P> arguments) =>
        Get(statement, static row => row.Int64(0), arguments);

    /// <summary>
    /// <see cref="Query{T}"/> of a frame that has <c>@condition</c> in it. What comes of the two is compiled for this run only.
    /// </summary>
    internal List<T> QueryWhere<T>(Statement frame, SqlCondition condition, Func<Row, T> map, params ReadOnlySpan<P> arguments)
    {
        Guard();
        var rows = new List<T>();
        var all = new List<P>(arguments.ToArray());
        try
        {
            using var composed = _session.Compose(frame, condition, all);
            composed.Begin(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
            while (composed.Step())
            {
                rows.Add(map(new Row(composed)));
            }
        }
        catch (DbException error)
        {
            Fail(error);
            throw;
        }

        return rows;
    }

    internal void RunScript(string sql)
    {
        Guard();
        try
        {
            _session.RunScript(sql);
        }
        catch (DbException error)
        {
            Fail(error);
            throw;
        }

        if (!_session.InTransaction)
        {
            throw new InvalidOperationException("The script ended the transaction it ran in.");
        }
    }

    internal void ThrowIfFailed() => _failure?.Throw();

    internal void End() => _ended = true;

    private bool TryRead<T>(Statement statement, Func<Row, T> map, ReadOnlySpan<P> arguments, out T? found)
    {
        var prepared = Begin(statement, arguments);
        try
        {
            if (!prepared.Step())
            {
                found = default;
                return false;
            }

            found = map(new Row(prepared));
            return prepared.Step() ? throw new InvalidOperationException($"{statement.Name} gave more than one row.") : true;
        }
        catch (DbException error)
        {
            Fail(error);
            throw;
        }
        finally
        {
            prepared.Reset();
        }
    }

    private PreparedStatement Begin(Statement statement, ReadOnlySpan<P> arguments)
    {
        Guard();
        try
        {
            var prepared = _session.Prepare(statement);
            prepared.Begin(arguments);
            return prepared;
        }
        catch (DbException error)
        {
            Fail(error);
            throw;
        }
    }

    private void Guard()
    {
        if (_ended)
        {
            throw new InvalidOperationException("The unit of work has ended: use it only inside the work it was given to.");
        }

        if (_failure is not null)
        {
            throw new InvalidOperationException("A statement of this work has failed already: nothing may follow it.");
        }
    }

    private void Fail(DbException error) => _failure ??= ExceptionDispatchInfo.Capture(error);
}
