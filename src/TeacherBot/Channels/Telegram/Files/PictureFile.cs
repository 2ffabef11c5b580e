using TeacherBot.BotApi;

namespace TeacherBot.Channels.Telegram;

/// <summary>A picture by what its bytes say it is.</summary>
internal static class PictureFile
{
    public static InputFile Of(byte[] bytes) => IsPng(bytes)
        ? new InputFile.Bytes(bytes, "risunok.png", "image/png")
        : new InputFile.Bytes(bytes, "risunok.jpg", "image/jpeg");

    private static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]);
}
