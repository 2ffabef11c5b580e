namespace TeacherBot.Mail.Mime;

/// <summary>One part of a letter: headers, and a body that is decoded when it is asked for. A multipart or letter inside has parts instead.</summary>
public sealed class MimePart
{
    private readonly ReadOnlyMemory<byte> body;
    private readonly ParameterizedHeader type;
    private readonly ParameterizedHeader disposition;

    internal MimePart(Headers headers, ReadOnlyMemory<byte> body, string assumed)
    {
        Headers = headers;
        this.body = body;
        type = ParameterizedHeader.Read(headers.Raw("Content-Type"));
        disposition = ParameterizedHeader.Read(headers.Raw("Content-Disposition"));
        MediaType = type.Value.Contains('/', StringComparison.Ordinal) ? type.Value : type.Value == "text" ? "text/plain" : assumed;
        TransferEncoding = headers.Raw("Content-Transfer-Encoding")?.Trim().ToLowerInvariant() ?? "";
    }

    public Headers Headers { get; }

    /// <summary>«text/plain» and the like, in lower case; what RFC 2045 assumes when the part does not say.</summary>
    public string MediaType { get; }

    /// <summary>As spelled; null when the part does not say.</summary>
    public string? Charset => type["charset"];

    /// <summary>True for text that is no file: nothing calls it an attachment.</summary>
    public bool IsInlineText => MediaType is "text/plain" or "text/html" && disposition.Value != "attachment" && FileName is null;

    /// <summary>Last component only, decoded; null when the part has none.</summary>
    public string? FileName
    {
        get
        {
            var name = disposition["filename"] ?? type["name"];
            return name is null ? null : name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim() is { Length: > 0 } last ? last : null;
        }
    }

    /// <summary>Content-ID without brackets; null when there is none.</summary>
    public string? ContentId => Headers.Raw("Content-ID")?.Trim().Trim('<', '>');

    /// <summary>Parts of a multipart, or the one letter of a message/rfc822; empty otherwise.</summary>
    public IReadOnlyList<MimePart> Parts { get; internal set; } = [];

    /// <summary>Bytes after decoding, counted without decoding where that can be.</summary>
    public int Size => TransferCoding.Size(body.Span, TransferEncoding);

    internal string TransferEncoding { get; }

    internal ReadOnlyMemory<byte> Body => body;

    internal string? Boundary => type["boundary"];

    internal bool IsFlowed => string.Equals(type["format"], "flowed", StringComparison.OrdinalIgnoreCase);

    internal bool DeletesSpace => string.Equals(type["delsp"], "yes", StringComparison.OrdinalIgnoreCase);

    internal string? Parameter(string name) => type[name];

    /// <summary>The body without its transfer encoding, at most so many bytes of it.</summary>
    public byte[] Decode(int most = int.MaxValue) => TransferCoding.Decode(body.Span, TransferEncoding, most);

    /// <summary>The body as text in its charset or a guessed one, safe (<see cref="SafeText"/>), at most so many bytes of it.</summary>
    public string DecodeText(int most) => SafeText.Of(Charsets.Decode(Decode(most), Charset));

    /// <summary>This part and all below it, each before its own parts.</summary>
    public IEnumerable<MimePart> All()
    {
        var waiting = new Stack<MimePart>();
        waiting.Push(this);
        while (waiting.TryPop(out var part))
        {
            yield return part;
            foreach (var child in part.Parts.Reverse())
            {
                waiting.Push(child);
            }
        }
    }
}
