using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Turns;
using Chat = TeacherBot.Operations.Simulation.Telegram.Chat;

namespace TeacherBot.Tests.Telegram;

/// <summary>A receiver between the simulated server and turns that the test decides about.</summary>
public abstract class ReceiverTest : IAsyncLifetime
{
    internal const long Anna = 1001;
    internal const long Boris = 1002;
    internal const long Group = -100500;

    internal BotApiServer Server { get; private set; } = null!;

    internal BotApiClient Client { get; private set; } = null!;

    internal TelegramReceiver Receiver { get; private set; } = null!;

    internal ManualTime Time { get; } = new();

    /// <summary>What the turns got, in order.</summary>
    internal ConcurrentQueue<Arrival> Arrivals { get; } = new();

    internal Func<Arrival, Task<TurnOutcome>> Turn { get; set; } = _ => Task.FromResult<TurnOutcome>(new TurnOutcome.Done(null));

    internal Chat Chat => Server.Person(Anna);

    internal static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;

    internal virtual BotApiServerOptions Options => new() { InFlightGrace = TimeSpan.FromSeconds(5) };

    public async Task InitializeAsync()
    {
        Server = await BotApiServer.StartAsync(Options);
        Client = new BotApiClient(new BotApiOptions { Token = Server.Token, BaseUrl = Server.BaseUrl });
        Receiver = new TelegramReceiver(
            Client, new BotIdentity { Id = 1, Username = "teacher_bot" }, TakeAsync, Time, NullLogger<TelegramReceiver>.Instance);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Polls beside the body until it has ended.</summary>
    internal async Task PollingAsync(Func<Task> body)
    {
        using var stop = new CancellationTokenSource();
        var options = new LongPollingOptions { TimeoutSeconds = 5, FirstWait = TimeSpan.FromMilliseconds(1), Jitter = () => 0 };
        var polling = Receiver.PollAsync(options, stop.Token);
        try
        {
            await body();
        }
        finally
        {
            await stop.CancelAsync();
            await polling;
        }
    }

    internal static async Task UntilAsync(Func<bool> holds)
    {
        var soon = Soon;
        while (!holds())
        {
            await Task.Delay(5, soon);
        }
    }

    /// <summary>A message with one button, as the bot would have sent it.</summary>
    internal async Task<int> ShowAsync(long chat = Anna)
    {
        Server.Person(chat).Meet();
        var sent = await Client.SendMessageAsync(
            new SendMessage(chat, "?") { ReplyMarkup = new InlineKeyboardMarkup([[new InlineKeyboardButton("да", "s.1.y.mac")]]) }, default);
        return sent.TryGetValue(out var message) ? (int)message.MessageId : throw new InvalidOperationException();
    }

    private Task<TurnOutcome> TakeAsync(Arrival arrival, CancellationToken cancellation)
    {
        Arrivals.Enqueue(arrival);
        return Turn(arrival);
    }
}
