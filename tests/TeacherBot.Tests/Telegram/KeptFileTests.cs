using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.BotApi;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Store;
using TeacherBot.Tests.Simulation;
using TeacherBot.Tests.Store.Features;
using static TeacherBot.Tests.Telegram.TelegramParts;
using Message = TeacherBot.Core.Deliveries.Message;

namespace TeacherBot.Tests.Telegram;

/// <summary>Pictures and documents are uploaded once for a bot and sent by their id afterwards.</summary>
public sealed class KeptFileTests : IAsyncLifetime
{
    private static readonly byte[] Png = [1, 2, 3];

    private readonly FeatureFixture store = new();
    private readonly ManualClock clock = new();
    private BotApiServer server = null!;
    private int uploads;

    private BotApiClient Client { get; set; } = null!;

    public async Task InitializeAsync()
    {
        await store.InitializeAsync();
        server = await BotApiServer.StartAsync(new BotApiServerOptions { Clock = clock, InFlightGrace = TimeSpan.Zero, WaitScale = 0.001 });
        server.Interrupt = (moment, call) =>
        {
            uploads += moment == CallMoment.Arrived && (call.File("photo") ?? call.File("document")) is not null ? 1 : 0;
            return Task.CompletedTask;
        };
        Client = new BotApiClient(new BotApiOptions { Token = server.Token, BaseUrl = server.BaseUrl });
        for (var chat = 1; chat <= 40; chat++)
        {
            server.Person(chat).Meet();
        }
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Picture_for_forty_people_at_once_is_uploaded_once()
    {
        var channel = Start();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 40).Select(chat => channel.SendAsync(Picture(chat), default)));

        Assert.All(outcomes, o => Assert.IsType<SendOutcome.Delivered>(o));
        Assert.Equal(1, uploads);
        Assert.All(Enumerable.Range(1, 40), chat => Assert.Equal(Png, server.Person(chat).Visible[0].File!.Content));
    }

    [Fact]
    public async Task Restart_knows_the_id_and_another_bot_does_not()
    {
        await Start().SendAsync(Picture(1), default);
        await Start().SendAsync(Picture(2), default);
        Assert.Equal(1, uploads);

        await Start(bot: 7).SendAsync(Picture(3), default);
        Assert.Equal(2, uploads);
    }

    [Fact]
    public async Task Refused_id_is_forgotten_and_the_file_uploaded_again_once()
    {
        var channel = Start();
        await channel.SendAsync(Picture(1), default);
        server.ForgetFile(server.Person(1).Visible[0].File!.Id);
        var outcomes = await Task.WhenAll(Enumerable.Range(2, 20).Select(chat => channel.SendAsync(Picture(chat), default)));

        Assert.All(outcomes, o => Assert.IsType<SendOutcome.Delivered>(o));
        Assert.Equal(2, uploads);
        await Start().SendAsync(Picture(30), default);
        Assert.Equal(2, uploads);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Document_is_uploaded_once_under_each_name_and_a_personal_one_leaves_no_id_behind()
    {
        var channel = Start();
        await channel.SendAsync(Document(1, "seminar.ics", Privacy.Neutral), default);
        await channel.SendAsync(Document(2, "seminar.ics", Privacy.Neutral), default);
        await channel.SendAsync(Document(3, "other.ics", Privacy.Neutral), default);
        Assert.Equal(2, uploads);
        Assert.Equal(["seminar.ics", "seminar.ics", "other.ics"], Enumerable.Range(1, 3).Select(chat => server.Person(chat).Visible[0].File!.Name));

        await channel.SendAsync(Document(4, "profile.pdf", Privacy.Personal), default);
        await channel.SendAsync(Document(5, "profile.pdf", Privacy.Personal), default);
        Assert.Equal(4, uploads);
    }

    [Fact]
    public async Task Failed_upload_lets_the_next_one_try()
    {
        server.Faults.Script(Fault.ServerError, "sendPhoto");
        var channel = Start();

        Assert.IsType<SendOutcome.Unknown>(await channel.SendAsync(Picture(1), default));
        Assert.IsType<SendOutcome.Delivered>(await channel.SendAsync(Picture(1), default));
        Assert.Equal(2, uploads);
    }

    [Fact]
    public async Task Photo_sent_as_a_document_is_refused_by_the_server_and_so_is_an_unknown_id()
    {
        await Start().SendAsync(Picture(1), default);
        var photo = new InputFile.Stored(server.Person(1).Visible[0].File!.Id);

        var other = Assert.IsType<BotApiResult<SentMessage>.Refused>(await Client.SendDocumentAsync(new SendDocument(2, photo), default));
        var unknown = Assert.IsType<BotApiResult<SentMessage>.Refused>(await Client.SendPhotoAsync(new SendPhoto(2, new InputFile.Stored("nothing")), default));

        Assert.Equal("Bad Request: can't use file of type Photo as Document", other.Error.Description);
        Assert.Equal("Bad Request: wrong file identifier/HTTP URL specified", unknown.Error.Description);
    }

    [Fact]
    public async Task An_id_that_was_replaced_meanwhile_is_not_forgotten()
    {
        var key = new TelegramFileKey(1, "photo", "hash");
        string? Found(TelegramFileKey of) => store.Database.Read(unit => TelegramFileStore.Find(unit, of));
        await store.Database.WriteAsync(unit => TelegramFileStore.Put(unit, key, "old", store.Now));
        await store.Database.WriteAsync(unit => TelegramFileStore.Put(unit, key, "new", store.Now));
        await store.Database.WriteAsync(unit => TelegramFileStore.Forget(unit, key, "old"));

        Assert.Equal(("new", null, null), (Found(key), Found(key with { Bot = 2 }), Found(key with { Kind = "document" })));
        await store.Database.WriteAsync(unit => TelegramFileStore.Forget(unit, key, "new"));
        Assert.Null(Found(key));
    }

    private TelegramChannel Start(long bot = 424242)
    {
        var log = NullLogger<TelegramChannel>.Instance;
        return new(Client, new TelegramRenderer(NewTokens()), clock, log, new KeptFiles(store.Database, bot, clock, log));
    }

    private static Outgoing Picture(long chat) => To(chat, Saying("Что на рисунке?") with { Picture = new("hash", "слова") }, DeliveryKind.Screen) with { Picture = Png };

    private static Outgoing Document(long chat, string name, Privacy privacy) =>
        To(chat, Saying("Файл") with { Privacy = privacy, Document = new DocumentRecipe("calendar", "e1", name) }, DeliveryKind.Say) with { File = new DocumentFile(name, [4, 5]) };

    private static Outgoing To(long chat, Message message, DeliveryKind kind) =>
        new(Person, new Personal<string>(chat.ToString(System.Globalization.CultureInfo.InvariantCulture)), kind, message, 1, null);
}
