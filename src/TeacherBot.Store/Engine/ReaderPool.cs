using System.Collections.Concurrent;

namespace TeacherBot.Store;

/// <summary>Read connections, opened when first needed and kept, because their statements stay compiled on them.</summary>
internal sealed class ReaderPool(SqliteFile file, int maxReaders) : IDisposable
{
    private readonly ConcurrentStack<Session> _idle = [];
    private readonly SemaphoreSlim _slots = new(maxReaders);

    public T Read<T>(Func<UnitOfWork, T> work)
    {
        _slots.Wait();
        try
        {
            return ReadOn(_idle.TryPop(out var idle) ? idle : SqliteSession.OpenReader(file), work);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var session))
        {
            session.Dispose();
        }

        _slots.Dispose();
    }

    private T ReadOn<T>(Session session, Func<UnitOfWork, T> work)
    {
        var unit = new UnitOfWork(session);
        var reusable = false;
        try
        {
            session.Begin();
            var result = work(unit);
            unit.ThrowIfFailed();
            session.Rollback();
            reusable = true;
            return result;
        }
        finally
        {
            unit.End();
            if (reusable)
            {
                _idle.Push(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }
}
