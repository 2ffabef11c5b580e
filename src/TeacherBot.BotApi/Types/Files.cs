namespace TeacherBot.BotApi;

/// <summary>A general file (Bot API <c>Document</c>); name and type are the sender's claim and prove nothing.</summary>
public sealed record Document
{
    /// <summary>Lasting and reusable, but only by this bot.</summary>
    public required string FileId { get; init; }

    /// <summary>The same for all bots, useful to recognise a file, not to fetch it.</summary>
    public string? FileUniqueId { get; init; }

    public string? FileName { get; init; }

    public string? MimeType { get; init; }

    /// <summary>Bytes, null when the server does not tell.</summary>
    public long? FileSize { get; init; }

    /// <summary>Without the file name, which is the sender's own text.</summary>
    public override string ToString() => "Document";
}

/// <summary>One size of a picture (Bot API <c>PhotoSize</c>).</summary>
public sealed record PhotoSize
{
    public required string FileId { get; init; }

    public long? FileSize { get; init; }
}

/// <summary>A file ready for download (Bot API <c>File</c>, from getFile); the path is good for at least an hour.</summary>
public sealed record BotFile
{
    public required string FileId { get; init; }

    public long? FileSize { get; init; }

    /// <summary>Relative path for the download; null when the file is beyond the server's limit of 20 MB.</summary>
    public string? FilePath { get; init; }

    /// <summary>Without the path, which may carry the sender's file name.</summary>
    public override string ToString() => "BotFile";
}
