using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Store;

/// <summary>
/// Signs the tokens on buttons and in letters: 64 bits of HMAC-SHA256, because a Telegram button holds 64 bytes and
/// a guess costs a request to us each time.
/// </summary>
public sealed class TokenSigner(KeyRing keys)
{
    /// <summary>Length of a signature: 8 bytes in base64url without padding.</summary>
    public const int Length = 11;

    /// <summary>Bytes of a longer signature.</summary>
    public const int TagSize = 16;

    private const int Bytes = 8;

    private readonly KeyedHash _hash = new(keys.Signing);

    /// <summary>
    /// The signature of a payload, ASCII. The payload must say the token's kind and whom it is for, or a token of one
    /// kind or person would pass for another's.
    /// </summary>
    public string Sign(string payload)
    {
        Span<byte> hash = stackalloc byte[KeyedHash.Size];
        _hash.Of(payload, hash);
        return Base64Url.EncodeToString(hash[..Bytes]);
    }

    /// <summary>A longer signature for letters, which have room: 128 bits.</summary>
    public byte[] Tag(string payload)
    {
        Span<byte> hash = stackalloc byte[KeyedHash.Size];
        _hash.Of(payload, hash);
        return hash[..TagSize].ToArray();
    }

    /// <summary>In the same time for every wrong signature.</summary>
    public bool CheckTag(string payload, ReadOnlySpan<byte> tag) => CryptographicOperations.FixedTimeEquals(tag, Tag(payload));

    /// <summary>In the same time for every wrong signature; one spelling only is right.</summary>
    public bool Check(string payload, ReadOnlySpan<char> signature)
    {
        Span<byte> given = stackalloc byte[Length];
        return signature.Length == Length
            && Encoding.UTF8.TryGetBytes(signature, given, out var written)
            && written == Length
            && CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Sign(payload)));
    }
}
