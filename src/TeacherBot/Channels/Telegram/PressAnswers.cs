using System.Diagnostics;
using TeacherBot.BotApi;
using TeacherBot.Operations;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// Answers presses, so that no button keeps spinning: right after the commit, with its words, or empty when the turn takes long. Best
/// effort beside the outbox; repeating an answer is harmless, so a lost one is repeated for as long as Telegram may still take it.
/// </summary>
internal sealed class PressAnswers(IBotApi api, TimeProvider clock, ILogger log)
{
    /// <summary>Under this name answers are counted among the deliveries.</summary>
    public const string Name = "telegram-answer";

    private const int LongestToast = 200;
    private const int Remembered = 8192;

    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // A timer may fire a few milliseconds early, and a server that asked for a second counts them.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly Lock gate = new();
    private HashSet<string> recent = new(StringComparer.Ordinal);
    private HashSet<string> older = new(StringComparer.Ordinal);
    private int running;

    /// <summary>The press was received: from now on it has five seconds.</summary>
    public Press Begin(long update, string callback) => new(this, clock, update, callback);

    /// <summary>Waits for answers on their way, a few seconds at most.</summary>
    public async Task DrainAsync()
    {
        for (var i = 0; i < 300 && Volatile.Read(ref running) > 0; i++)
        {
            await Task.Delay(10, CancellationToken.None);
        }
    }

    private async Task AnswerAsync(long update, string callback, string? toast)
    {
        if (!Claim(callback))
        {
            return;
        }

        Interlocked.Increment(ref running);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var code = await TryAsync(callback, toast is null ? null : TextCut.Clip(toast, LongestToast));
            if (code is not null)
            {
                Forget(callback);
                TelegramLog.NotAnswered(log, update, code);
            }

            Telemetry.Delivered(Name, Core.Deliveries.Lane.Reply, code is null ? "Delivered" : "Rejected", Stopwatch.GetElapsedTime(started));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Nobody waits for this task; the client is closed while the program ends.
            TelegramLog.NotAnswered(log, update, error.GetType().Name);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    // Null when it was answered, now or before, or can no longer be.
    private async Task<string?> TryAsync(string callback, string? toast)
    {
        for (var i = 0; ; i++)
        {
            var result = await api.AnswerCallbackQueryAsync(callback, toast, false, CancellationToken.None);
            TimeSpan? again = result switch
            {
                BotApiResult<bool>.Ok or BotApiResult<bool>.Refused({ Kind: BotApiFailure.CallbackExpired }) => null,
                BotApiResult<bool>.Refused({ Kind: BotApiFailure.TooManyRequests, RetryAfterSeconds: { } seconds }) => TimeSpan.FromSeconds(seconds) + TimerSlack,
                BotApiResult<bool>.Refused({ Kind: not BotApiFailure.ServerError }) => TimeSpan.MaxValue,
                _ => i < Pauses.Length ? Pauses[i] : TimeSpan.MaxValue,
            };
            if (again is not { } pause)
            {
                return null;
            }

            if (i >= Pauses.Length || pause > LongestPause)
            {
                return TelegramStartup.CodeOf(result);
            }

            await Task.Delay(pause, clock, CancellationToken.None);
        }
    }

    // The same update may come twice; answering its press twice would be refused. The older half is forgotten from time to time.
    private bool Claim(string callback)
    {
        lock (gate)
        {
            if (older.Contains(callback) || !recent.Add(callback))
            {
                return false;
            }

            if (recent.Count >= Remembered)
            {
                (older, recent) = (recent, older);
                recent.Clear();
            }

            return true;
        }
    }

    private void Forget(string callback)
    {
        lock (gate)
        {
            recent.Remove(callback);
            older.Remove(callback);
        }
    }

    /// <summary>One press waiting for its turn.</summary>
    internal sealed class Press
    {
        private readonly PressAnswers answers;
        private readonly long update;
        private readonly string callback;
        private readonly ITimer timer;
        private int answered;

        public Press(PressAnswers answers, TimeProvider clock, long update, string callback)
        {
            (this.answers, this.update, this.callback) = (answers, update, callback);
            timer = clock.CreateTimer(static press => ((Press)press!).Finish(null), this, LongTurn, Timeout.InfiniteTimeSpan);
        }

        /// <summary>The turn has ended; what comes after a long one is not shown any more.</summary>
        public void Finish(string? toast)
        {
            if (Interlocked.Exchange(ref answered, 1) == 0)
            {
                timer.Dispose();
                _ = answers.AnswerAsync(update, callback, toast);
            }
        }
    }
}
