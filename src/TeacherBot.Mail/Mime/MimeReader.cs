namespace TeacherBot.Mail.Mime;

/// <summary>
/// Cuts a letter into its parts (RFC 2046) without copying. Bears multiparts without an end, without a boundary and with the boundary of
/// another, and never throws for what the bytes say.
/// </summary>
internal sealed class MimeReader(MimeLimits limits, ICollection<string> warnings)
{
    private int parts;

    public MimePart Read(ReadOnlyMemory<byte> raw)
    {
        if (raw.Length > limits.Raw)
        {
            warnings.Add("Письмо больше предела: прочитано начало.");
            raw = raw[..limits.Raw];
        }

        // A mailbox file begins with a line that is no header.
        return Part(raw.Span.StartsWith("From "u8) && raw.Span.IndexOf((byte)'\n') is var end and >= 0 ? raw[(end + 1)..] : raw, 0, "text/plain");
    }

    private MimePart Part(ReadOnlyMemory<byte> raw, int depth, string assumed)
    {
        parts++;
        var headers = new Headers();
        var body = new HeaderReader(raw.Span, limits, warnings).Read(headers);
        var part = new MimePart(headers, raw[body..], assumed);
        if (depth >= limits.Depth && (part.MediaType.StartsWith("multipart/", StringComparison.Ordinal) || part.MediaType == "message/rfc822"))
        {
            warnings.Add("Письма вложены слишком глубоко: глубже не прочитано.");
            return part;
        }

        part.Parts = part.MediaType switch
        {
            "message/rfc822" or "message/global" => [Part(Whole(part), depth + 1, "text/plain")],
            _ when part.MediaType.StartsWith("multipart/", StringComparison.Ordinal) =>
                Split(part, depth, part.MediaType == "multipart/digest" ? "message/rfc822" : "text/plain"),
            _ => [],
        };
        return part;
    }

    // Only a wrong mailer encodes a letter inside a letter, but some do.
    private static ReadOnlyMemory<byte> Whole(MimePart part) =>
        part.TransferEncoding is "base64" or "quoted-printable" ? part.Decode() : part.Body;

    private List<MimePart> Split(MimePart whole, int depth, string assumed)
    {
        var read = new List<MimePart>();
        if (BoundaryOf(whole) is not { } boundary)
        {
            warnings.Add("Части письма нельзя разделить: нет границы.");
            return read;
        }

        var delimiter = System.Text.Encoding.UTF8.GetBytes("--" + boundary);
        var start = -1;
        foreach (var (at, after, last) in Delimiters(whole.Body, delimiter))
        {
            if (start >= 0)
            {
                Add(read, whole.Body[start..Math.Max(start, at)], depth, assumed);
            }

            start = after;
            if (last || parts >= limits.Parts)
            {
                WarnOfParts();
                return read;
            }
        }

        return start < 0 ? read : WithoutEnd(read, whole.Body[start..], depth, assumed);
    }

    private List<MimePart> WithoutEnd(List<MimePart> read, ReadOnlyMemory<byte> rest, int depth, string assumed)
    {
        warnings.Add("У письма нет конца: последняя часть может быть неполной.");
        Add(read, rest, depth, assumed);
        return read;
    }

    private void WarnOfParts()
    {
        if (parts >= limits.Parts)
        {
            warnings.Add("В письме слишком много частей: лишние пропущены.");
        }
    }

    private void Add(List<MimePart> read, ReadOnlyMemory<byte> raw, int depth, string assumed)
    {
        if (parts < limits.Parts)
        {
            read.Add(Part(raw, depth + 1, assumed));
        }
    }

    // Where the part before ends, where the next begins, and whether it is the closing one.
    private static IEnumerable<(int At, int After, bool Last)> Delimiters(ReadOnlyMemory<byte> body, byte[] delimiter)
    {
        var from = 0;
        while (Next(body.Span, delimiter, from) is { } at)
        {
            var behind = body.Span[(at + delimiter.Length)..];
            var line = behind.IndexOf((byte)'\n');
            var after = at + delimiter.Length + (line < 0 ? behind.Length : line + 1);
            yield return (BeforeLineEnd(body.Span, at), after, behind.StartsWith("--"u8));
            from = after;
        }
    }

    private static int BeforeLineEnd(ReadOnlySpan<byte> body, int at)
    {
        var end = at > 0 && body[at - 1] == '\n' ? at - 1 : at;
        return end > 0 && end < at && body[end - 1] == '\r' ? end - 1 : end;
    }

    // A delimiter stands at the beginning of a line and is followed by nothing but its own end: a longer boundary is another one.
    private static int? Next(ReadOnlySpan<byte> body, byte[] delimiter, int from)
    {
        while (from < body.Length && body[from..].IndexOf(delimiter) is var found and >= 0)
        {
            var at = from + found;
            var behind = body[(at + delimiter.Length)..];
            if ((at == 0 || body[at - 1] == '\n') && (behind.IsEmpty || behind[0] is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' || behind.StartsWith("--"u8)))
            {
                return at;
            }

            from = at + delimiter.Length;
        }

        return null;
    }

    // Some mailers forget to name the boundary: the first line that looks like one is it.
    private static string? BoundaryOf(MimePart whole)
    {
        if (whole.Boundary is { Length: > 0 } named)
        {
            return named.Length <= 200 ? named : null;
        }

        var body = whole.Body.Span;
        var start = body.StartsWith("--"u8) ? 0 : body.IndexOf("\n--"u8) + 1;
        if (start == 0 && !body.StartsWith("--"u8))
        {
            return null;
        }

        var line = body[(start + 2)..];
        var end = line.IndexOfAny((byte)'\r', (byte)'\n');
        return end is > 0 and < 200 ? System.Text.Encoding.UTF8.GetString(line[..end]).TrimEnd() : null;
    }
}
