namespace TeacherBot.Store;

/// <summary>How the store opens its file and how much it takes on at once.</summary>
public sealed record DatabaseOptions
{
    /// <summary><c>Data Source=</c> and a path; other keywords are ignored, the engine sets what it depends on.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// Works that share one commit, at most. Only works already waiting are joined, so a quiet store never waits for
    /// a batch to fill. Default 256.
    /// </summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>Works waiting to be written; beyond them <see cref="Database.WriteAsync{T}"/> itself waits. Default 4096.</summary>
    public int MaxQueue { get; init; } = 4096;

    /// <summary>Reads running at once; more of them wait for one to end. Default 8.</summary>
    public int MaxReaders { get; init; } = 8;

    /// <summary>How long to wait when another program (a shell, a backup) holds the file's lock. Default 5 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
