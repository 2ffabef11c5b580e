using TeacherBot.BotApi;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// The address to which Telegram posts updates. 200 is said only once the turn is committed: any other status makes Telegram post the
/// update again, and hold back the later ones of its kind and chat until then.
/// </summary>
internal sealed class TelegramWebhook(TelegramReceiver receiver, WebhookSecret secret, ILogger<TelegramWebhook> log)
{
    private const int MostBytes = 1024 * 1024;
    private const int FirstBuffer = 16 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        var headers = context.Request.Headers[WebhookSecret.HeaderName];
        if (!secret.Matches(headers.Count == 1 ? headers[0] : null))
        {
            Refuse(context, StatusCodes.Status401Unauthorized, "secret");
        }
        else if (!HttpMethods.IsPost(context.Request.Method))
        {
            Refuse(context, StatusCodes.Status405MethodNotAllowed, "method");
        }
        else if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            Refuse(context, StatusCodes.Status413PayloadTooLarge, "size");
        }
        else if (UpdateReader.Parse(body.Span) is { } update)
        {
            context.Response.StatusCode = await TakeAsync(update, context.RequestAborted);
        }
        else
        {
            // It has the secret, so it is Telegram's; refused, it would block its queue for a day.
            TelegramLog.WebhookRefused(log, "no update in it");
        }
    }

    private async Task<int> TakeAsync(Update update, CancellationToken cancellation)
    {
        try
        {
            await receiver.TakeAsync([update], cancellation);
            return StatusCodes.Status200OK;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            TelegramLog.UpdateFailed(log, update.UpdateId, error.GetType().Name, error.StackTrace);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private void Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        TelegramLog.WebhookRefused(log, reason);
    }

    // Null when it is too long. The length is the sender's claim, so what comes is counted.
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        var bytes = new byte[(request.ContentLength ?? FirstBuffer) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(bytes.AsMemory(length), cancellation) is var read and > 0)
        {
            length += read;
            if (length > MostBytes)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, MostBytes + 1));
            }
        }

        return bytes.AsMemory(0, length);
    }
}
