using System.Text;

namespace TeacherBot.Mail.Mime;

/// <summary>
/// Encoded words of a header (RFC 2047) as mailers break them: bytes of neighbours in one charset are joined before they are decoded,
/// for senders cut characters in half; blanks and 8-bit signs inside and a missing padding are borne.
/// </summary>
public static class EncodedWords
{
    // Longer than any mailer makes one; keeps a header full of "=?" linear.
    private const int Longest = 4096;

    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        var pending = new Pending(text);
        var at = 0;
        while (value.IndexOf("=?", at, StringComparison.Ordinal) is var start and >= 0)
        {
            if (Read(value, start) is not { } word)
            {
                pending.Plain(value.AsSpan(at, start + 2 - at));
                at = start + 2;
                continue;
            }

            pending.Plain(value.AsSpan(at, start - at));
            pending.Encoded(word.Charset, word.Bytes);
            at = word.End;
        }

        pending.Plain(value.AsSpan(at));
        pending.Flush();
        return text.ToString();
    }

    private static (string Charset, byte[] Bytes, int End)? Read(string value, int start)
    {
        var charset = value.IndexOf('?', start + 2);
        if (charset < 0 || charset - start > 64 || charset + 2 >= value.Length || value[charset + 2] != '?')
        {
            return null;
        }

        var data = charset + 3;
        var end = value.IndexOf("?=", data, Math.Min(Longest, value.Length - data), StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var signs = value.AsSpan(data, end - data);
        var name = value[(start + 2)..charset].Split('*')[0];
        return value[charset + 1] switch
        {
            'B' or 'b' => (name, TransferCoding.Decode(Latin(signs), "base64", Longest), end + 2),
            'Q' or 'q' => (name, Q(signs), end + 2),
            _ => null,
        };
    }

    private static byte[] Q(ReadOnlySpan<char> signs)
    {
        var bytes = new List<byte>(signs.Length);
        for (var i = 0; i < signs.Length; i++)
        {
            if (signs[i] == '=' && i + 2 < signs.Length && TransferCoding.Hex(signs[i + 1]) is var high and >= 0 && TransferCoding.Hex(signs[i + 2]) is var low and >= 0)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
            }
            else if (signs[i] > '\u007F')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(signs[i].ToString()));
            }
            else
            {
                bytes.Add(signs[i] == '_' ? (byte)' ' : (byte)signs[i]);
            }
        }

        return [.. bytes];
    }

    private static byte[] Latin(ReadOnlySpan<char> signs)
    {
        var bytes = new byte[signs.Length];
        for (var i = 0; i < signs.Length; i++)
        {
            bytes[i] = signs[i] < '\u0080' ? (byte)signs[i] : (byte)0;
        }

        return bytes;
    }

    // Bytes that wait for the next word of the same charset.
    private sealed class Pending(StringBuilder text)
    {
        private readonly List<byte> bytes = [];
        private string? charset;

        public void Plain(ReadOnlySpan<char> plain)
        {
            if (plain.IsEmpty || (charset is not null && plain.IsWhiteSpace()))
            {
                return;
            }

            Flush();
            text.Append(plain);
        }

        public void Encoded(string name, byte[] more)
        {
            if (charset is not null && !charset.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                Flush();
            }

            charset = name;
            bytes.AddRange(more);
        }

        public void Flush()
        {
            if (charset is not null)
            {
                text.Append(Charsets.Decode([.. bytes], charset));
                bytes.Clear();
                charset = null;
            }
        }
    }
}
