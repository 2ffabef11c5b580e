namespace TeacherBot.Store;

/// <summary>A file as the Telegram server knows it: ids of one bot mean nothing to another, and those of a photo nothing as a document.</summary>
/// <param name="Bot">User id of the bot: the digits of its token.</param>
/// <param name="Kind">photo or document.</param>
/// <param name="Hash">SHA-256 in lower-case hex of what is shown: the bytes, of a document its name too.</param>
public sealed record TelegramFileKey(long Bot, string Kind, string Hash);

/// <summary>Which files need no upload any more. Holds no file of a person: those are sent once or twice, and an erasure must leave nothing.</summary>
public static class TelegramFileStore
{
    private static readonly Statement FindFile = Statement.Named("FindTelegramFile");
    private static readonly Statement PutFile = Statement.Named("PutTelegramFile");
    private static readonly Statement ForgetFile = Statement.Named("ForgetTelegramFile");

    /// <summary>The server's id; null when the file must be uploaded.</summary>
    public static string? Find(UnitOfWork unit, TelegramFileKey key) =>
        unit.Find(FindFile, r => r.Text(0), ("bot", key.Bot), ("kind", key.Kind), ("hash", key.Hash));

    /// <summary>The newest id replaces an older one.</summary>
    public static void Put(UnitOfWork unit, TelegramFileKey key, string fileId, DateTimeOffset at) => unit.Execute(
        PutFile, ("bot", key.Bot), ("kind", key.Kind), ("hash", key.Hash), ("file", fileId), ("at", at));

    /// <summary>The server refused this id; one that has replaced it meanwhile stays.</summary>
    public static void Forget(UnitOfWork unit, TelegramFileKey key, string fileId) =>
        unit.Execute(ForgetFile, ("bot", key.Bot), ("kind", key.Kind), ("hash", key.Hash), ("file", fileId));
}
