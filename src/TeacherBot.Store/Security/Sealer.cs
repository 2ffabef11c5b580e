using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Store;

/// <summary>
/// AES-256-GCM over single values. A sealed value is one format byte, four bytes of key id, a random nonce of 12
/// bytes, the ciphertext and a tag of 16. What was changed, belongs elsewhere or was sealed by another key does not
/// open and throws <see cref="CryptographicException"/>, whose message never holds data.
/// </summary>
public sealed class Sealer(KeyRing keys)
{
    private const byte Format = 1;
    private const int HeaderSize = 5;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = HeaderSize + NonceSize + TagSize;

    // Throws on half a surrogate instead of storing a question mark for good.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A person's key, sealed by the service's key, as it is stored.</summary>
    public byte[] Wrap(PersonKey key, SealedAt at) => Close(keys.Encryption, key.Key.Bytes, at);

    /// <summary>Gives the key <see cref="Wrap"/> was given.</summary>
    public PersonKey Unwrap(byte[] wrapped, SealedAt at) => new(new SecretKey(Break(keys.Encryption, wrapped, at)));

    /// <summary>A text about a person. Its length can be told from the result.</summary>
    public static byte[] Seal(PersonKey key, string text, SealedAt at) => Close(key.Key, Utf8.GetBytes(text), at);

    /// <summary>Bytes about a person, such as a letter of theirs.</summary>
    public static byte[] Seal(PersonKey key, ReadOnlySpan<byte> bytes, SealedAt at) => Close(key.Key, bytes, at);

    /// <summary>Gives the bytes <see cref="Seal(PersonKey, ReadOnlySpan{byte}, SealedAt)"/> was given.</summary>
    public static byte[] OpenBytes(PersonKey key, byte[] sealedBytes, SealedAt at) => Break(key.Key, sealedBytes, at);

    /// <summary>Gives the text <see cref="Seal(PersonKey, string, SealedAt)"/> was given.</summary>
    public static string Open(PersonKey key, byte[] sealedText, SealedAt at) =>
        Utf8.GetString(Break(key.Key, sealedText, at));

    /// <summary>Bytes that belong to the service rather than to one person, such as a rendered document.</summary>
    public byte[] Seal(ReadOnlySpan<byte> bytes, SealedAt at) => Close(keys.Encryption, bytes, at);

    /// <summary>Gives the bytes <see cref="Seal(ReadOnlySpan{byte}, SealedAt)"/> was given.</summary>
    public byte[] Open(byte[] sealedBytes, SealedAt at) => Break(keys.Encryption, sealedBytes, at);

    private static byte[] Close(SecretKey key, ReadOnlySpan<byte> plain, SealedAt at)
    {
        var result = new byte[plain.Length + Overhead];
        var header = result.AsSpan(0, HeaderSize);
        header[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], key.Id);
        var nonce = result.AsSpan(HeaderSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Bytes, TagSize);
        aes.Encrypt(
            nonce,
            plain,
            result.AsSpan(HeaderSize + NonceSize, plain.Length),
            result.AsSpan(result.Length - TagSize),
            at.AssociatedData(header));
        return result;
    }

    private static byte[] Break(SecretKey key, byte[] closed, SealedAt at)
    {
        if (closed.Length < Overhead || closed[0] != Format)
        {
            throw new CryptographicException($"{Place(at)} holds no sealed value of a known format.");
        }

        var id = BinaryPrimitives.ReadUInt32BigEndian(closed.AsSpan(1));
        if (id != key.Id)
        {
            throw new CryptographicException($"{Place(at)} was sealed by key {id:x8}, not by {key}.");
        }

        var plain = new byte[closed.Length - Overhead];
        using var aes = new AesGcm(key.Bytes, TagSize);
        try
        {
            aes.Decrypt(
                closed.AsSpan(HeaderSize, NonceSize),
                closed.AsSpan(HeaderSize + NonceSize, plain.Length),
                closed.AsSpan(closed.Length - TagSize),
                plain,
                at.AssociatedData(closed.AsSpan(0, HeaderSize)));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new CryptographicException($"{Place(at)} was changed or belongs elsewhere; it does not open.");
        }
    }

    private static string Place(SealedAt at) => $"A value of {at.Table}.{at.Column}";
}
