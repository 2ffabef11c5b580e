using System.Buffers;
using System.Text;

namespace TeacherBot.Mail.Mime;

/// <summary>Undoes base64 and quoted-printable (RFC 2045 §6) as letters really have them: with rubbish inside and without their end.</summary>
internal static class TransferCoding
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static readonly int[] Values = ValuesOfSigns();
    private static readonly SearchValues<byte> Signs = SearchValues.Create(Encoding.ASCII.GetBytes(Alphabet + "-_"));

    /// <summary>At most <paramref name="most"/> bytes come out.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> body, string coding, int most) => coding switch
    {
        "base64" => Base64(body, most),
        "quoted-printable" => QuotedPrintable(body, most),
        _ => body[..Math.Min(body.Length, most)].ToArray(),
    };

    /// <summary>How many bytes <see cref="Decode"/> would give, without making them.</summary>
    public static int Size(ReadOnlySpan<byte> body, string coding) => coding switch
    {
        "base64" => (int)(CountSigns(body) * 3L / 4),
        "quoted-printable" => QuotedPrintable(body, int.MaxValue).Length,
        _ => body.Length,
    };

    private static byte[] Base64(ReadOnlySpan<byte> body, int most)
    {
        var result = new byte[(int)Math.Min((body.Length * 3L / 4) + 3, most)];
        var (length, bits, count) = (0, 0, 0);
        foreach (var sign in body)
        {
            if (Values[sign] is var value && value < 0)
            {
                continue;
            }

            bits = ((bits & 0xFFFF) << 6) | value;
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                if (length == result.Length)
                {
                    break;
                }

                result[length++] = (byte)((bits >> count) & 0xFF);
            }
        }

        return result[..length];
    }

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> body, int most)
    {
        var result = new byte[Math.Min(body.Length, most)];
        var length = 0;
        for (var i = 0; i < body.Length && length < result.Length; i++)
        {
            if (body[i] != '=')
            {
                result[length++] = body[i];
            }
            else if (i + 2 < body.Length && Hex(body[i + 1]) is var high and >= 0 && Hex(body[i + 2]) is var low and >= 0)
            {
                result[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else if (SoftBreak(body[(i + 1)..]) is var skip and >= 0)
            {
                i += skip;
            }
            else
            {
                result[length++] = (byte)'=';
            }
        }

        return result[..length];
    }

    // A soft line break may have blanks before its end; the last = of a body that was cut counts as one.
    private static int SoftBreak(ReadOnlySpan<byte> rest)
    {
        var blanks = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (blanks < 0)
        {
            return rest.Length;
        }

        return rest[blanks] switch
        {
            (byte)'\n' => blanks + 1,
            (byte)'\r' => blanks + (blanks + 1 < rest.Length && rest[blanks + 1] == '\n' ? 2 : 1),
            _ => -1,
        };
    }

    // Over whole lines at a time: a big file is nothing but signs and line ends.
    private static long CountSigns(ReadOnlySpan<byte> body)
    {
        long signs = 0;
        while (body.IndexOfAny(Signs) is var start and >= 0)
        {
            body = body[start..];
            var length = body.IndexOfAnyExcept(Signs) is var end and >= 0 ? end : body.Length;
            signs += length;
            body = body[length..];
        }

        return signs;
    }

    private static int[] ValuesOfSigns()
    {
        var values = new int[256];
        Array.Fill(values, -1);
        for (var i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = i;
        }

        // The alphabet for addresses (RFC 4648 §5) in a letter is a mistake, and readable.
        (values['-'], values['_']) = (62, 63);
        return values;
    }

    internal static int Hex(int sign) => sign switch
    {
        >= '0' and <= '9' => sign - '0',
        >= 'A' and <= 'F' => sign - 'A' + 10,
        >= 'a' and <= 'f' => sign - 'a' + 10,
        _ => -1,
    };
}
