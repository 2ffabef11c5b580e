using System.Globalization;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations;
using TeacherBot.Tests.Broadcasts;
using TeacherBot.Tests.Transcripts;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Access;

/// <summary>The console, or Telegram as its renderer shows it: buttons with tokens.</summary>
internal sealed class AccessChat : IAccessChannel
{
    private readonly StoryBot bot;
    private int count;

    private AccessChat(StoryBot bot) => (this.bot, People) = (bot, new TownPeople(bot.Bot, bot.Clock, new BroadcastLimits(30, 2)));

    public string Name => bot.Channel.Name;

    public Bot Bot => bot.Bot;

    public TownPeople People { get; }

    public static async Task<AccessChat> OpenAsync(StoryRendering rendering, string content)
    {
        var bot = new StoryBot(rendering) { ContentPath = content };
        await bot.OpenAsync();
        bot.Clock.Now += TimeSpan.FromHours(3);
        return new AccessChat(bot);
    }

    public string Shown(string address) =>
        string.Join('\n', bot.Channel.Chat(address).History.Select(c => string.Join('\n', c.Message.Paragraphs.Select(p => p.Text).Concat(c.Message.Choices.Select(x => x.Label)))));

    public IReadOnlyList<string> Choices(string address)
    {
        var chat = bot.Channel.Chat(address);
        return chat.Messages.Values.LastOrDefault(c => chat.Armed.Contains(c.Number) && c.Buttons.Count > 0)?.Buttons.Select(b => b.Choice.Label).ToList() ?? [];
    }

    public Task PressAsync(string address, string label)
    {
        var chat = bot.Channel.Chat(address);
        var copy = chat.Newest(c => c.TokenOf(label) is not null)!;
        return SayAsync(address, null, copy.TokenOf(label)!, copy.Number);
    }

    public Task TypeAsync(string address, string text) =>
        SayAsync(address, text[0] == '/' ? new CommandSaid(text[1..], "") : new TextSaid(text, false), null, null);

    public async Task StealAsync(string owner, string thief)
    {
        foreach (var (_, token) in bot.Channel.Chat(owner).History.SelectMany(c => c.Buttons).Where(b => b.Token.Length > 0).DistinctBy(b => b.Token).ToList())
        {
            await SayAsync(thief, null, token, null);
        }
    }

    public void Dispose() => bot.Dispose();

    private Task<TurnOutcome> SayAsync(string address, InboundBody? body, string? token, int? copy)
    {
        bot.Clock.Now += TimeSpan.FromSeconds(5);
        return bot.SayAsync(new Arrival(string.Create(CultureInfo.InvariantCulture, $"a{++count}"), Name, address, body, token) { Copy = copy });
    }
}
