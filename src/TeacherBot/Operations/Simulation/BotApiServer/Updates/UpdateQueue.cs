using System.Buffers;
using System.Globalization;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>The bot's one queue of updates: numbering, confirmation, long polls, or handing over to a webhook.</summary>
internal sealed class UpdateQueue(ServerCore core, Random random)
{
    private const int MaxPending = 100_000;
    private const int Future = 10;
    private readonly Lock _gate = new();
    private readonly Queue<PendingUpdate> _pending = new();
    private readonly List<PendingUpdate> _again = [];
    private int _next = random.Next(1 << 28, 1 << 30);
    private bool _redraw;
    private Poll? _poll;
    private Webhook? _webhook;

    public Webhook? Webhook => Volatile.Read(ref _webhook);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Continues at a lower random number with the first update that finds the queue empty, as after a quiet week.</summary>
    public void RedrawIds()
    {
        lock (_gate)
        {
            _redraw = true;
        }
    }

    public void Push(PendingUpdate update)
    {
        lock (_gate)
        {
            if (_redraw && _pending.Count == 0)
            {
                (_redraw, _next) = (false, random.Next(1, _next - 1000));
            }

            update.Id = _next++;
            if (_webhook is { } webhook)
            {
                webhook.Add(update);
            }
            else if (_pending.Count < MaxPending)
            {
                _pending.Enqueue(update);
                _poll?.Wake.TrySetResult();
            }
        }
    }

    /// <summary>Gives all pending updates, and every later one, to the webhook; null gives what it still has back to the queue.</summary>
    public void SetWebhook(Webhook? webhook, bool dropPending)
    {
        lock (_gate)
        {
            _poll?.End("terminated by setWebhook request");
            _poll = null;
            List<PendingUpdate> pending = [.. _webhook?.Stop() ?? [], .. _pending];
            _ = _webhook?.DisposeAsync().AsTask();
            _pending.Clear();
            _webhook = webhook;
            foreach (var update in dropPending ? [] : pending)
            {
                if (webhook is null)
                {
                    _pending.Enqueue(update);
                }
                else
                {
                    webhook.Add(update);
                }
            }
        }
    }

    public async ValueTask<Reply> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken gone)
    {
        Poll poll;
        lock (_gate)
        {
            if (_webhook is not null)
            {
                return Reply.Error(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            _poll?.End("terminated by other getUpdates request; make sure that only one bot instance is running", parallel: true);
            _poll = null;
            if (Take(offset, limit) is { Count: > 0 } ready)
            {
                return Encode(ready);
            }

            _poll = poll = new Poll();
        }

        if (timeout > TimeSpan.Zero)
        {
            await poll.Wake.Task.WaitAsync(timeout * core.Options.WaitScale, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await FinishAsync(poll, offset, limit, gone);
    }

    private async ValueTask<Reply> FinishAsync(Poll poll, long offset, int limit, CancellationToken gone)
    {
        lock (_gate)
        {
            if (poll.Conflict is null)
            {
                _poll = ReferenceEquals(_poll, poll) ? null : _poll;
                return Encode(gone.IsCancellationRequested ? [] : Take(offset, limit));
            }
        }

        if (poll.Parallel && !gone.IsCancellationRequested)
        {
            // A client that restarted may have closed this connection a moment ago: that is no second poller.
            await Task.Delay(core.Options.InFlightGrace, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!gone.IsCancellationRequested)
            {
                core.Log.Violation("getUpdates in parallel");
            }
        }

        return Reply.Error(409, "Conflict: " + poll.Conflict);
    }

    private List<PendingUpdate> Take(long offset, int limit)
    {
        Confirm(offset);
        var now = core.Now;
        var taken = new List<PendingUpdate>(_again);
        _again.Clear();
        while (_pending.TryPeek(out var first) && first.ExpiresAt <= now)
        {
            _pending.Dequeue().Speaker?.WasHeard();
        }

        foreach (var update in _pending)
        {
            if (taken.Count >= limit)
            {
                break;
            }

            if (update.ExpiresAt > now)
            {
                taken.Add(update);
                update.Callback?.MarkDelivered(core.Now);
            }
        }

        return taken;
    }

    private void Confirm(long offset)
    {
        if (offset < 0)
        {
            offset += _next;
        }
        else if (offset > (long)_next + Future)
        {
            return;
        }

        while (_pending.TryPeek(out var update) && update.Id < offset)
        {
            _pending.Dequeue();
            update.Speaker?.WasHeard();
            if (core.Faults.Happens(core.Faults.Plan.DuplicateUpdate, update.Id, 0))
            {
                _again.Add(update);
            }
        }
    }

    private static Reply Encode(List<PendingUpdate> updates)
    {
        var body = new ArrayBufferWriter<byte>(64 + (updates.Count * 512));
        body.Write("{\"ok\":true,\"result\":["u8);
        for (var i = 0; i < updates.Count; i++)
        {
            if (i > 0)
            {
                body.Write(","u8);
            }

            WriteTo(body, updates[i]);
        }

        body.Write("]}"u8);
        return new Reply(200, body.WrittenMemory);
    }

    public static void WriteTo(IBufferWriter<byte> body, PendingUpdate update)
    {
        body.Write("{\"update_id\":"u8);
        var digits = body.GetSpan(16);
        update.Id.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture);
        body.Advance(written);
        body.Write(","u8);
        body.Write(update.Tail);
    }

    private sealed class Poll
    {
        public TaskCompletionSource Wake { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public string? Conflict { get; private set; }
        public bool Parallel { get; private set; }

        public void End(string conflict, bool parallel = false)
        {
            (Conflict, Parallel) = (conflict, parallel);
            Wake.TrySetResult();
        }
    }
}
