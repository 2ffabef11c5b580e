using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Store;
using TeacherBot.Tests.Simulation;
using static TeacherBot.Tests.Telegram.TelegramParts;
using Chat = TeacherBot.Operations.Simulation.Telegram.Chat;
using Message = TeacherBot.Core.Deliveries.Message;

namespace TeacherBot.Tests.Telegram;

/// <summary>Issue #4: a broadcast carries a picture or a file in one message, and is taken back.</summary>
public sealed class RecallTests : IAsyncLifetime
{
    private const long Anna = 1001;

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0];
    private static readonly Message Correction = Saying("Рассылка отозвана.");

    private readonly ManualClock clock = new();
    private BotApiServer server = null!;
    private TelegramChannel channel = null!;

    private BotApiClient Client { get; set; } = null!;

    private Chat Chat => server.Person(Anna);

    public async Task InitializeAsync()
    {
        server = await BotApiServer.StartAsync(new BotApiServerOptions { Clock = clock, InFlightGrace = TimeSpan.Zero, WaitScale = 0.001 });
        Client = new BotApiClient(new BotApiOptions { Token = server.Token, BaseUrl = server.BaseUrl });
        channel = new TelegramChannel(Client, new TelegramRenderer(NewTokens()), TimeProvider.System, NullLogger<TelegramChannel>.Instance);
        Chat.Meet();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Fresh_copy_is_deleted_and_once_more_changes_nothing()
    {
        var id = await SendAsync(Saying("Семинар"));

        Assert.Equal(new SendOutcome.Delivered(id), await RecallAsync(id));
        Assert.Empty(Chat.Visible);
        Assert.Equal(new SendOutcome.Delivered(id), await RecallAsync(id));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Copy_older_than_two_days_says_the_correction_in_its_place()
    {
        var id = await SendAsync(Saying("Семинар", new Choice("ev-open.a", "Записаться") { Kind = ChoiceKind.Action }));
        clock.Advance(TimeSpan.FromHours(49));

        Assert.Equal(new SendOutcome.Delivered(id), await RecallAsync(id));
        var shown = Assert.Single(Chat.Visible);
        Assert.Equal("Рассылка отозвана.", shown.Text);
        Assert.Empty(shown.Rows);
    }

    [Fact]
    public async Task Old_picture_cannot_be_changed_so_the_correction_comes_below_it()
    {
        var id = await SendAsync(Saying("Семинар") with { Picture = new Picture("hash", "афиша") }, Jpeg);
        clock.Advance(TimeSpan.FromHours(49));

        Assert.IsType<SendOutcome.Delivered>(await RecallAsync(id));
        Assert.Equal("Рассылка отозвана.", Chat.Latest!.Text);
    }

    [Fact]
    public async Task Picture_and_text_and_button_are_one_message()
    {
        var message = Saying("Приходите", new Choice("ev-open.a", "Записаться") { Kind = ChoiceKind.Action }) with { Picture = new Picture("hash", "афиша") };

        var id = await SendAsync(message, Jpeg);

        var shown = Assert.Single(Chat.Visible);
        Assert.Equal((id, "Приходите", true), (shown.Id, shown.Text, shown.HasButton("Записаться")));
        Assert.Equal(Jpeg, shown.File!.Content);
    }

    private async Task<long> SendAsync(Message message, byte[]? picture = null) =>
        Assert.IsType<SendOutcome.Delivered>(await channel.SendAsync(To(message, DeliveryKind.Say) with { Picture = picture }, default)).Id;

    private Task<SendOutcome> RecallAsync(long id) => channel.SendAsync(To(Correction, DeliveryKind.Recall) with { EditTarget = id }, default);

    private static Outgoing To(Message? message, DeliveryKind kind) => new(Person, new Personal<string>("1001"), kind, message, 1, null);
}
