using System.Collections.Concurrent;
using System.Globalization;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Everything the parts of one server share.</summary>
internal sealed class ServerCore
{
    private readonly ConcurrentDictionary<long, Chat> _chats = new();
    private int _lastMessageId;

    public ServerCore(BotApiServerOptions options)
    {
        Options = options;
        var random = new Random(options.Seed);
        _lastMessageId = random.Next(1_000, 1_000_000);
        Log = new ServerLog(options.KeepLog, options.KeepAccepted);
        Faults = new Faults(options.Faults, options.Seed);
        Updates = new UpdateQueue(this, random);
        Feed = new UpdateFeed(this);
        Callbacks = new Callbacks(this, random.Next());
        Flood = new FloodControl(this);
        Files = new FileStore(options.BotId);
    }

    public BotApiServerOptions Options { get; }
    public ServerLog Log { get; }
    public Faults Faults { get; }
    public UpdateQueue Updates { get; }
    public UpdateFeed Feed { get; }
    public Callbacks Callbacks { get; }
    public FloodControl Flood { get; }
    /// <summary>Set once, right after construction: the methods need the whole.</summary>
    public MethodTable Methods { get; set; } = null!;

    public FileStore Files { get; }
    public CancellationTokenSource Stopping { get; } = new();

    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    public int NextMessageId() => Interlocked.Increment(ref _lastMessageId);

    public Chat? FindChat(long id) => _chats.GetValueOrDefault(id);

    public Chat Person(long userId) => _chats.TryGetValue(userId, out var known)
        ? known
        : _chats.GetOrAdd(userId, id => new Chat(this, id, string.Create(CultureInfo.InvariantCulture, $"Person {id}")));

    /// <summary>Simulated waiting; ends early, without an exception, when the token is cancelled.</summary>
    public async Task WaitAsync(TimeSpan simulated, CancellationToken stop)
    {
        var real = simulated * Options.WaitScale;
        if (real > TimeSpan.Zero)
        {
            await Task.Delay(real, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
