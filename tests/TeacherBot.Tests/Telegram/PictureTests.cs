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

/// <summary>Items with a picture: a text cannot become one by an edit, so it is a message of its own above the screen.</summary>
public sealed class PictureTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private BotApiServer server = null!;
    private TelegramChannel channel = null!;

    private BotApiClient Client { get; set; } = null!;

    private Chat Chat => server.Person(1001);

    public async Task InitializeAsync()
    {
        server = await BotApiServer.StartAsync(new BotApiServerOptions { Clock = clock, InFlightGrace = TimeSpan.Zero, WaitScale = 0.001 });
        Client = new BotApiClient(new BotApiOptions { Token = server.Token, BaseUrl = server.BaseUrl });
        channel = new TelegramChannel(Client, new TelegramRenderer(NewTokens()), clock, NullLogger<TelegramChannel>.Instance);
        Chat.Meet();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Picture_stands_above_its_screen_while_the_screen_speaks_of_it_and_is_taken_away_after()
    {
        var png = new byte[] { 1, 2, 3 };
        var asked = Saying("Что на рисунке?", new Choice("a", "да")) with { Picture = new("hash", "Прямоугольник 2 × 3 <см>") };
        Task<SendOutcome> ShowAsync(Message message, long? target) => channel.SendAsync(To(message, target) with { Picture = png }, default);

        var screen = ((SendOutcome.Delivered)await ShowAsync(asked, null)).Id;
        Assert.Equal(["Прямоугольник 2 × 3 <см>", "Что на рисунке?"], Chat.Visible.Select(m => m.Text));
        Assert.NotNull(Chat.Visible[0].File);

        // Toggled on the same item: edited in place, no second picture.
        Assert.IsType<SendOutcome.Delivered>(await ShowAsync(asked with { Rows = [[new Choice("a", "да") { Chosen = true }]] }, screen));
        Assert.Equal(2, Chat.Visible.Count);

        // The next item has none: the picture goes, the text is edited where it stands.
        Assert.IsType<SendOutcome.Delivered>(await ShowAsync(Saying("Дальше", new Choice("b", "нет")), screen));
        Assert.Equal("Дальше", Assert.Single(Chat.Visible).Text);

        // Back again: an edit cannot put a picture above, so the screen is sent anew below it, without a second upload.
        Assert.IsType<SendOutcome.TargetLost>(await ShowAsync(asked, screen));
        Assert.IsType<SendOutcome.Delivered>(await channel.SendAsync(To(asked, null), default));
        Assert.Equal(["Дальше", "Прямоугольник 2 × 3 <см>", "Что на рисунке?"], Chat.Visible.Select(m => m.Text));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Screen_sent_anew_takes_its_picture_along()
    {
        var asked = Saying("Что на рисунке?", new Choice("a", "да")) with { Picture = new("hash", "слова") };

        await channel.SendAsync(To(asked, null) with { Picture = [1, 2, 3] }, default);
        await channel.SendAsync(To(asked, null) with { Picture = [1, 2, 3] }, default);

        Assert.Equal(["Что на рисунке?", "слова", "Что на рисунке?"], Chat.Visible.Select(m => m.Text));
    }

    [Fact]
    public async Task Picture_that_is_not_kept_leaves_the_question_alone()
    {
        var asked = Saying("Что на рисунке?", new Choice("a", "да")) with { Picture = new("lost", "слова") };

        Assert.IsType<SendOutcome.Delivered>(await channel.SendAsync(To(asked, null), default));

        Assert.Equal("Рисунок: слова\n\nЧто на рисунке?", Assert.Single(Chat.Visible).Text);
    }

    private static Outgoing To(Message message, long? target) => new(Person, new Personal<string>("1001"), DeliveryKind.Screen, message, 1, target);
}
