using System.Security.Cryptography;

namespace TeacherBot.Store;

/// <summary>
/// The service's own keys, three files of 32 random bytes in one folder: <c>encryption.key</c> seals people's keys,
/// <c>lookup.key</c> finds an address without storing it, <c>signing.key</c> signs the tokens on buttons. Without
/// them a backup is worth nothing, so they are kept apart from it.
/// </summary>
public sealed class KeyRing
{
    private const string Unfinished = "creating";

    private KeyRing(string folder)
    {
        Encryption = Load(folder, "encryption.key");
        Lookup = Load(folder, "lookup.key");
        Signing = Load(folder, "signing.key");
    }

    internal SecretKey Encryption { get; }

    internal SecretKey Lookup { get; }

    internal SecretKey Signing { get; }

    /// <summary>
    /// Reads the keys, or makes them when the folder has none. A folder that has only some is refused: new keys
    /// would silently make everything sealed by the old ones unreadable. Throws <see cref="KeyRingException"/>.
    /// </summary>
    public static KeyRing Open(string folder)
    {
        folder = Path.GetFullPath(folder);
        PrivateFiles.CreateFolder(folder);
        string[] names = ["encryption.key", "lookup.key", "signing.key"];
        var missing = names.Where(name => !File.Exists(Path.Combine(folder, name))).ToList();
        if (missing.Count == names.Length || File.Exists(Path.Combine(folder, Unfinished)))
        {
            Create(folder, missing);
        }
        else if (missing.Count > 0)
        {
            throw new KeyRingException(
                $"{Path.Combine(folder, missing[0])} is missing while other keys are there. Restore it from where the keys are kept; do not start with an empty folder unless the database is empty too.");
        }

        return new KeyRing(folder);
    }

    // The mark outlives a kill in the middle: only then may missing keys be filled in, for nothing was sealed yet.
    private static void Create(string folder, IEnumerable<string> names)
    {
        var mark = Path.Combine(folder, Unfinished);
        using (new FileStream(mark, PrivateFiles.Options(FileMode.OpenOrCreate)))
        {
            foreach (var name in names)
            {
                Write(Path.Combine(folder, name));
            }
        }

        File.Delete(mark);
    }

    private static void Write(string path)
    {
        var half = path + ".half";
        File.Delete(half);
        using (var file = new FileStream(half, PrivateFiles.Options(FileMode.CreateNew)))
        {
            file.Write(RandomNumberGenerator.GetBytes(SecretKey.Size));
            file.Flush(flushToDisk: true);
        }

        File.Move(half, path);
    }

    private static SecretKey Load(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (PrivateFiles.IsOpenToOthers(path))
        {
            throw new KeyRingException($"{path} can be read by other accounts. Say 'chmod 600 {path}', and think about who may have read it.");
        }

        // One byte more than a key tells a longer file without reading all of it.
        var bytes = new byte[SecretKey.Size + 1];
        using var file = File.OpenRead(path);
        var size = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return size == SecretKey.Size
            ? new SecretKey(bytes[..size])
            : throw new KeyRingException($"{path} must hold exactly {SecretKey.Size} bytes. Restore it from where the keys are kept.");
    }
}

/// <summary>The key folder cannot be used as it is; the message names the file and the way out.</summary>
public sealed class KeyRingException(string message) : Exception(message);
