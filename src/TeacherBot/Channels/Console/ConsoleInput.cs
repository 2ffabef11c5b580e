using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Console;

/// <summary>Turns a typed line into an arrival: a sign of a choice, a command, or text.</summary>
internal sealed class ConsoleInput(ConsoleChannel channel, Tokens tokens, TimeProvider clock)
{
    private const int LongestText = 4096;

    // Distinct from an earlier run on the same database.
    private readonly string run = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    private int count;

    public Arrival Read(string address, string line)
    {
        var key = $"{run}/{++count}";
        if (channel.Screen is { Message: { } message } screen && ConsoleRenderer.Chosen(message, line) is { Kind: not ChoiceKind.Link } choice)
        {
            return new Arrival(key, channel.Name, address, null, tokens.Mint(screen.Person, screen.Version, choice, clock.GetUtcNow()));
        }

        return new Arrival(key, channel.Name, address, ConsoleFiles.Sent(line) ?? Body(line), null);
    }

    /// <summary>Presses a choice of the aside: a reminder's button, for instance.</summary>
    public Arrival Press(string address, Core.Deliveries.Choice choice, string person, int version) =>
        new($"{run}/{++count}", channel.Name, address, null, tokens.Mint(person, version, choice, clock.GetUtcNow()));

    private static InboundBody Body(string line)
    {
        var text = line.Trim();
        if (text.StartsWith('/') && text.Length > 1)
        {
            var space = text.IndexOf(' ');
            return space < 0 ? new CommandSaid(text[1..], "") : new CommandSaid(text[1..space], text[(space + 1)..].Trim());
        }

        return new TextSaid(text.Length > LongestText ? text[..LongestText] : text, text.Length > LongestText);
    }
}
