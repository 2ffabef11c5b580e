using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Posts updates: one in flight per queue, a failing update blocks its queue until it gets through or expires.</summary>
internal sealed class Webhook(ServerCore core, Uri url, string? secret, int maxConnections) : IAsyncDisposable
{
    private const int MaxReplyBytes = 64 * 1024;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(60);
    private readonly Lock _gate = new();
    private readonly Dictionary<(int Group, long Key), Queue<PendingUpdate>> _lanes = [];
    private readonly SemaphoreSlim _slots = new(maxConnections);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(core.Stopping.Token);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = core.Options.WebhookTimeout };
    private int _running;

    public Uri Url => url;
    public int MaxConnections => maxConnections;

    /// <summary>Instant and text of the newest failure; null when there was none.</summary>
    public (DateTimeOffset At, string What)? LastError { get; private set; }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                var count = 0;
                foreach (var lane in _lanes.Values)
                {
                    count += lane.Count;
                }

                return count;
            }
        }
    }

    public void Add(PendingUpdate update)
    {
        var key = (update.Group, update.Lane);
        lock (_gate)
        {
            if (_lanes.TryGetValue(key, out var lane))
            {
                lane.Enqueue(update);
                return;
            }

            _running++;
            _lanes[key] = lane = new Queue<PendingUpdate>([update]);
            _ = Task.Run(() => RunAsync(key, lane));
        }
    }

    /// <summary>Ends the deliveries and gives back what is not known to have arrived, oldest first.</summary>
    public List<PendingUpdate> Stop()
    {
        _stop.Cancel();
        var left = new List<PendingUpdate>();
        lock (_gate)
        {
            foreach (var lane in _lanes.Values)
            {
                left.AddRange(lane);
            }

            _lanes.Clear();
            if (_running == 0)
            {
                _idle.TrySetResult();
            }
        }

        left.Sort((a, b) => a.Id.CompareTo(b.Id));
        return left;
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await _idle.Task;
        _http.Dispose();
        _slots.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync((int, long) key, Queue<PendingUpdate> lane)
    {
        try
        {
            await DeliverAsync(key, lane);
        }
        finally
        {
            lock (_gate)
            {
                if (--_running == 0 && _stop.IsCancellationRequested)
                {
                    _idle.TrySetResult();
                }
            }
        }
    }

    private async Task DeliverAsync((int, long) key, Queue<PendingUpdate> lane)
    {
        var failures = 0;
        while (First(key, lane) is { } update)
        {
            if (update.ExpiresAt <= core.Now)
            {
                (failures, _) = (0, Remove(lane));
                continue;
            }

            var (ok, retryAfter) = await PostAsync(update);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            if (ok)
            {
                (failures, _) = (0, Remove(lane));
                if (core.Faults.Happens(core.Faults.Plan.DuplicateUpdate, update.Id, 0))
                {
                    await PostAsync(update);
                }
            }
            else
            {
                await core.WaitAsync(retryAfter ?? Pause(failures++), _stop.Token);
            }
        }
    }

    /// <summary>At once, then 2, 4, 8 seconds and so on.</summary>
    private static TimeSpan Pause(int failures) =>
        failures == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(s_longestPause.TotalSeconds, Math.Pow(2, Math.Min(failures, 10))));

    private PendingUpdate? First((int, long) key, Queue<PendingUpdate> lane)
    {
        lock (_gate)
        {
            if (_stop.IsCancellationRequested)
            {
                return null;
            }

            if (lane.TryPeek(out var first))
            {
                return first;
            }

            _lanes.Remove(key);
            return null;
        }
    }

    private bool Remove(Queue<PendingUpdate> lane)
    {
        lock (_gate)
        {
            if (!lane.TryDequeue(out var done))
            {
                return false;
            }

            done.Speaker?.WasHeard();
            return true;
        }
    }

    private async Task<(bool Ok, TimeSpan? RetryAfter)> PostAsync(PendingUpdate update)
    {
        try
        {
            await _slots.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return (false, null);
        }

        try
        {
            update.Callback?.MarkDelivered(core.Now);
            return await ExchangeAsync(update);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            LastError = (core.Now, e is OperationCanceledException ? "Read timeout expired" : "Connection failed");
            return (false, null);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<(bool Ok, TimeSpan? RetryAfter)> ExchangeAsync(PendingUpdate update)
    {
        var body = new ArrayBufferWriter<byte>(update.Tail.Length + 32);
        UpdateQueue.WriteTo(body, update);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body.WrittenMemory) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var response = await _http.SendAsync(request, _stop.Token);
        if (!response.IsSuccessStatusCode)
        {
            LastError = (core.Now, string.Create(CultureInfo.InvariantCulture, $"Wrong response from the webhook: {(int)response.StatusCode}"));
            var wait = response.Headers.RetryAfter?.Delta;
            return (false, wait > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : wait);
        }

        var reply = await response.Content.ReadAsByteArrayAsync(_stop.Token);
        if (reply.Length is > 1 and < MaxReplyBytes && response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            await CallInlineAsync(reply);
        }

        return (true, null);
    }

    /// <summary>A method called in the answer to a webhook: done, with no result and no error told.</summary>
    private async Task CallInlineAsync(byte[] reply)
    {
        using var envelope = new ApiCall("");
        if (RequestReader.Parse("application/json", reply, envelope) is not null || envelope.Text("method") is not { } method
            || method.StartsWith("get", StringComparison.OrdinalIgnoreCase) || method.EndsWith("Webhook", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        using var call = new ApiCall(method);
        RequestReader.Parse("application/json", reply, call);
        await core.Methods.CallAsync(call, _stop.Token);
    }
}
