using System.Diagnostics;

namespace TeacherBot.BotApi;

/// <summary>
/// Receives updates one batch at a time and confirms a batch only after its handler has completed, so that a crash loses
/// nothing. The offset lives in memory alone: after a quiet week update ids start anew and a stored one would mislead.
/// Delivery is at-least-once: the same update can come again after a restart or a failed handler.
/// </summary>
public sealed class LongPolling
{
    // Three weeks: a timer cannot wait for much longer.
    private const int MaxPause = 21 * 24 * 3600;

    // A timer may fire a few milliseconds early, and a server that asked for a second counts them.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(50);
    private readonly IBotApi api;
    private readonly LongPollingOptions options;
    private readonly Action<PollingReport> report;
    private PollingCondition? condition;
    private long? offset;
    private int failures;
    private int running;

    /// <param name="api">Where to ask.</param>
    /// <param name="options">How to ask and wait.</param>
    /// <param name="report">Told each change of state and each failure; the only place where a handler's exception is seen.</param>
    public LongPolling(IBotApi api, LongPollingOptions options, Action<PollingReport> report)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TimeoutSeconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.TimeoutSeconds, 50);
        (this.api, this.options, this.report) = (api, options, report);
    }

    /// <summary>
    /// Polls until cancelled or until the token is refused. Completion of <paramref name="handleThenConfirm"/> is the promise
    /// that the batch is stored; when it throws, the batch is asked for again.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is running already: two polls at once lose updates.</exception>
    public async Task<PollingEnd> ReceiveAsync(
        Func<IReadOnlyList<Update>, CancellationToken, Task> handleThenConfirm, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref running, 1) == 1)
        {
            throw new InvalidOperationException("Updates are being received already.");
        }

        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!await ReceiveOnceAsync(handleThenConfirm, cancellationToken).ConfigureAwait(false))
                {
                    return PollingEnd.Unauthorized;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return PollingEnd.Stopped;
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    private async Task<bool> ReceiveOnceAsync(Func<IReadOnlyList<Update>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var poll = new GetUpdates
        {
            Offset = offset,
            Limit = options.Limit,
            Timeout = options.TimeoutSeconds,
            AllowedUpdates = options.AllowedUpdates,
        };
        var failure = await api.GetUpdatesAsync(poll, cancellationToken).ConfigureAwait(false) switch
        {
            BotApiResult<IReadOnlyList<Update>>.Ok(var batch) => await HandleAsync(batch, handle, cancellationToken).ConfigureAwait(false),
            BotApiResult<IReadOnlyList<Update>>.Refused(var error) => OnRefusal(error),
            BotApiResult<IReadOnlyList<Update>>.Ambiguous(var cause) => Failed(PollingCondition.Unreachable) with { Cause = cause },
            BotApiResult<IReadOnlyList<Update>>.NotSent(var cause) => Failed(PollingCondition.Unreachable) with { Cause = cause },
            _ => throw new UnreachableException(),
        };
        if (failure is null)
        {
            return true;
        }

        condition = failure.Condition;
        report(failure);
        if (failure.Condition == PollingCondition.Unauthorized)
        {
            return false;
        }

        await Task.Delay(failure.Condition == PollingCondition.Paused ? failure.Wait + TimerSlack : failure.Wait, options.Time, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<PollingReport?> HandleAsync(
        IReadOnlyList<Update> batch, Func<IReadOnlyList<Update>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        if (condition is not (PollingCondition.Receiving or PollingCondition.HandlerFailed))
        {
            condition = PollingCondition.Receiving;
            report(new PollingReport(PollingCondition.Receiving, TimeSpan.Zero));
        }

        if (batch.Count > 0)
        {
            try
            {
                await handle(batch, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                return Failed(PollingCondition.HandlerFailed) with { HandlerFailure = e };
            }

            // This batch's own highest id, not the highest ever: ids may have been drawn anew below the old ones.
            offset = batch.Max(update => update.UpdateId) + 1;
        }

        RecoverFromHandler();
        return null;
    }

    private void RecoverFromHandler()
    {
        failures = 0;
        if (condition == PollingCondition.HandlerFailed)
        {
            condition = PollingCondition.Receiving;
            report(new PollingReport(PollingCondition.Receiving, TimeSpan.Zero));
        }
    }

    private PollingReport OnRefusal(BotApiError error) => error.Kind switch
    {
        BotApiFailure.Unauthorized => new PollingReport(PollingCondition.Unauthorized, TimeSpan.Zero) { Error = error },
        BotApiFailure.TooManyRequests when error.RetryAfterSeconds is { } seconds =>
            new PollingReport(PollingCondition.Paused, TimeSpan.FromSeconds(Math.Min(seconds, MaxPause))) { Error = error },
        BotApiFailure.TooManyRequests => Failed(PollingCondition.Paused) with { Error = error },
        BotApiFailure.Conflict => Failed(PollingCondition.Conflict) with { Error = error },
        BotApiFailure.ServerError => Failed(PollingCondition.Unreachable) with { Error = error },
        _ => Failed(PollingCondition.Refused) with { Error = error },
    };

    private PollingReport Failed(PollingCondition state)
    {
        var doubled = options.FirstWait * Math.Pow(2, Math.Min(failures, 20));
        failures++;
        var capped = doubled < options.LongestWait ? doubled : options.LongestWait;
        return new PollingReport(state, capped * (1 - (options.Jitter() / 2)));
    }
}
