namespace TeacherBot.Store;

/// <summary>
/// Lets another thread slip in between two batches. SQLite's own lock would not do: under load the writer frees it
/// for microseconds only and a waiting checkpoint would never get it.
/// </summary>
internal sealed class WriterGate
{
    private readonly object _gate = new();
    private volatile bool _wanted;

    public void Enter()
    {
        Monitor.Enter(_gate);
        while (_wanted)
        {
            Monitor.Wait(_gate);
        }
    }

    public void Exit() => Monitor.Exit(_gate);

    /// <summary>Runs while no batch is open, and lets the writer go on afterwards.</summary>
    public void BetweenBatches(Action action)
    {
        _wanted = true;
        lock (_gate)
        {
            try
            {
                action();
            }
            finally
            {
                _wanted = false;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
