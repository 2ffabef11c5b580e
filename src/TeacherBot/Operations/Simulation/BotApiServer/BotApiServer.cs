using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>
/// A Telegram Bot API server inside this process, with the people on the other side of it. It knows nothing of
/// the client it judges: what the client did is read from the log, the violations and what people see.
/// </summary>
internal sealed class BotApiServer : IAsyncDisposable
{
    private readonly ServerCore _core;
    private readonly HttpFront _front;
    private readonly KestrelServer _kestrel;

    private BotApiServer(BotApiServerOptions options)
    {
        _core = new ServerCore(options);
        _core.Methods = new MethodTable(_core);
        _front = new HttpFront(_core);
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        _kestrel = new KestrelServer(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>Without a slash at the end, as a client's setting for the API's address.</summary>
    public string BaseUrl { get; private set; } = "";

    public string Token => _core.Options.Token;
    public ServerLog Log => _core.Log;
    public IReadOnlyList<string> Violations => _core.Log.Violations;
    public Faults Faults => _core.Faults;
    public long TooMany => _core.Log.TooMany;

    /// <summary>Awaited inside each call; null for nothing. Calls of other connections go on meanwhile.</summary>
    public Func<CallMoment, ApiCall, Task>? Interrupt
    {
        get => _front.Interrupt;
        set => _front.Interrupt = value;
    }

    /// <summary>Updates not yet confirmed or delivered.</summary>
    public int PendingUpdates => _core.Updates.Webhook?.Count ?? _core.Updates.Count;

    /// <summary>Texts the bot has set for itself; see <see cref="ProfileMethods.Stored"/> for the keys.</summary>
    public IReadOnlyDictionary<string, string> Profile => _core.Methods.Profile.Stored;

    public static async Task<BotApiServer> StartAsync(BotApiServerOptions? options = null, CancellationToken stop = default)
    {
        var server = new BotApiServer(options ?? new BotApiServerOptions());
        await server._kestrel.StartAsync(server._front, stop);
        server.BaseUrl = server._kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return server;
    }

    /// <summary>The private chat of this user, made at first mention; the bot may write there once the person has.</summary>
    public Chat Person(long userId) => userId > 0 ? _core.Person(userId) : throw new ArgumentOutOfRangeException(nameof(userId));

    /// <summary>A group by its negative id; the bot is in it after <see cref="Chat.Unblock"/>, a message, or <see cref="Chat.Meet"/>.</summary>
    public Chat Group(long chatId) => chatId < 0 ? _core.Person(chatId) : throw new ArgumentOutOfRangeException(nameof(chatId));

    public StoredFile? File(string fileId) => _core.Files.Find(fileId);

    /// <summary>What became of the presses; ask after the run.</summary>
    public CallbackReport CallbackReport() => _core.Callbacks.Report();

    /// <summary>When a press was handed out last; null when it was not, or is forgotten.</summary>
    public DateTimeOffset? DeliveredAt(string callback) => _core.Callbacks.Find(callback)?.DeliveredAt;

    /// <summary>From the next update that finds the queue empty, ids go on from a lower number.</summary>
    public void RedrawUpdateIds() => _core.Updates.RedrawIds();

    /// <summary>The file is lost on this side: its id is refused from now on.</summary>
    public void ForgetFile(string fileId) => _core.Files.Forget(fileId);

    /// <summary>Waits told by this server's limits, and when the client went on.</summary>
    public IReadOnlyList<FloodWait> Waits => _core.Flood.Waits.All;

    /// <summary>The most unasked messages that any sliding second has taken, where they are watched.</summary>
    public int FullestSecond => _core.Flood.Unasked.Fullest;

    /// <summary>From now on everything is answered 401.</summary>
    public void RevokeToken() => _front.TokenRevoked = true;

    /// <summary>The token is good again.</summary>
    public void RestoreToken()
    {
        _front.TokenRevoked = false;
        _front.ForgetUnauthorized();
    }

    public async ValueTask DisposeAsync()
    {
        await _core.Stopping.CancelAsync();
        _core.Updates.SetWebhook(null, dropPending: true);
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _kestrel.StopAsync(now.Token);
        _kestrel.Dispose();
    }
}
