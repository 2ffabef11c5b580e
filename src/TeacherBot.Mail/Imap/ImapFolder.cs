namespace TeacherBot.Mail.Imap;

/// <summary>A folder as the server shows it when it is opened.</summary>
/// <param name="UidValidity">Ids of letters mean something only together with this number.</param>
/// <param name="Count">Letters in it.</param>
public sealed record ImapFolder(string Name, long UidValidity, int Count);

/// <summary>A letter that lies in a folder.</summary>
/// <param name="Uid">Grows with every letter that arrives.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ArrivedAt">When the server got it; null when it does not say.</param>
public sealed record ImapLetter(long Uid, long Size, DateTimeOffset? ArrivedAt);

/// <summary>The server refused one command; the connection is fine.</summary>
/// <param name="command">Its name without what it was about.</param>
/// <param name="code">«NONEXISTENT», «OVERQUOTA» and the like; null when the server gives none.</param>
public sealed class ImapRefusedException(string command, string? code)
    : Exception($"сервер отказал: {command}{(code is null ? "" : " [" + code + "]")}")
{
    public string? Code { get; } = code;
}
