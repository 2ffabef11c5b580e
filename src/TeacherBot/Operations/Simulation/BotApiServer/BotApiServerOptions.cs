namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>How one simulated Bot API server behaves; the defaults are the real server without its flood limits.</summary>
internal sealed record BotApiServerOptions
{
    /// <summary>The bot's token; the digits before the colon are the bot's user id.</summary>
    public string Token { get; init; } = "424242:simulated";

    public string BotUsername { get; init; } = "teacher_bot";

    /// <summary>Source of every random choice: update ids, callback ids, faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Tells instants (dates, expiry, flood); waiting itself always runs on the machine's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Real seconds per simulated second of waiting: long polls, webhook back-off, delayed answers.</summary>
    public double WaitScale { get; init; } = 1;

    /// <summary>False for load runs: no event list, answered callbacks are forgotten.</summary>
    public bool KeepLog { get; init; } = true;

    /// <summary>Keeps a line for each accepted new message: about 50 bytes, so a million are 50 MB of this process.</summary>
    public bool KeepAccepted { get; init; } = true;

    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>Null: no limits of its own, only injected 429s.</summary>
    public FloodRules? Flood { get; init; }

    /// <summary>How long after a press it may be answered; unpublished, complaints begin at 10 to 20 seconds.</summary>
    public TimeSpan CallbackAnswerWindow { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Real time in which calls already on their way are not held against the client.</summary>
    public TimeSpan InFlightGrace { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Real time a webhook may take to answer before the update counts as failed.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Above it the main server says "reply markup is too long" (community figure).</summary>
    public int MaxButtons { get; init; } = 100;

    /// <summary>As <see cref="MaxButtons"/>, in bytes of the keyboard's JSON.</summary>
    public int MaxMarkupBytes { get; init; } = 10 * 1024;

    /// <summary>In groups the bot sees only commands to it, replies to it and service messages.</summary>
    public bool GroupPrivacy { get; init; } = true;

    public long BotId => long.Parse(Token.AsSpan(0, Token.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Telegram's unpublished sending limits as token buckets.</summary>
internal sealed record FloodRules
{
    /// <summary>New messages a second over all chats.</summary>
    public int OverallPerSecond { get; init; } = 30;

    /// <summary>New messages a second in one chat once its burst is used up.</summary>
    public double PerChatPerSecond { get; init; } = 1;

    public int PerChatBurst { get; init; } = 3;

    /// <summary>New messages and edits a minute in one group.</summary>
    public int PerGroupPerMinute { get; init; } = 20;

    /// <summary>A chat whose person acted within this time does not count overall; zero counts all.</summary>
    public TimeSpan RepliesFreeFor { get; init; } = TimeSpan.Zero;

    /// <summary>Accepted unasked messages in any sliding second; one more is a violation. Null: nobody watches.</summary>
    public int? UnaskedPerSecond { get; init; }

    /// <summary>Lower limits the client is not told of; null: none.</summary>
    public HiddenLimits? Hidden { get; init; }
}

/// <summary>Limits found out by being refused: each 429 asks for another wait.</summary>
internal sealed record HiddenLimits
{
    /// <summary>Unasked messages in any sliding second; null: no hidden limit.</summary>
    public int? OverallPerSecond { get; init; }

    /// <summary>New messages in one chat in any sliding minute; null: no hidden limit.</summary>
    public int? PerChatPerMinute { get; init; }

    /// <summary>Seconds.</summary>
    public int LeastWait { get; init; } = 3;

    /// <summary>Seconds.</summary>
    public int MostWait { get; init; } = 40;
}
