using System.Diagnostics;
using TeacherBot.BotApi;
using TeacherBot.Deliveries;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// Maps results of the Bot API to outcomes of a delivery. Codes are fixed words and numbers: the server's description may quote a text.
/// </summary>
internal sealed class Outcomes
{
    private const int RefusedInARow = 3;

    private readonly Lock gate = new();
    private long lastRefused;
    private int refused;
    private int unknownBots;

    /// <param name="chat">Where it was sent.</param>
    /// <param name="target">What was edited; null for a new message.</param>
    public SendOutcome Of(BotApiResult<SentMessage> result, long chat, long? target)
    {
        Passed(result);

        return result switch
        {
            BotApiResult<SentMessage>.Ok(var message) => new SendOutcome.Delivered(message.MessageId),
            BotApiResult<SentMessage>.Refused(var error) => Refused(error, chat, target),
            BotApiResult<SentMessage>.Ambiguous => new SendOutcome.Unknown("no answer"),
            BotApiResult<SentMessage>.NotSent => new SendOutcome.NotSent("not reached"),
            _ => throw new UnreachableException(),
        };
    }

    private SendOutcome Refused(BotApiError error, long chat, long? target) => error.Kind switch
    {
        BotApiFailure.NotModified when target is { } same => new SendOutcome.Delivered(same),
        BotApiFailure.MessageNotFound when target is not null => new SendOutcome.TargetLost(),
        BotApiFailure.TooManyRequests => TooMany(error, chat),
        BotApiFailure.Blocked or BotApiFailure.ChatNotFound => new SendOutcome.RecipientGone(error.ToString()),
        BotApiFailure.Unauthorized => new SendOutcome.ChannelMisconfigured(error.ToString()),
        BotApiFailure.MethodNotFound => NoSuchBot(error),
        // Not about this message.
        BotApiFailure.Conflict => new SendOutcome.NotSent(error.ToString()),
        // The server may have failed after it had sent the message on.
        BotApiFailure.ServerError => new SendOutcome.Unknown(error.ToString()),
        _ => new SendOutcome.Rejected(error.ToString()),
    };

    // A 429 does not say whose limit it was. A chat's own limit spares the others, an overall one refuses everything: so three
    // refusals in different chats with nothing accepted between them bind everybody, and until then each binds its own chat.
    private SendOutcome.RetryAfter TooMany(BotApiError error, long chat)
    {
        var wait = TimeSpan.FromSeconds(Math.Max(1, error.RetryAfterSeconds ?? 1));
        lock (gate)
        {
            refused += chat == lastRefused ? 0 : 1;
            lastRefused = chat;
            return new SendOutcome.RetryAfter(wait, refused >= RefusedInARow);
        }
    }

    // A gateway may say 404 once in a while; the server says it to everything when it does not know the bot.
    private SendOutcome NoSuchBot(BotApiError error) => Interlocked.Increment(ref unknownBots) >= RefusedInARow
        ? new SendOutcome.ChannelMisconfigured(error.ToString())
        : new SendOutcome.NotSent(error.ToString());

    private void Passed(BotApiResult<SentMessage> result)
    {
        if (result is not BotApiResult<SentMessage>.Ok)
        {
            return;
        }

        Volatile.Write(ref unknownBots, 0);
        if (Volatile.Read(ref refused) > 0)
        {
            lock (gate)
            {
                (refused, lastRefused) = (0, 0);
            }
        }
    }
}
