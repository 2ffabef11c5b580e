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

public sealed class ChannelTests : IAsyncLifetime
{
    private const long Anna = 1001;

    private readonly ManualClock clock = new();
    private BotApiServer server = null!;
    private TelegramChannel channel = null!;

    private BotApiClient Client { get; set; } = null!;

    private Chat Chat => server.Person(Anna);

    public async Task InitializeAsync()
    {
        server = await BotApiServer.StartAsync(new BotApiServerOptions { Clock = clock, InFlightGrace = TimeSpan.Zero, WaitScale = 0.001 });
        Client = new BotApiClient(new BotApiOptions { Token = server.Token, BaseUrl = server.BaseUrl });
        channel = Over(Client);
        Chat.Meet();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Screen_is_sent_then_edited_in_place_and_the_same_again_is_delivered()
    {
        var first = await SendAsync(Saying("один", new Choice("a", "да")));
        var id = Assert.IsType<SendOutcome.Delivered>(first).Id;

        var edited = await SendAsync(Saying("два", new Choice("b", "нет")), id);
        var again = await SendAsync(Saying("два", new Choice("b", "нет")), id);

        Assert.Equal([first, first], [edited, again]);
        var shown = Assert.Single(Chat.Visible);
        Assert.Equal(("два", true), (shown.Text, shown.HasButton("нет")));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Disarmed_copy_keeps_its_text()
    {
        var id = ((SendOutcome.Delivered)await SendAsync(Saying("один", new Choice("a", "да")))).Id;

        var outcome = await channel.SendAsync(To(null, DeliveryKind.Disarm, id), default);
        var twice = await channel.SendAsync(To(null, DeliveryKind.Disarm, id), default);

        Assert.Equal([new SendOutcome.Delivered(id), new SendOutcome.Delivered(id)], [outcome, twice]);
        Assert.Empty(Chat.Latest!.Rows);
        Assert.Equal("один", Chat.Latest.Text);
    }

    [Fact]
    public async Task Lost_target_is_told()
    {
        var id = ((SendOutcome.Delivered)await SendAsync(Saying("один"))).Id;
        Chat.DeleteMessage((int)id);

        Assert.IsType<SendOutcome.TargetLost>(await SendAsync(Saying("два"), id));
        Assert.IsType<SendOutcome.TargetLost>(await channel.SendAsync(To(null, DeliveryKind.Disarm, id), default));
    }

    [Fact]
    public async Task Long_screen_goes_in_parts_and_its_edit_disarms_and_asks_for_a_new_one()
    {
        var text = string.Concat(Enumerable.Repeat("Длинный текст для чтения. ", 300));

        var id = Assert.IsType<SendOutcome.Delivered>(await SendAsync(Saying(text, new Choice("a", "дальше")))).Id;
        var parts = Chat.Visible;
        var edit = await SendAsync(Saying(text + "!", new Choice("a", "дальше")), id);

        Assert.Equal([false, true], parts.Select(p => p.HasButton("дальше")));
        Assert.Equal(parts[^1].Id, id);
        Assert.IsType<SendOutcome.TargetLost>(edit);
        Assert.All(Chat.Visible, m => Assert.Empty(m.Rows));
    }

    [Fact]
    public async Task Document_carries_text_and_buttons()
    {
        var message = Saying("Готово", new Choice("a.b", "Меню") { Kind = ChoiceKind.Action }) with { Document = new DocumentRecipe("profile", "a", "Профиль.pdf") };
        var file = new DocumentFile("Профиль.pdf", [1, 2, 3]);

        var outcome = await channel.SendAsync(To(message, DeliveryKind.Say) with { File = file }, default);
        var without = await channel.SendAsync(To(message, DeliveryKind.Say), default);

        var shown = Chat.Latest!;
        Assert.Equal(new SendOutcome.Delivered(shown.Id), outcome);
        Assert.Equal(("Готово", "Профиль.pdf", true), (shown.Text, shown.File!.Name, shown.HasButton("Меню")));
        Assert.Equal([1, 2, 3], shown.File.Content);
        Assert.Equal(new SendOutcome.Rejected("no document"), without);
    }

    [Fact]
    public async Task Screen_over_a_document_is_sent_anew()
    {
        var message = Saying("Готово", new Choice("a", "да")) with { Document = new DocumentRecipe("profile", "a", "f.pdf") };
        var id = ((SendOutcome.Delivered)await channel.SendAsync(To(message, DeliveryKind.Screen) with { File = new DocumentFile("f.pdf", [1]) }, default)).Id;

        Assert.IsType<SendOutcome.TargetLost>(await SendAsync(Saying("дальше"), id));
        Assert.Empty(Chat.Latest!.Rows);
    }

    [Theory]
    [InlineData(nameof(Fault.TooManyRequests), "RetryAfter { Wait = 00:00:01, Everybody = False }")]
    [InlineData(nameof(Fault.ServerError), "Unknown { Code = 500 ServerError }")]
    [InlineData(nameof(Fault.BadGateway), "Unknown { Code = no answer }")]
    [InlineData(nameof(Fault.DropBefore), "Unknown { Code = no answer }")]
    [InlineData(nameof(Fault.DropAfter), "Unknown { Code = no answer }")]
    [InlineData(nameof(Fault.BlockWindow), "RecipientGone { Code = 403 Blocked }")]
    public async Task Trouble_of_the_server_has_its_outcome(string fault, string expected)
    {
        server.Faults.Script(Enum.Parse<Fault>(fault), "sendMessage", Anna);

        Assert.Equal(expected, (await SendAsync(Saying("x"))).ToString());
    }

    [Fact]
    public async Task Never_met_person_is_gone_and_revoked_token_stops_the_channel()
    {
        var stranger = To(Saying("x"), DeliveryKind.Say) with { Address = new Personal<string>("5") };

        Assert.Equal(new SendOutcome.RecipientGone("400 ChatNotFound"), await channel.SendAsync(stranger, default));
        server.RevokeToken();
        Assert.Equal(new SendOutcome.ChannelMisconfigured("401 Unauthorized"), await SendAsync(Saying("x")));
        Assert.False(await channel.WorksAsync(default));
        server.RestoreToken();
        Assert.True(await channel.WorksAsync(default));
    }

    [Fact]
    public async Task Bot_that_is_not_found_three_times_with_nothing_accepted_between_stops_the_channel()
    {
        await using var scripted = await ScriptedServer.StartAsync();
        var other = Over(scripted.Client);
        scripted.Refuse(404, "Not Found").Refuse(404, "Not Found").Sent(1).Refuse(404, "Not Found").Refuse(404, "Not Found").Refuse(404, "Not Found");
        var outcomes = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            outcomes.Add((await ToChat(other, i)).GetType().Name);
        }

        Assert.Equal(["NotSent", "NotSent", "Delivered", "NotSent", "NotSent", "ChannelMisconfigured"], outcomes);
    }

    [Fact]
    public async Task Server_that_is_not_there_was_surely_not_reached()
    {
        using var nowhere = new BotApiClient(new BotApiOptions { Token = "1:t", BaseUrl = "http://127.0.0.1:1" });

        Assert.Equal(new SendOutcome.NotSent("not reached"), await Over(nowhere).SendAsync(To(Saying("x"), DeliveryKind.Say), default));
    }

    [Fact]
    public async Task Refusals_of_one_chat_bind_it_and_of_three_in_a_row_everybody()
    {
        await using var scripted = await ScriptedServer.StartAsync();
        var other = Over(scripted.Client);
        foreach (var chat in new[] { 1, 1, 1, 2 })
        {
            scripted.Refuse(429, "Too Many Requests: retry after 7", """{"retry_after":7}""");
            Assert.Equal(new SendOutcome.RetryAfter(TimeSpan.FromSeconds(7), false), await ToChat(other, chat));
        }

        scripted.Sent(1).Refuse(429, "Too Many Requests").Refuse(429, "Too Many Requests").Refuse(429, "Too Many Requests");
        Assert.IsType<SendOutcome.Delivered>(await ToChat(other, 3));
        var everybody = new List<bool>();
        for (var chat = 1; chat <= 3; chat++)
        {
            everybody.Add(((SendOutcome.RetryAfter)await ToChat(other, chat)).Everybody);
        }

        Assert.Equal([false, false, true], everybody);
    }

    [Fact]
    public async Task Markup_that_cannot_be_parsed_is_sent_once_without()
    {
        const string Unparsable = "Bad Request: can't parse entities: Unsupported start tag at byte offset 0";
        await using var scripted = await ScriptedServer.StartAsync();
        scripted.Refuse(400, Unparsable).Sent(8).Refuse(400, Unparsable).Refuse(400, Unparsable);
        var message = new Message([new(ParagraphKind.Heading, "a < b & c")], [[new Choice("k", "да")]], Core.Content.Privacy.Neutral);

        var first = await Over(scripted.Client).SendAsync(To(message, DeliveryKind.Screen), default);
        var second = await Over(scripted.Client).SendAsync(To(message, DeliveryKind.Screen, 8), default);

        Assert.Equal((new SendOutcome.Delivered(8), new SendOutcome.Rejected("400 BadRequest")), (first, second));
        Assert.Equal(["sendMessage", "sendMessage", "editMessageText", "editMessageText"], scripted.Methods);
        var plain = scripted.Requests.ElementAt(1).Body;
        Assert.Contains("\"a < b & c\"", plain, StringComparison.Ordinal);
        Assert.Contains("inline_keyboard", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("parse_mode", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "Not Found", "NotSent { Code = 404 MethodNotFound }")]
    [InlineData(409, "Conflict", "NotSent { Code = 409 Conflict }")]
    [InlineData(413, "Request Entity Too Large", "Rejected { Code = 413 EntityTooLarge }")]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", "Rejected { Code = 400 BadRequest }")]
    [InlineData(403, "Forbidden: user is deactivated", "RecipientGone { Code = 403 Blocked }")]
    public async Task Refusal_has_its_outcome(int code, string description, string expected)
    {
        await using var scripted = await ScriptedServer.StartAsync();
        scripted.Refuse(code, description);

        Assert.Equal(expected, (await ToChat(Over(scripted.Client), 1)).ToString());
    }

    [Fact]
    public async Task Any_message_is_taken_by_the_server_without_a_violation()
    {
        var random = new Random(4);
        for (var i = 0; i < 40; i++)
        {
            Assert.IsType<SendOutcome.Delivered>(await SendAsync(Any(random)));
        }

        Assert.Empty(server.Violations);
    }

    internal static TelegramChannel Over(IBotApi api) =>
        new(api, new TelegramRenderer(NewTokens()), TimeProvider.System, NullLogger<TelegramChannel>.Instance);

    private static Outgoing To(Message? message, DeliveryKind kind, long? target = null) =>
        new(Person, new Personal<string>("1001"), kind, message, 1, target);

    private static Task<SendOutcome> ToChat(TelegramChannel channel, long chat) => channel.SendAsync(
        To(Saying("x"), DeliveryKind.Say) with { Address = new Personal<string>(chat.ToString(System.Globalization.CultureInfo.InvariantCulture)) }, default);

    private Task<SendOutcome> SendAsync(Message message, long? target = null) => channel.SendAsync(To(message, DeliveryKind.Screen, target), default);
}
