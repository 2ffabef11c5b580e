namespace TeacherBot.Store;

/// <summary>
/// Held for as long as a process writes the database, on a file beside it. SQLite alone would let two bots take
/// turns on one file, each sure that it is the only one sending messages. The file stays when the lock goes:
/// deleting it would let two processes lock two different files of one name.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _held;

    private StoreLock(FileStream held) => _held = held;

    public static StoreLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new StoreLock(new FileStream(path, PrivateFiles.Options(FileMode.OpenOrCreate)));
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new StoreInUseException(databasePath, error);
        }
    }

    public void Dispose() => _held.Dispose();
}

/// <summary>Another process, or another <see cref="Database"/> of this one, already writes this file.</summary>
public sealed class StoreInUseException(string path, Exception inner) : Exception(
    $"{path} is already written by another TeacherBot process. Stop that one first ('fuser {path}.lock' shows it), or give this one its own file.",
    inner)
{
    /// <summary>The database file, absolute.</summary>
    public string Path { get; } = path;
}
