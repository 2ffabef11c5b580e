using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;
using TeacherBot.Tests.Transcripts;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Deliveries;

/// <summary>A channel whose token is revoked and later good again, under a worker whose clock the test moves.</summary>
public sealed class ChannelCircuitTests : IAsyncLifetime
{
    private StoryBot Story { get; } = new(new StoryRendering("quiet", (_, _) => "…"));
    private readonly RevokedChannel channel = new();
    private DeliveryWorker worker = null!;

    public async Task InitializeAsync()
    {
        await Story.OpenAsync();
        worker = Story.Bot.Add(channel, new PaceLimits(1000, 1000, 1000), new NoDocuments());
    }

    public Task DisposeAsync()
    {
        Story.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Refused_channel_sends_nothing_asks_rarely_and_sends_all_once_it_is_accepted()
    {
        await SayAsync("a");
        await SayAsync("b");
        await worker.PumpAsync(default);
        var refused = channel.Asked;

        Assert.InRange(refused, 1, 2);
        Assert.StartsWith("refused by the server: 401 Unauthorized, asked again at ", worker.Circuit.Failure, StringComparison.Ordinal);
        await AfterAsync(29);
        Assert.Equal((refused, 0), (channel.Asked, channel.Probed));
        await AfterAsync(1);
        Assert.Equal((refused, 1), (channel.Asked, channel.Probed));
        await AfterAsync(59);
        Assert.Equal(1, channel.Probed);

        channel.Revoked = false;
        await SayAsync("c");
        await AfterAsync(1);

        Assert.Null(worker.Circuit.Failure);
        Assert.Equal(["a", "b", "c"], channel.Reached.Order());
        Assert.Equal(0, Story.Bot.Database.Read(unit => OutboxStore.Count(unit, DeliveryState.Pending)));
        Assert.True(worker.Circuit.MendedAsync(default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Receiving_may_break_the_circuit_and_waits_until_sending_finds_it_mended()
    {
        worker.Circuit.Break("getUpdates refused");
        var waiting = worker.Circuit.MendedAsync(default);
        channel.Revoked = false;
        await SayAsync("a");
        await worker.PumpAsync(default);

        Assert.False(waiting.IsCompleted);
        Assert.Equal(0, channel.Asked);
        await AfterAsync(30);
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["a"], channel.Reached);
    }

    private Task<TurnOutcome> SayAsync(string address) =>
        Story.Bot.Turns.RunAsync(new Arrival("k" + address, "revoked", address, new CommandSaid("start", ""), null), default);

    private Task AfterAsync(int seconds)
    {
        Story.Clock.Now += TimeSpan.FromSeconds(seconds);
        return worker.PumpAsync(default);
    }

    private sealed class RevokedChannel : IChannel
    {
        private int asked;

        public string Name => "revoked";

        public bool Revoked { get; set; } = true;

        public int Asked => asked;

        public int Probed { get; private set; }

        public List<string> Reached { get; } = [];

        public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
        {
            lock (Reached)
            {
                asked++;
                if (Revoked)
                {
                    return Task.FromResult<SendOutcome>(new SendOutcome.ChannelMisconfigured("401 Unauthorized"));
                }

                Reached.Add(outgoing.Address.Reveal());
                return Task.FromResult<SendOutcome>(new SendOutcome.Delivered(asked));
            }
        }

        public Task<bool> WorksAsync(CancellationToken cancellation)
        {
            Probed++;
            return Task.FromResult(!Revoked);
        }
    }

    private sealed class NoDocuments : IDocuments
    {
        public DocumentFile? Open(DocumentRecipe recipe) => null;
    }
}
