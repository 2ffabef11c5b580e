namespace TeacherBot.BotApi;

/// <summary>How a <see cref="LongPolling"/> asks and waits; clock and chance are given so that a test can own them.</summary>
public sealed record LongPollingOptions
{
    /// <summary>Seconds the server may hold an empty answer, 1 to 50.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Updates per batch, 1 to 100.</summary>
    public int Limit { get; init; } = 100;

    public IReadOnlyList<string> AllowedUpdates { get; init; } = BotApi.AllowedUpdates.Default;

    /// <summary>Wait after the first failure; doubled with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No wait but the server's own retry_after is longer.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>From 0 to below 1; shortens a wait by up to a half so that several bots do not return in step.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}

/// <summary>In what state the receiving of updates is; reported on each change and each failure.</summary>
/// <param name="Condition">The state.</param>
/// <param name="Wait">How long nothing is asked now; zero when polling goes on.</param>
public sealed record PollingReport(PollingCondition Condition, TimeSpan Wait)
{
    /// <summary>The server's refusal, if it was one.</summary>
    public BotApiError? Error { get; init; }

    /// <summary>The failure of the connection, if it was one.</summary>
    public string? Cause { get; init; }

    /// <summary>What the handler threw, if it did; its batch comes again.</summary>
    public Exception? HandlerFailure { get; init; }

    /// <summary>Never the description or an exception's message, which may quote people's texts.</summary>
    public override string ToString() =>
        $"{Condition} wait {Wait} {Error} {Cause} {HandlerFailure?.GetType().Name}".TrimEnd();
}

/// <summary>The states of receiving.</summary>
public enum PollingCondition
{
    /// <summary>The last poll was answered.</summary>
    Receiving,

    /// <summary>No usable answer: network, proxy or server trouble.</summary>
    Unreachable,

    /// <summary>Another poller or a webhook; normal for seconds during a rolling restart, otherwise an operator must choose.</summary>
    Conflict,

    /// <summary>The server asked for a pause, which is kept to the second.</summary>
    Paused,

    /// <summary>The server refuses the poll for another reason.</summary>
    Refused,

    /// <summary>The handler threw; the same batch is asked for again after the wait.</summary>
    HandlerFailed,

    /// <summary>The token is revoked; receiving has ended.</summary>
    Unauthorized,
}

/// <summary>Why receiving ended.</summary>
public enum PollingEnd
{
    /// <summary>By the caller's wish.</summary>
    Stopped,

    /// <summary>The token is revoked; polling on would be useless.</summary>
    Unauthorized,
}
