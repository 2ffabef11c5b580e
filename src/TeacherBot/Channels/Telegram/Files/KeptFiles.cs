using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using TeacherBot.BotApi;
using TeacherBot.Store;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// Uploads each file once and sends it by the server's id from then on, also after a restart. While a file is being uploaded for the first
/// time, others who need it wait for the id; an id that is refused is forgotten and the file uploaded again.
/// </summary>
/// <param name="database">Null keeps ids in memory only, for load runs.</param>
/// <param name="bot">The bot whose ids they are.</param>
internal sealed class KeptFiles(Database? database, long bot, TimeProvider clock, ILogger log)
{
    private const int Most = 10_000;

    // "wrong file identifier", "wrong remote file identifier", "wrong file_id", "can't use file of type Document as Photo", FILE_REFERENCE_EXPIRED
    private static readonly string[] OfFile = ["file identifier", "file_id", "can't use file of type", "FILE_REFERENCE", "FILE_ID_INVALID"];

    private readonly ConcurrentDictionary<TelegramFileKey, string> known = new();
    private readonly ConcurrentDictionary<TelegramFileKey, SemaphoreSlim> uploads = new();

    /// <summary>The bot's user id in front of the colon of its token; 0 when there is none.</summary>
    public static long BotOf(string token) => long.TryParse(token.Split(':')[0], out var bot) ? bot : 0;

    /// <param name="name">Of a document, whose name belongs to the id; empty for a photo.</param>
    public TelegramFileKey KeyOf(string kind, ReadOnlySpan<byte> bytes, string name) =>
        new(bot, kind, Convert.ToHexStringLower(name.Length == 0 ? SHA256.HashData(bytes) : SHA256.HashData([.. SHA256.HashData(bytes), .. Encoding.UTF8.GetBytes(name)])));

    /// <summary>For a document whose hash is known already.</summary>
    public TelegramFileKey KeyOf(string kind, string hash, string name) =>
        new(bot, kind, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash + name))));

    /// <summary>For a file whose hash is known already.</summary>
    public TelegramFileKey KeyOf(string kind, string hash) => new(bot, kind, hash);

    /// <summary>Sends by id, or by upload when there is no good id.</summary>
    /// <param name="send">Called with the server's id, or with null to upload; null when it has nothing to upload.</param>
    public async Task<BotApiResult<SentMessage>?> SendAsync(
        TelegramFileKey key, Func<string?, Task<BotApiResult<SentMessage>?>> send, CancellationToken cancellation)
    {
        if (Find(key) is { } id)
        {
            var sent = await send(id);
            if (!IsRefusedFile(sent))
            {
                return sent;
            }

            await ForgetAsync(key, id);
        }

        var turn = uploads.GetOrAdd(key, _ => new SemaphoreSlim(1));
        try
        {
            await turn.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return new BotApiResult<SentMessage>.NotSent("stopped");
        }

        try
        {
            return await UploadAsync(key, send);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<BotApiResult<SentMessage>?> UploadAsync(TelegramFileKey key, Func<string?, Task<BotApiResult<SentMessage>?>> send)
    {
        // Somebody else may have uploaded it while this one waited.
        if (Find(key) is { } id && await send(id) is var again && !IsRefusedFile(again))
        {
            return again;
        }

        var result = await send(null);
        if (result?.TryGetValue(out var sent) == true && IdOf(sent) is { } kept)
        {
            Remember(key, kept);
            await KeepAsync(unit => TelegramFileStore.Put(unit, key, kept, clock.GetUtcNow()));
        }

        return result;
    }

    private string? Find(TelegramFileKey key)
    {
        if (known.TryGetValue(key, out var id))
        {
            return id;
        }

        id = database?.Read(unit => TelegramFileStore.Find(unit, key));
        if (id is not null)
        {
            Remember(key, id);
        }

        return id;
    }

    private async Task ForgetAsync(TelegramFileKey key, string id)
    {
        known.TryRemove(KeyValuePair.Create(key, id));
        await KeepAsync(unit => TelegramFileStore.Forget(unit, key, id));
    }

    // The message has arrived whatever becomes of this write: at worst the file is uploaded once more after a restart.
    private async Task KeepAsync(Action<UnitOfWork> write)
    {
        try
        {
            await (database?.WriteAsync(write) ?? Task.CompletedTask);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            TelegramLog.FileNotKept(log, error.GetType().Name);
        }
    }

    private void Remember(TelegramFileKey key, string id)
    {
        if (known.Count >= Most)
        {
            known.Clear();
            uploads.Clear();
        }

        known[key] = id;
    }

    private static string? IdOf(SentMessage sent) => sent.Photo is [.., var largest] ? largest.FileId : sent.Document?.FileId;

    private static bool IsRefusedFile(BotApiResult<SentMessage>? result) =>
        result is BotApiResult<SentMessage>.Refused { Error: { Kind: BotApiFailure.BadRequest } error }
        && OfFile.Any(words => error.Description.Contains(words, StringComparison.OrdinalIgnoreCase));
}
