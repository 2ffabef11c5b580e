using System.Text;
using TeacherBot.Documents.Photos;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Documents;

/// <summary>What a photograph tells besides itself does not get through; the picture does, byte for byte.</summary>
public sealed class PictureWashTests
{
    private const string Secret = "GPS 56.01 92.85 Canon Иволгина";

    private static readonly byte[] Tables = [0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xC0, 0, 5, 8, 1, 1];
    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 4, 1, 0, 0x12, 0x34, 0xFF, 0x00, 0xFF, 0xD0, 0x56, 0xFF, 0xD9];

    [Fact]
    public void Of_a_jpeg_the_tables_the_scan_and_the_orientation_stay()
    {
        byte[] dirty =
        [
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 2, 2, .. new byte[12]]), .. Segment(0xE1, Exif(6)), .. Segment(0xE1, Bytes("http://ns.adobe.com/xap/1.0/\0" + Secret)),
            .. Segment(0xED, Bytes("Photoshop 3.0\0" + Secret)), .. Segment(0xFE, Bytes(Secret)), .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]), .. Tables, .. Scan, .. Bytes(Secret),
        ];

        var clean = PictureWash.Clean(dirty)!;

        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        byte[] expected =
        [
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. Segment(0xE1, [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]), .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]), .. Tables, .. Scan,
        ];
        Assert.Equal(expected, clean);
        Assert.Equal(clean, PictureWash.Clean(clean));
    }

    [Fact]
    public void Of_a_png_words_times_and_profiles_go()
    {
        byte[] kept = [.. Chunk("IHDR", 13), .. Chunk("gAMA", 4), .. Chunk("IDAT", 40), .. Chunk("IDAT", 7), .. Chunk("IEND", 0)];
        byte[] dirty =
        [
            .. Png, .. Chunk("IHDR", 13), .. Text("tEXt"), .. Chunk("tIME", 7), .. Text("iTXt"), .. Text("eXIf"), .. Chunk("gAMA", 4), .. Text("iCCP"), .. Chunk("IDAT", 40), .. Text("zTXt"), .. Chunk("IDAT", 7), .. Chunk("IEND", 0),
            .. Bytes(Secret),
        ];

        Assert.Equal([.. Png, .. kept], PictureWash.Clean(dirty)!);
    }

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    [InlineData("PK\u0003\u0004")]
    public void What_is_no_picture_is_not_passed_on(string bytes) => Assert.Null(PictureWash.Clean(Bytes(bytes)));

    [Fact]
    public void A_cut_or_spoilt_picture_is_refused_or_stays_within_bounds_and_never_throws() => Cases.Run(
        500,
        300,
        (random, _) =>
        {
            byte[] whole = random.Next(2) == 0
                ? [0xFF, 0xD8, .. Segment(0xE1, Exif((byte)random.Next(9))), .. Segment(0xFE, Bytes(Secret)), .. Tables, .. Scan]
                : [.. Png, .. Chunk("IHDR", 13), .. Text("tEXt"), .. Chunk("IDAT", 40), .. Chunk("IEND", 0)];
            var cut = whole[..random.Next(whole.Length + 1)];
            for (var i = random.Next(3); i > 0 && cut.Length > 0; i--)
            {
                cut[random.Next(cut.Length)] = (byte)random.Next(256);
            }

            return cut;
        },
        bytes => Assert.True(PictureWash.Clean(bytes) is not { } clean || clean.Length <= bytes.Length + 40),
        Convert.ToHexString);

    private static byte[] Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    // A maker's words, then where it was, between the orientation and the end.
    private static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 2, 0, 0x0F, 1, 2, 0, 5, 0, 0, 0, 38, 0, 0, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Bytes(Secret),
    ];

    private static byte[] Segment(byte kind, ReadOnlySpan<byte> content) => [0xFF, kind, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string type, int length) => [0, 0, 0, (byte)length, .. Encoding.ASCII.GetBytes(type), .. Enumerable.Range(0, length).Select(i => (byte)i), 1, 2, 3, 4];

    private static byte[] Text(string type) => [0, 0, 0, (byte)Bytes(Secret).Length, .. Encoding.ASCII.GetBytes(type), .. Bytes(Secret), 1, 2, 3, 4];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
