using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Tests.Store;
using Chat = TeacherBot.Operations.Simulation.Telegram.Chat;

namespace TeacherBot.Tests.Telegram;

/// <summary>Update to turn to delivery, over the real store and content.</summary>
public sealed class TelegramJourneyTests : ReceiverTest
{
    [Fact]
    public async Task Start_shows_a_screen_and_a_press_edits_it_in_place()
    {
        await WithBotAsync(async () =>
        {
            Chat.SendCommand("start");
            await Chat.WaitAsync(c => c.Latest?.Rows.Count > 0, Soon);
            var first = Chat.Latest!;
            Chat.Press(first.Id, 0);
            await Chat.WaitAsync(c => c.Latest!.Edits > 0, Soon);

            Assert.Equal(first.Id, Assert.Single(Chat.Visible).Id);
            Assert.NotEqual(first.Text, Chat.Latest!.Text);
        });
    }

    [Fact]
    public async Task Repeated_updates_change_nothing_and_an_old_button_says_so()
    {
        Server.Faults.Plan = new FaultPlan { DuplicateUpdate = 1 };
        await WithBotAsync(async () =>
        {
            Chat.SendCommand("start");
            await Chat.WaitAsync(c => c.Latest?.Rows.Count > 0, Soon);
            var (id, old) = (Chat.Latest!.Id, Chat.Latest.Rows[0][0].Data!);
            Chat.Press(id, 0);
            await Chat.WaitAsync(c => c.Latest!.Edits > 0, Soon);
            var shown = Chat.Latest!.Text;
            Chat.PressData(id, old);
            Chat.PressData(id, "s.1.forged.AAAAAAAAAAA");
            await Chat.WaitAsync(c => c.Toasts.Count == 2, Soon);

            Assert.Equal(shown, Chat.Latest!.Text);
            Assert.Single(Chat.Visible);
        });
        Assert.Empty(Server.CallbackReport().AnsweredTwice);
    }

    [Fact]
    public async Task Swapped_and_odd_input_leaves_one_screen_with_buttons()
    {
        Server.Faults.Plan = new FaultPlan { SwapUpdates = 1, SwapWithin = TimeSpan.FromMilliseconds(1) };
        await WithBotAsync(async () =>
        {
            Chat.SendCommand("start");
            await Chat.WaitAsync(c => c.Latest?.Rows.Count > 0, Soon);
            var id = Chat.Latest!.Id;
            Chat.Press(id, 0);
            Chat.SendText("что-то своё");
            foreach (var kind in Enum.GetValues<OtherKind>())
            {
                Chat.SendOther(kind);
            }

            Chat.SendText(new string('я', 9000));
            Chat.EditLast("исправлено");
            await UntilAsync(() => Server.PendingUpdates == 0 && Chat.Latest!.Id != id);
            await UntilAsync(() => Chat.Visible.Count(m => m.Rows.Count > 0) == 1);
        });
        Assert.Empty(Server.CallbackReport().Unanswered);
        Assert.Empty(Server.Violations);
    }

    private async Task WithBotAsync(Func<Task> body)
    {
        var folder = TestFolder.Create();
        using (var bot = await OpenAsync(folder))
        {
            Turn = arrival => bot.Turns.RunAsync(arrival, default);
            var channel = new TelegramChannel(
                Client, new TelegramRenderer(bot.Stores.Tokens), TimeProvider.System, NullLogger<TelegramChannel>.Instance);
            var worker = bot.Add(channel, new PaceLimits(1000, 1000, 1000), new NoDocuments());
            using var stop = new CancellationTokenSource();
            var sending = worker.RunAsync(stop.Token);
            await PollingAsync(body);
            await stop.CancelAsync();
            await sending;
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<Bot> OpenAsync(string folder) => Bot.OpenAsync(
        new BotOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder, "bot.db")}",
            KeysPath = Path.Combine(folder, "keys"),
            FilesPath = Path.Combine(folder, "files"),
            ContentPath = ContentPath(),
        },
        TimeProvider.System,
        NullLoggerFactory.Instance,
        default);

    private static string ContentPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TeacherBot.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "content");
    }

    private sealed class NoDocuments : IDocuments
    {
        public DocumentFile? Open(DocumentRecipe recipe) => null;
    }
}
