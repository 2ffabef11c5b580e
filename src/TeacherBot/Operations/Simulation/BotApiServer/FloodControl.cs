using System.Collections.Concurrent;
using System.Diagnostics;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>
/// Tells 429, and notices a client that does not wait. A send is a reply when the chat's person has acted within
/// <see cref="FloodRules.RepliesFreeFor"/>; anything else is unasked.
/// </summary>
internal sealed class FloodControl(ServerCore core)
{
    private readonly Lock _overallGate = new();
    private readonly TokenBucket _overall = new();
    private readonly Penalty _overallPenalty = new();
    private readonly Penalty _unaskedPenalty = new();
    private readonly SlidingWindow _hidden = new(TimeSpan.FromSeconds(1));
    private readonly Random _random = new(core.Options.Seed);
    private readonly ConcurrentDictionary<string, Penalty> _methods = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Accepted unasked messages, as the watched limit counts them.</summary>
    public SlidingWindow Unasked { get; } = new(TimeSpan.FromSeconds(1));

    public FloodWaits Waits { get; } = new();

    /// <summary>Refuses while an earlier refusal holds.</summary>
    public Reply? Check(ApiCall call)
    {
        if (call.Chat is { } chat)
        {
            return Held(chat.Flood.Penalty, call)
                ?? (IsSend(call.Method) ? Held(_overallPenalty, call) : null)
                ?? (IsSend(call.Method) && !IsReply(chat) ? Held(_unaskedPenalty, call) : null);
        }

        return _methods.TryGetValue(call.Method, out var penalty) ? Held(penalty, call) : null;
    }

    /// <summary>A 429 for the call's chat, or for its method where there is no chat; of answers to presses only the one is refused.</summary>
    public Reply Penalise(ApiCall call, int seconds) => call.Method == "answerCallbackQuery"
        ? Reply.TooMany(seconds)
        : Tell(call.Chat is { } chat ? chat.Flood.Penalty : _methods.GetOrAdd(call.Method, static _ => new Penalty()), call.Chat?.Id ?? 0, seconds);

    /// <summary>The configured limits; asked once the call is otherwise right.</summary>
    public Reply? Count(ApiCall call, Chat chat, bool isEdit)
    {
        if (core.Options.Flood is not { } rules || (isEdit && !chat.IsGroup))
        {
            return null;
        }

        return CountChat(call, chat, rules) ?? (isEdit || IsReply(chat) ? null : CountOverall(rules));
    }

    /// <summary>The chat's person has acted so lately that whatever is sent there is a reply.</summary>
    public bool IsReply(Chat chat) =>
        core.Options.Flood is { RepliesFreeFor: var free } && free > TimeSpan.Zero && core.Now - chat.LastActAt < free;

    private Reply? CountChat(ApiCall call, Chat chat, FloodRules rules)
    {
        TimeSpan wait;
        var hidden = true;
        lock (chat.Flood)
        {
            wait = chat.IsGroup
                ? chat.Flood.Bucket.Take(core.Now, rules.PerGroupPerMinute / 60.0, rules.PerGroupPerMinute)
                : chat.Flood.Bucket.Take(core.Now, rules.PerChatPerSecond, rules.PerChatBurst);
            if (rules.Hidden is { PerChatPerMinute: { } most })
            {
                hidden = (chat.Flood.Hidden ??= new SlidingWindow(TimeSpan.FromMinutes(1))).TryTake(core.Now, most);
            }
        }

        return wait > TimeSpan.Zero ? Penalise(call, Seconds(wait)) : hidden ? null : Penalise(call, HiddenWait(rules.Hidden!));
    }

    private Reply? CountOverall(FloodRules rules)
    {
        bool watched, hidden;
        TimeSpan wait;
        lock (_overallGate)
        {
            var now = core.Now;
            watched = rules.UnaskedPerSecond is not { } most || Unasked.TryTake(now, most);
            hidden = rules.Hidden is not { OverallPerSecond: { } fewer } || _hidden.TryTake(now, fewer);
            wait = _overall.Take(now, rules.OverallPerSecond, rules.OverallPerSecond);
        }

        if (!watched)
        {
            core.Log.Violation($"more than {rules.UnaskedPerSecond} unasked messages in a second");
            return Tell(_unaskedPenalty, 0, 3);
        }

        return !hidden ? Tell(_unaskedPenalty, 0, HiddenWait(rules.Hidden!)) : wait > TimeSpan.Zero ? Tell(_overallPenalty, 0, Seconds(wait)) : null;
    }

    private static bool IsSend(string method) => method.StartsWith("send", StringComparison.OrdinalIgnoreCase);

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private int HiddenWait(HiddenLimits limits)
    {
        lock (_random)
        {
            return _random.Next(limits.LeastWait, limits.MostWait + 1);
        }
    }

    // Calls that were on their way together meet the refusal that the first of them was told.
    private Reply Tell(Penalty penalty, long chat, int seconds)
    {
        lock (penalty)
        {
            if (penalty.Wait is { ResumedAt: null } && penalty.Until > core.Now)
            {
                return Reply.TooMany(Seconds(penalty.Until - core.Now));
            }

            Waits.Told(penalty, chat, core.Now, seconds);
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
                penalty.Wait?.ResumedAt ??= core.Now;
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
