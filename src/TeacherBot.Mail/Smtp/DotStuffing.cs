using System.Buffers;

namespace TeacherBot.Mail.Smtp;

/// <summary>
/// A letter as it travels after DATA (RFC 5321 §4.5.2): every line end is CRLF, a line that begins with a dot gets another, and a lone
/// dot ends it. No bare CR or LF gets through, so nothing in a letter can pass for its end.
/// </summary>
internal static class DotStuffing
{
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> letter)
    {
        var written = new ArrayBufferWriter<byte>(letter.Length + 64);
        while (!letter.IsEmpty)
        {
            var at = letter.IndexOfAny((byte)'\r', (byte)'\n');
            var line = at < 0 ? letter : letter[..at];
            if (line is [(byte)'.', ..])
            {
                written.Write("."u8);
            }

            written.Write(line);
            written.Write("\r\n"u8);
            letter = at < 0 ? [] : letter[(at + (letter[at..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1))..];
        }

        written.Write(".\r\n"u8);
        return written.WrittenMemory;
    }
}
