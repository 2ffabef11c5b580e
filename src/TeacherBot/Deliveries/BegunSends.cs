using System.IO.MemoryMappedFiles;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>
/// Which rows that are marked as sending had their first byte: noted in memory that a killed process leaves behind in a small file. After
/// a crash only those are unknown; the others surely never left and wait again. Memory that a machine loses with its power is not
/// believed: the file names the boot it belongs to. Holds numbers of rows and nothing of people.
/// </summary>
internal sealed class BegunSends : IDisposable
{
    // Far more than can be on the wire and not yet recorded.
    private const int Places = 4096;
    private const int EntrySize = 16;
    private const int HeaderSize = 64;
    private const int WholeAt = 16;
    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;
    private bool isWhole;
    private int next = -1;

    private BegunSends(MemoryMappedFile? file, bool isWhole)
    {
        this.file = file;
        this.isWhole = isWhole;
        view = file?.CreateViewAccessor();
    }

    /// <summary>Opens the notes of the run before and begins new ones.</summary>
    /// <param name="path">Null keeps none: then every row of a run that died is unknown.</param>
    public static BegunSends Open(string? path)
    {
        if (path is null || !File.Exists(BootFile))
        {
            return new BegunSends(null, false);
        }

        var boot = Guid.Parse(File.ReadAllText(BootFile).Trim()).ToByteArray();
        var isWhole = IsWhole(path, boot);
        if (!isWhole)
        {
            Create(path, boot);
        }

        // What is there stays until the rows of that run are settled: this one may be killed before.
        return new BegunSends(MemoryMappedFile.CreateFromFile(path, FileMode.Open), isWhole);
    }

    /// <summary>No row of an earlier run is left as sending: from now on the notes tell of all.</summary>
    public void Settled()
    {
        view?.Write(WholeAt, 1L);
        isWhole = view is not null;
    }

    /// <summary>The first byte of this send goes out next.</summary>
    public void Begin(Delivery delivery)
    {
        if (view is null)
        {
            return;
        }

        var at = HeaderSize + ((int)((uint)Interlocked.Increment(ref next) % Places) * EntrySize);

        // The number of the row last: a half-written note must not name a send that never was.
        view.Write(at, 0L);
        view.Write(at + sizeof(long), delivery.Tries + 1L);
        view.Write(at, delivery.Id);
    }

    /// <summary>Whether a row found as sending may have left; without notes that tell of all, it may.</summary>
    public bool MayHaveBegun(Delivery found)
    {
        for (var place = 0; isWhole && place < Places; place++)
        {
            var at = HeaderSize + (place * EntrySize);
            if (view!.ReadInt64(at) == found.Id && view.ReadInt64(at + sizeof(long)) == found.Tries)
            {
                return true;
            }
        }

        return !isWhole;
    }

    public void Dispose()
    {
        view?.Dispose();
        file?.Dispose();
    }

    private static void Create(string path, byte[] boot)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write([.. boot, .. new byte[HeaderSize - boot.Length + (Places * EntrySize)]]);
    }

    // Of this boot, and of a run that had settled what it found.
    private static bool IsWhole(string path, byte[] boot) => File.Exists(path)
        && File.ReadAllBytes(path) is { Length: HeaderSize + (Places * EntrySize) } bytes
        && bytes.AsSpan(0, boot.Length).SequenceEqual(boot) && bytes[WholeAt] == 1;
}
