namespace TeacherBot.Mail.Mime;

/// <summary>Undoes base64 and quoted-printable (RFC 2045 §6) as letters really have them: with rubbish inside and without their end.</summary>
internal static class TransferCoding
{
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
            if (Value(sign) is var value && value < 0)
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

    private static long CountSigns(ReadOnlySpan<byte> body)
    {
        long signs = 0;
        foreach (var sign in body)
        {
            signs += Value(sign) >= 0 ? 1 : 0;
        }

        return signs;
    }

    private static int Value(byte sign) => sign switch
    {
        >= (byte)'A' and <= (byte)'Z' => sign - 'A',
        >= (byte)'a' and <= (byte)'z' => sign - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => sign - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };

    internal static int Hex(int sign) => sign switch
    {
        >= '0' and <= '9' => sign - '0',
        >= 'A' and <= 'F' => sign - 'A' + 10,
        >= 'a' and <= 'f' => sign - 'a' + 10,
        _ => -1,
    };
}
