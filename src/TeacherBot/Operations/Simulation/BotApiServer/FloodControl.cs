using System.Collections.Concurrent;
using System.Diagnostics;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>A refusal that holds until an instant; who sends before it ignores it.</summary>
internal sealed class Penalty
{
    public DateTimeOffset Until { get; set; }
    public long ToldTicks { get; set; }
}

/// <summary>One bucket of allowances.</summary>
internal sealed class TokenBucket
{
    private double _tokens = double.NaN;
    private DateTimeOffset _at;

    /// <returns>Zero when taken, else the time until the next one.</returns>
    public TimeSpan Take(DateTimeOffset now, double perSecond, double burst)
    {
        _tokens = double.IsNaN(_tokens) ? burst : Math.Min(burst, _tokens + ((now - _at).TotalSeconds * perSecond));
        _at = now;
        if (_tokens >= 1)
        {
            _tokens -= 1;
            return TimeSpan.Zero;
        }

        return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
    }
}

/// <summary>A chat's own limits.</summary>
internal sealed class ChatFlood
{
    public TokenBucket Bucket { get; } = new();
    public Penalty Penalty { get; } = new();
}

/// <summary>Tells 429, and notices a client that does not wait.</summary>
internal sealed class FloodControl(ServerCore core)
{
    private readonly Lock _overallGate = new();
    private readonly TokenBucket _overall = new();
    private readonly Penalty _overallPenalty = new();
    private readonly ConcurrentDictionary<string, Penalty> _methods = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses while an earlier refusal holds.</summary>
    public Reply? Check(ApiCall call)
    {
        if (call.Chat is { } chat)
        {
            return Held(chat.Flood.Penalty, call) ?? (IsSend(call.Method) ? Held(_overallPenalty, call) : null);
        }

        return _methods.TryGetValue(call.Method, out var penalty) ? Held(penalty, call) : null;
    }

    /// <summary>A 429 for the call's chat, or for its method where there is no chat; of answers to presses only the one is refused.</summary>
    public Reply Penalise(ApiCall call, int seconds) =>
        call.Method == "answerCallbackQuery" ? Reply.TooMany(seconds) : Tell(call.Chat is { } chat ? chat.Flood.Penalty : _methods.GetOrAdd(call.Method, static _ => new Penalty()), seconds);

    /// <summary>The configured limits; asked once the call is otherwise right.</summary>
    public Reply? Count(ApiCall call, Chat chat, bool isEdit)
    {
        if (core.Options.Flood is not { } rules || (isEdit && !chat.IsGroup))
        {
            return null;
        }

        var now = core.Now;
        TimeSpan wait;
        lock (chat.Flood)
        {
            wait = chat.IsGroup
                ? chat.Flood.Bucket.Take(now, rules.PerGroupPerMinute / 60.0, rules.PerGroupPerMinute)
                : chat.Flood.Bucket.Take(now, rules.PerChatPerSecond, rules.PerChatBurst);
        }

        if (wait > TimeSpan.Zero)
        {
            return Penalise(call, Seconds(wait));
        }

        if (isEdit || (rules.RepliesFreeFor > TimeSpan.Zero && now - chat.LastActAt < rules.RepliesFreeFor))
        {
            return null;
        }

        lock (_overallGate)
        {
            wait = _overall.Take(now, rules.OverallPerSecond, rules.OverallPerSecond);
        }

        return wait > TimeSpan.Zero ? Tell(_overallPenalty, Seconds(wait)) : null;
    }

    private static bool IsSend(string method) => method.StartsWith("send", StringComparison.OrdinalIgnoreCase);

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private Reply Tell(Penalty penalty, int seconds)
    {
        lock (penalty)
        {
            penalty.Until = core.Now.AddSeconds(seconds);
            penalty.ToldTicks = Stopwatch.GetTimestamp();
        }

        return Reply.TooMany(seconds);
    }

    private Reply? Held(Penalty penalty, ApiCall call)
    {
        if (penalty.ToldTicks == 0)
        {
            return null;
        }

        lock (penalty)
        {
            var left = penalty.Until - core.Now;
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            if (call.ArrivedTicks > penalty.ToldTicks && Stopwatch.GetElapsedTime(penalty.ToldTicks, call.ArrivedTicks) >= core.Options.InFlightGrace)
            {
                core.Log.Violation($"{call.Method} before retry_after was over", call.Chat?.Id ?? 0);
            }

            return Reply.TooMany(Seconds(left));
        }
    }
}
