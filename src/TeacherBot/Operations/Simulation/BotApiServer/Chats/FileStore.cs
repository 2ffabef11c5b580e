using System.Collections.Concurrent;
using System.Globalization;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>A file either side has sent; the id may be used again by this bot.</summary>
internal sealed record StoredFile(string Id, string Name, byte[] Content, bool IsPhoto)
{
    public string Path => $"{(IsPhoto ? "photos" : "documents")}/{Id}{System.IO.Path.GetExtension(Name)}";
}

/// <summary>All files by id. Ids are one bot's own: another bot's server does not know them.</summary>
internal sealed class FileStore(long bot)
{
    public const int MaxDownloadBytes = 20 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, StoredFile> _files = new(StringComparer.Ordinal);
    private int _count;

    public StoredFile Add(string name, byte[] content, bool isPhoto)
    {
        var number = Interlocked.Increment(ref _count);
        var file = new StoredFile(string.Create(CultureInfo.InvariantCulture, $"file_{bot}_{number:x6}"), name, content, isPhoto);
        _files[file.Id] = file;
        return file;
    }

    public StoredFile? Find(string id) => _files.GetValueOrDefault(id);

    /// <summary>The id means nothing from now on, as after a server has lost what it kept.</summary>
    public void Forget(string id) => _files.TryRemove(id, out _);

    public StoredFile? FindByPath(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.IndexOf('.');
        return Find((dot < 0 ? name : name[..dot]).ToString());
    }
}
