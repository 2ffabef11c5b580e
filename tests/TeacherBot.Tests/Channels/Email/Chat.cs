using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>A messenger beside the mailbox: one person who presses and types.</summary>
internal sealed class Chat(EmailWorld world) : IChannel
{
    public const string Address = "1001";

    private int count;

    public string Name => "console";

    /// <summary>What becomes of a message; null delivers it.</summary>
    public SendOutcome? Answer { get; set; }

    /// <summary>The current screen; null before the first.</summary>
    public Outgoing? Screen { get; private set; }

    /// <summary>Messages beside the screen, the oldest first.</summary>
    public List<string> Said { get; } = [];

    public string Text => string.Join('\n', Screen!.Message!.Paragraphs.Select(p => p.Text));

    public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        if (Answer is { } refused)
        {
            return Task.FromResult(refused);
        }

        if (outgoing.Kind == DeliveryKind.Screen)
        {
            Screen = outgoing;
        }
        else if (outgoing.Message is { } message)
        {
            Said.Add(string.Join('\n', message.Paragraphs.Select(p => p.Text)));
        }

        return Task.FromResult<SendOutcome>(new SendOutcome.Delivered(outgoing.EditTarget ?? ++count));
    }

    public Task TypeAsync(string text) => RunAsync(new Arrival($"c{++count}", Name, Address, text[0] == '/' ? Command(text[1..].Split(' ', 2)) : new TextSaid(text, false), null));

    private static CommandSaid Command(string[] words) => new(words[0], words.Length > 1 ? words[1] : "");

    public Task PressAsync(string label)
    {
        var choice = Screen!.Message!.Choices.First(c => c.Label.Contains(label, StringComparison.OrdinalIgnoreCase));
        return RunAsync(new Arrival($"c{++count}", Name, Address, null, world.Bot.Stores.Tokens.Mint(Screen.Person, Screen.Version, choice, world.Clock.Now)));
    }

    private async Task RunAsync(Arrival arrival)
    {
        await world.Bot.Turns.RunAsync(arrival, CancellationToken.None);
        await world.PumpAsync();
    }
}
