using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TeacherBot.Store;

/// <summary>
/// 32 secret bytes and the short public id written beside whatever they seal, so that a later key can stand next to
/// an older one. The id is drawn from a hash of the key and says nothing about it.
/// </summary>
internal sealed class SecretKey
{
    public const int Size = 32;

    private readonly byte[] _bytes;

    public SecretKey(byte[] bytes)
    {
        _bytes = bytes.Length == Size ? bytes : throw new CryptographicException($"A key must be {Size} bytes.");
        Id = BinaryPrimitives.ReadUInt32BigEndian(HMACSHA256.HashData(bytes, "teacherbot key id"u8));
    }

    public uint Id { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public static SecretKey Create() => new(RandomNumberGenerator.GetBytes(Size));

    public override string ToString() => Id.ToString("x8", CultureInfo.InvariantCulture);
}
