using System.Text;

namespace TeacherBot.Mail.Mime.Writing;

/// <summary>Bodies as ASCII lines of at most 76 signs (RFC 2045 §6): nothing on the way needs to touch them, so a signature over them holds.</summary>
internal static class BodyCoding
{
    private const int Columns = 76;

    /// <summary>Text in UTF-8, by whichever encoding is shorter.</summary>
    public static (string Encoding, string Body) Text(string text)
    {
        var lines = text.ReplaceLineEndings("\r\n");
        var bytes = Encoding.UTF8.GetBytes(lines);
        return bytes.Count(b => b > 126) * 6 > bytes.Length ? ("base64", Base64(bytes)) : ("quoted-printable", QuotedPrintable(lines));
    }

    public static string Base64(byte[] bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks) + "\r\n";

    private static string QuotedPrintable(string text)
    {
        var written = new StringBuilder(text.Length + 64);
        foreach (var line in text.Split("\r\n"))
        {
            Line(line, written);
            written.Append("\r\n");
        }

        return written.ToString();
    }

    private static void Line(string line, StringBuilder written)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var sign = Sign(bytes[i], i == 0, i == bytes.Length - 1);
            if (column + sign.Length > Columns - 1)
            {
                written.Append("=\r\n");
                column = 0;
            }

            written.Append(sign);
            column += sign.Length;
        }
    }

    // A dot or «From » at the beginning is what old relays stumble over; a blank at the end is what they cut.
    private static string Sign(byte value, bool first, bool last) =>
        value is (byte)'=' or > 126 or < 32 && value != '\t' || (last && value is (byte)' ' or (byte)'\t') || (first && value is (byte)'.' or (byte)'F')
            ? $"={value:X2}" : ((char)value).ToString();
}
