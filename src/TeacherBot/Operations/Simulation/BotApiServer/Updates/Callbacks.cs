using System.Collections.Concurrent;
using System.Globalization;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>One press and what became of it.</summary>
internal sealed class CallbackQuery(long id, Chat chat, long userId, DateTimeOffset at)
{
    private int _answers;

    public string IdText { get; } = id.ToString(CultureInfo.InvariantCulture);
    public Chat Chat => chat;
    public long UserId => userId;
    public DateTimeOffset At => at;
    public bool Delivered => DeliveredAt is not null;

    /// <summary>When it was handed out last; null when it was not.</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    public bool Answered => Volatile.Read(ref _answers) > 0;

    /// <summary>The client never saw the answer to its answer, so repeating it is right.</summary>
    public bool AnswerLost { get; private set; }

    public bool WasLate { get; set; }
    public bool WasTwice { get; set; }

    public void MarkDelivered(DateTimeOffset now) => DeliveredAt = now;

    public void LoseAnswer() => AnswerLost = true;

    public int CountAnswer() => Interlocked.Increment(ref _answers);
}

/// <summary>After a run: delivered presses nobody answered, and those answered too often or too late. Ids.</summary>
internal sealed record CallbackReport(IReadOnlyList<string> Unanswered, IReadOnlyList<string> AnsweredTwice, IReadOnlyList<string> AnsweredLate);

/// <summary>All presses.</summary>
internal sealed class Callbacks(ServerCore core, int seed)
{
    private readonly ConcurrentDictionary<string, CallbackQuery> _all = new(StringComparer.Ordinal);
    private long _last = ((long)seed << 20) + 1_000_000_000_000;

    public CallbackQuery Add(Chat chat, long userId)
    {
        var callback = new CallbackQuery(Interlocked.Increment(ref _last), chat, userId, core.Now);
        _all[callback.IdText] = callback;
        return callback;
    }

    public CallbackQuery? Find(string? id) => id is null ? null : _all.GetValueOrDefault(id);

    public Reply Answer(CallbackQuery? callback, string text, bool isAlert)
    {
        if (callback is null)
        {
            return TooOld();
        }

        if (core.Now - callback.At > core.Options.CallbackAnswerWindow)
        {
            callback.WasLate |= !callback.Answered;
            callback.CountAnswer();
            return TooOld();
        }

        if (callback.CountAnswer() > 1)
        {
            callback.WasTwice |= !callback.AnswerLost;
            return TooOld();
        }

        if (text.Length > 0)
        {
            callback.Chat.Show(new Toast(callback.IdText, text, isAlert));
        }

        if (!core.Options.KeepLog)
        {
            _all.TryRemove(callback.IdText, out _);
        }

        return Reply.True;
    }

    public CallbackReport Report()
    {
        List<string> unanswered = [], twice = [], late = [];
        foreach (var callback in _all.Values)
        {
            if (callback is { Delivered: true, Answered: false })
            {
                unanswered.Add(callback.IdText);
            }

            if (callback.WasTwice)
            {
                twice.Add(callback.IdText);
            }

            if (callback.WasLate)
            {
                late.Add(callback.IdText);
            }
        }

        return new CallbackReport(unanswered, twice, late);
    }

    private static Reply TooOld() => Reply.Bad("query is too old and response timeout expired or query ID is invalid");
}
