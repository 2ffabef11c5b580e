using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Content;

/// <summary>A file as it was published; <see cref="Hash"/> is SHA-256 in lower-case hex of the bytes, and what the store keeps it by.</summary>
internal sealed record PublishedFile(string Path, string Hash, ImmutableArray<byte> Bytes)
{
    /// <param name="bytes">Kept, not copied: the caller gives them away.</param>
    public static PublishedFile Of(string path, byte[] bytes) => new(path, HashOf(bytes), ImmutableCollectionsMarshal.AsImmutableArray(bytes));

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>
/// The list of files behind one hash, itself published: its own hash names an instrument version or a whole state of the folder,
/// and leads to every byte of it.
/// </summary>
internal static class Manifest
{
    public static PublishedFile Of(string name, IEnumerable<PublishedFile> files)
    {
        var lines = files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Hash} {f.Path}\n");
        return PublishedFile.Of(name, Encoding.UTF8.GetBytes(string.Concat(lines)));
    }

    public static ImmutableArray<string> HashesIn(PublishedFile manifest) => [.. Lines(manifest.Bytes.AsSpan()).Select(l => l[..64])];

    /// <summary>The files of a manifest. Throws when it or a file of it is not kept: everything published is.</summary>
    public static ImmutableArray<PublishedFile> Resolve(string hash, Func<string, byte[]?> find)
    {
        return [.. Lines(Bytes(hash, find)).Select(l => PublishedFile.Of(l[65..], Bytes(l[..64], find)))];
    }

    private static string[] Lines(ReadOnlySpan<byte> manifest) =>
        Encoding.UTF8.GetString(manifest).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Bytes(string hash, Func<string, byte[]?> find)
    {
        var bytes = find(hash) ?? throw new InvalidDataException($"Published content {hash} is not kept.");
        return PublishedFile.HashOf(bytes) == hash
            ? bytes
            : throw new InvalidDataException($"Published content {hash} has other bytes.");
    }
}
