namespace TeacherBot.Operations.Simulation.Telegram;

internal enum Fault
{
    None,
    TooManyRequests,
    ServerError,
    BadGateway,
    DropBefore,
    DropAfter,
    Delay,

    /// <summary>The person blocks the bot for a while, with the updates a real block brings.</summary>
    BlockWindow,
}

/// <summary>Probabilities per request (or per update for the last two); their sum should stay below one.</summary>
internal sealed record FaultPlan
{
    public static FaultPlan None { get; } = new();

    public double TooManyRequests { get; init; }
    public double ServerError { get; init; }
    public double BadGateway { get; init; }

    /// <summary>Connection cut, nothing applied.</summary>
    public double DropBefore { get; init; }

    /// <summary>Applied, then the connection is cut.</summary>
    public double DropAfter { get; init; }

    public double Delay { get; init; }
    public double BlockWindow { get; init; }

    /// <summary>A confirmed update is served once more.</summary>
    public double DuplicateUpdate { get; init; }

    /// <summary>An update of one person changes places with the next of another kind.</summary>
    public double SwapUpdates { get; init; }

    public int RetryAfterSeconds { get; init; } = 1;
    public TimeSpan DelayFor { get; init; } = TimeSpan.FromSeconds(2);
    public TimeSpan BlockFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an update waits for another to change places with.</summary>
    public TimeSpan SwapWithin { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Which methods the probabilities concern; null: all.</summary>
    public Func<string, bool>? Applies { get; init; }
}

/// <summary>Decides by seed, chat and position in that chat, so that a chat's fate does not depend on its neighbours.</summary>
internal sealed class Faults(FaultPlan plan, int seed)
{
    private readonly Lock _gate = new();
    private readonly List<Scripted> _script = [];
    private volatile FaultPlan _plan = plan;
    private volatile bool _scripted;
    private long _loose;

    /// <summary>May be changed while running, for a calm end of a stormy run.</summary>
    public FaultPlan Plan
    {
        get => _plan;
        set => _plan = value;
    }

    /// <summary>The next <paramref name="times"/> matching requests meet this fault.</summary>
    public void Script(Fault fault, string? method = null, long? chatId = null, int times = 1)
    {
        lock (_gate)
        {
            _script.Add(new Scripted(fault, method, chatId, times));
            _scripted = true;
        }
    }

    public Fault Decide(string method, Chat? chat)
    {
        if (_scripted && TakeScripted(method, chat?.Id) is { } scripted)
        {
            return scripted;
        }

        var plan = _plan;
        if (ReferenceEquals(plan, FaultPlan.None) || plan.Applies?.Invoke(method) == false)
        {
            return Fault.None;
        }

        var turn = chat?.NextCall() ?? Interlocked.Increment(ref _loose);
        return Pick(plan, Roll(chat?.Id ?? 0, turn));
    }

    public bool Happens(double probability, long key, long turn) => probability > 0 && Roll(~key, turn) < probability;

    private static Fault Pick(FaultPlan plan, double at)
    {
        ReadOnlySpan<(double Share, Fault Fault)> shares =
        [
            (plan.TooManyRequests, Fault.TooManyRequests), (plan.ServerError, Fault.ServerError), (plan.BadGateway, Fault.BadGateway),
            (plan.DropBefore, Fault.DropBefore), (plan.DropAfter, Fault.DropAfter), (plan.Delay, Fault.Delay), (plan.BlockWindow, Fault.BlockWindow),
        ];
        foreach (var (share, fault) in shares)
        {
            at -= share;
            if (at < 0)
            {
                return fault;
            }
        }

        return Fault.None;
    }

    private Fault? TakeScripted(string method, long? chatId)
    {
        lock (_gate)
        {
            for (var i = 0; i < _script.Count; i++)
            {
                var one = _script[i];
                if ((one.Method is null || one.Method.Equals(method, StringComparison.OrdinalIgnoreCase)) && (one.ChatId is null || one.ChatId == chatId))
                {
                    if (--one.Left == 0)
                    {
                        _script.RemoveAt(i);
                        _scripted = _script.Count > 0;
                    }

                    return one.Fault;
                }
            }

            return null;
        }
    }

    private double Roll(long key, long turn)
    {
        unchecked
        {
            var mixed = Mix(Mix((ulong)seed + 0x9E3779B97F4A7C15UL) ^ Mix((ulong)key) ^ (ulong)turn);
            return (mixed >> 11) / (double)(1UL << 53);
        }
    }

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }

    private sealed class Scripted(Fault fault, string? method, long? chatId, int times)
    {
        public Fault Fault => fault;
        public string? Method => method;
        public long? ChatId => chatId;
        public int Left { get; set; } = times;
    }
}
