using System.Text.Json.Serialization;

namespace TeacherBot.BotApi;

/// <summary>Where the bytes of a sent file come from.</summary>
public abstract record InputFile
{
    private InputFile()
    {
    }

    /// <summary>An upload of at most 50 MB.</summary>
    /// <param name="Content">Must stay unchanged until the call ends.</param>
    /// <param name="FileName">Any script; quotes, slashes and control characters are replaced.</param>
    /// <param name="ContentType">Null sends <c>application/octet-stream</c>; the server goes by the name's extension.</param>
    public sealed record Bytes(ReadOnlyMemory<byte> Content, string FileName, string? ContentType = null) : InputFile
    {
        /// <summary>Length only, safe for a log.</summary>
        public override string ToString() => $"InputFile of {Content.Length} bytes";
    }

    /// <summary>A file the server already keeps for this bot, sent without an upload.</summary>
    public sealed record Stored(string FileId) : InputFile;
}

/// <summary>What sendDocument and sendPhoto have in common.</summary>
/// <param name="ChatId">Private chats have the id of the person.</param>
/// <param name="File">New bytes or a stored file.</param>
public abstract record SendFile(long ChatId, [property: JsonIgnore] InputFile File)
{
    /// <summary>At most 1024 UTF-16 units after parsing; HTML as in <see cref="SendMessage"/>.</summary>
    public string? Caption { get; init; }

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }

    /// <summary>Arrives without a sound.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DisableNotification { get; init; }

    /// <summary>Clients refuse to forward or save it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ProtectContent { get; init; }

    [JsonInclude]
    internal string? ParseMode => Caption is null ? null : "HTML";

    [JsonIgnore]
    internal string? StoredId => (File as InputFile.Stored)?.FileId;
}

/// <summary>A file as a file (Bot API <c>sendDocument</c>). Repeating it after an ambiguous outcome may show it twice.</summary>
public sealed record SendDocument(long ChatId, InputFile File) : SendFile(ChatId, File)
{
    [JsonInclude]
    internal string? Document => StoredId;

    /// <summary>Chat only, safe for a log.</summary>
    public override string ToString() => $"SendDocument {ChatId}";
}

/// <summary>A picture shown in the chat (Bot API <c>sendPhoto</c>): at most 10 MB and 10 000 pixels of width plus height.</summary>
public sealed record SendPhoto(long ChatId, InputFile File) : SendFile(ChatId, File)
{
    [JsonInclude]
    internal string? Photo => StoredId;

    /// <summary>Chat only, safe for a log.</summary>
    public override string ToString() => $"SendPhoto {ChatId}";
}
