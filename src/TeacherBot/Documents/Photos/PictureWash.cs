using System.Buffers.Binary;

namespace TeacherBot.Documents.Photos;

/// <summary>
/// Takes out of a photograph what tells who made it, where and with what: everything but the picture itself and which way up it is.
/// Nothing is decoded and nothing lost of the picture. JPEG by ISO/IEC 10918-1 (segments up to the first scan), PNG by its chunks
/// (W3C PNG, third edition).
/// </summary>
internal static class PictureWash
{
    private const byte Mark = 0xFF;
    private const int ExifOrientation = 0x0112;

    private static readonly string[] KeptChunks = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs"];

    /// <summary>The same picture without the rest; null when the bytes are neither a whole JPEG nor a whole PNG.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png(bytes)
        : bytes.StartsWith((ReadOnlySpan<byte>)[Mark, 0xD8]) ? Jpeg(bytes)
        : null;

    private static byte[]? Png(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream();
        clean.Write(bytes[..8]);
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                return null;
            }

            var chunk = bytes.Slice(at, (int)length + 12);
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (KeptChunks.Contains(type))
            {
                clean.Write(chunk);
            }

            if (type == "IEND")
            {
                return clean.ToArray();
            }

            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream();
        clean.Write(bytes[..2]);
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == Mark;)
        {
            var kind = bytes[at + 1];
            if (kind == Mark)
            {
                // A filling byte.
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return null;
            }

            var segment = bytes.Slice(at, 2 + length);
            if (kind == 0xDA)
            {
                return Scans(bytes[at..]) is { IsEmpty: false } scans ? [.. clean.ToArray(), .. scans] : null;
            }

            clean.Write(Kept(kind, segment));
            at += segment.Length;
        }

        return null;
    }

    // The colours need JFIF (APP0) and Adobe (APP14); of Exif (APP1) only the orientation stays. Other applications' parts and comments go.
    private static ReadOnlySpan<byte> Kept(byte kind, ReadOnlySpan<byte> segment) => kind switch
    {
        0xE0 when segment[4..].StartsWith("JFIF\0"u8) => Plain(segment),
        0xEE when segment[4..].StartsWith("Adobe"u8) && segment.Length == 16 => segment,
        0xE1 => OrientationOf(segment) is { } orientation ? Exif(orientation) : [],
        >= 0xE0 and <= 0xEF or 0xFE => [],
        _ => segment,
    };

    // JFIF may carry a small picture of the whole one before it was cut.
    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> jfif) => jfif.Length < 18 ? [] : (byte[])[Mark, 0xE0, 0, 16, .. jfif[4..16], 0, 0];

    // Up to the end of the picture: some cameras put a second one, or a film, after it.
    private static ReadOnlySpan<byte> Scans(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] != Mark)
            {
                continue;
            }

            if (bytes[at + 1] == 0xD9)
            {
                return bytes[..(at + 2)];
            }

            // Tables between the scans of a progressive picture; what an application wrote there has no place in it.
            if (bytes[at + 1] is (>= 0xE0 and <= 0xEF) or 0xFE)
            {
                return [];
            }
        }

        return [];
    }

    private static ushort? OrientationOf(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 18 || !segment[4..].StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        var tiff = segment[10..];
        var isLittle = tiff[0] == (byte)'I';
        var first = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
        {
            return null;
        }

        var entries = Word(tiff[(int)first..], isLittle);
        for (var i = 0; i < entries && first + 2 + ((i + 1) * 12) <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)first + 2 + (i * 12), 12);
            if (Word(entry, isLittle) == ExifOrientation)
            {
                return Word(entry[8..], isLittle) is >= 1 and <= 8 and var orientation ? orientation : null;
            }
        }

        return null;
    }

    private static ushort Word(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    // One entry, big-endian: orientation, SHORT, 1, the value.
    private static byte[] Exif(ushort orientation) =>
    [
        Mark, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];
}
