using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Store;

/// <summary>
/// HMAC-SHA256 under one key, with a context kept for each thread: setting one up anew costs OpenSSL several times what hashing a
/// short text does.
/// </summary>
#pragma warning disable CA1001 // Lives as long as the program; a thread's context goes with the thread.
internal sealed class KeyedHash(SecretKey key)
#pragma warning restore CA1001
{
    /// <summary>Length of a hash.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    private readonly ThreadLocal<IncrementalHash> _contexts = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes));

    public void Of(string text, Span<byte> hash)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = longest <= 512 ? null : ArrayPool<byte>.Shared.Rent(longest);
        var bytes = rented ?? stackalloc byte[512];
        var written = Encoding.UTF8.GetBytes(text, bytes);
        var context = _contexts.Value!;
        context.AppendData(bytes[..written]);
        context.GetHashAndReset(hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, true);
        }
    }
}
