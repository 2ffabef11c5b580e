using System.Diagnostics;
using TeacherBot.BotApi;

namespace TeacherBot.Channels.Telegram;

/// <summary>How the start went. A closed family.</summary>
internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>Updates may be received.</summary>
    public sealed record Ready(BotIdentity Me) : StartOutcome;

    /// <summary>The token is wrong or revoked: only an operator or the server's own recovery helps, so it is asked rarely.</summary>
    public sealed record TokenRefused(string Hint) : StartOutcome;

    /// <summary>A setting is missing or wrong: trying again is useless.</summary>
    public sealed record Misconfigured(string Setting, string Hint) : StartOutcome;

    /// <summary>The server was not reached or has trouble: try again after <paramref name="Wait"/>.</summary>
    public sealed record TryLater(string Reason, TimeSpan Wait) : StartOutcome;
}

/// <summary>Introduces the bot to the server: who it is, how updates come, its menu and description.</summary>
internal sealed class TelegramStartup(IBotApi api, TelegramOptions options, ILogger<TelegramStartup> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task<StartOutcome> RunAsync(CancellationToken cancellation)
    {
        if (options.Mode == TelegramMode.Webhook && MissingForWebhook() is { } missing)
        {
            return missing;
        }

        var me = await api.GetMeAsync(cancellation);
        if (!me.TryGetValue(out var identity))
        {
            return Failed(me);
        }

        // Presses made while the bot was down are people's work: pending updates are never dropped.
        var switched = options.Mode == TelegramMode.Webhook
            ? await api.SetWebhookAsync(new SetWebhook(options.WebhookUrl!, new WebhookSecret(options.WebhookSecret!)), cancellation)
            : await api.DeleteWebhookAsync(dropPendingUpdates: false, cancellation);
        if (!switched.TryGetValue(out _))
        {
            return Failed(switched);
        }

        await IntroduceAsync(cancellation);
        return new StartOutcome.Ready(identity);
    }

    private StartOutcome.Misconfigured? MissingForWebhook() =>
        !Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            ? new(nameof(options.WebhookUrl), "needs the public https address to which Telegram posts updates")
        : !WebhookSecret.IsValid(options.WebhookSecret)
            ? new(nameof(options.WebhookSecret), "needs 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
        : null;

    // The bot works without them, and Telegram limits how often they may be set.
    private async Task IntroduceAsync(CancellationToken cancellation)
    {
        Check("setMyCommands", await api.SetMyCommandsAsync(TelegramTexts.Commands, BotCommandScope.AllPrivateChats, null, cancellation));
        Check("setMyDescription", await api.SetMyDescriptionAsync(TelegramTexts.Description, null, cancellation));
        Check("setMyShortDescription", await api.SetMyShortDescriptionAsync(TelegramTexts.ShortDescription, null, cancellation));
    }

    private void Check(string method, BotApiResult<bool> result)
    {
        if (!result.TryGetValue(out _))
        {
            TelegramLog.ProfileNotSet(log, method, CodeOf(result));
        }
    }

    private static StartOutcome Failed<T>(BotApiResult<T> result) => result switch
    {
        BotApiResult<T>.Refused({ Kind: BotApiFailure.Unauthorized or BotApiFailure.MethodNotFound } error) =>
            new StartOutcome.TokenRefused(error.Hint),
        BotApiResult<T>.Refused({ Kind: BotApiFailure.TooManyRequests or BotApiFailure.ServerError or BotApiFailure.Conflict } error) =>
            new StartOutcome.TryLater(error.ToString(), TimeSpan.FromSeconds(error.RetryAfterSeconds ?? Pause.TotalSeconds)),
        BotApiResult<T>.Refused(var error) => new StartOutcome.Misconfigured(nameof(TelegramOptions.WebhookUrl), error.Hint),
        _ => new StartOutcome.TryLater(CodeOf(result), Pause),
    };

    /// <summary>Code and kind of a failure, or the fixed phrase for a broken connection; safe for a log.</summary>
    public static string CodeOf<T>(BotApiResult<T> result) => result switch
    {
        BotApiResult<T>.Ok => "ok",
        BotApiResult<T>.Refused(var error) => error.ToString(),
        BotApiResult<T>.Ambiguous(var cause) => cause,
        BotApiResult<T>.NotSent(var cause) => cause,
        _ => throw new UnreachableException(),
    };
}
