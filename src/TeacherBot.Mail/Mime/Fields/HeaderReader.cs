namespace TeacherBot.Mail.Mime;

/// <summary>Reads a header block: unfolds, bears lines that are no header, and stops at the empty line. Bytes beyond ASCII are UTF-8 or guessed.</summary>
internal ref struct HeaderReader(ReadOnlySpan<byte> part, MimeLimits limits, ICollection<string> warnings)
{
    private readonly ReadOnlySpan<byte> part = part;
    private int at;
    private int lines;

    /// <summary>Fills the headers; the result is where the body begins.</summary>
    public int Read(Headers headers)
    {
        var (start, length) = (0, 0);
        while (Line(out var line, out var begin))
        {
            if (line.IsEmpty)
            {
                break;
            }

            if (line[0] is (byte)' ' or (byte)'\t' && length > 0)
            {
                length = begin + line.Length - start;
                continue;
            }

            Add(headers, start, length);
            (start, length) = (begin, line.Length);
        }

        Add(headers, start, length);
        return at;
    }

    private bool Line(out ReadOnlySpan<byte> line, out int begin)
    {
        begin = at;
        if (at >= part.Length)
        {
            line = default;
            return false;
        }

        if (++lines > limits.HeaderLines)
        {
            warnings.Add("Слишком много строк в заголовке: лишние пропущены.");
            line = default;
            at = AfterEmptyLine();
            return false;
        }

        var rest = part[at..];
        var end = rest.IndexOf((byte)'\n');
        line = end < 0 ? rest : rest[..end];
        at += end < 0 ? rest.Length : end + 1;
        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        return true;
    }

    private readonly int AfterEmptyLine()
    {
        var rest = part[at..];
        var (lf, crlf) = (rest.IndexOf("\n\n"u8), rest.IndexOf("\n\r\n"u8));
        return crlf >= 0 && (lf < 0 || crlf < lf) ? at + crlf + 3 : lf >= 0 ? at + lf + 2 : part.Length;
    }

    private readonly void Add(Headers headers, int start, int length)
    {
        var field = part.Slice(start, length);
        var colon = field.IndexOf((byte)':');
        if (length == 0)
        {
            return;
        }

        if (colon <= 0 || !IsName(field[..colon].TrimEnd(" \t"u8)))
        {
            warnings.Add("В заголовке есть строка, которая не заголовок.");
            return;
        }

        var value = field[(colon + 1)..];
        if (value.Length > limits.Header)
        {
            warnings.Add("Длинный заголовок обрезан.");
            value = value[..limits.Header];
        }

        headers.Add(System.Text.Encoding.ASCII.GetString(field[..colon].TrimEnd(" \t"u8)), Unfolded(Charsets.Guess(value)));
    }

    private static string Unfolded(string value) =>
        (value.Contains('\n', StringComparison.Ordinal) ? value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal) : value).Trim(' ', '\t');

    private static bool IsName(ReadOnlySpan<byte> name) => !name.IsEmpty && name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
}
