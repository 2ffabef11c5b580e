using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Core.Conversations;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>Turns what a story says a person does into what a channel would receive.</summary>
internal sealed partial class StoryMoves(StoryBot bot)
{
    private const int LongestText = 4096;

    private readonly Dictionary<string, string> attachments = new()
    {
        ["голосовое"] = "voice",
        ["стикер"] = "sticker",
        ["место"] = "location",
        ["опрос"] = "poll",
    };

    private Arrival? last;
    private int count;

    /// <summary>The phone in hand.</summary>
    public string Address { get; set; } = "1";

    private StoryChat Chat => bot.Channel.Chat(Address);

    /// <summary>The arrivals of one act, each made after the one before was answered.</summary>
    public IEnumerable<Arrival> Of(string act)
    {
        if (act.StartsWith("(дважды) [", StringComparison.Ordinal))
        {
            var token = TokenOf(act["(дважды) [".Length..^1]);
            yield return Press(token, null);
            yield return Press(token, null);
            yield break;
        }

        yield return One(act);
    }

    public Arrival Press(string token, int? copy) => New(null, token) with { Copy = copy };

    /// <summary>A sign of a new line keeps what is typed in one line of the story.</summary>
    public Arrival Type(string typed)
    {
        var text = typed.Replace(" ⏎ ", "\n", StringComparison.Ordinal);
        return New(new TextSaid(text.Length > LongestText ? text[..LongestText] : text, text.Length > LongestText), null);
    }

    /// <summary>The token of a button on the newest message that still has it.</summary>
    public string TokenOf(string label) =>
        Chat.Newest(c => c.TokenOf(label) is not null)?.TokenOf(label)
        ?? throw new InvalidOperationException($"There is no button «{label}» but {string.Join(", ", Buttons().Select(b => $"[{b}]"))}.");

    private IEnumerable<string> Buttons() =>
        Chat.Messages.Values.Where(m => Chat.Armed.Contains(m.Number)).SelectMany(m => m.Buttons).Select(b => b.Choice.Label);

    private Arrival One(string act) => act switch
    {
        ['[', .. var label, ']'] => PressLabel(label),
        ['<', .. var sent, '>'] when StoryFiles.Sent(sent) is { } file => New(file, null),
        ['<', .. var kind, '>'] => New(new AttachmentSent(attachments[kind]), null),
        "(поддельная кнопка)" => Press("s.1.begin.AAAAAAAAAAA", null),
        "(чужая кнопка)" => Press(bot.Bot.Stores.Tokens.Mint("somebody", 1, new("begin", "Начать"), bot.Clock.Now), null),
        "(то же ещё раз)" => last!,
        "(10 000 знаков)" => Type(new string('я', 10_000)),
        "(заблокировал бота)" => New(new Reachability(false), null),
        "(разблокировал бота)" => New(new Reachability(true), null),
        _ when act.StartsWith("(исправляет) ", StringComparison.Ordinal) => New(new TextCorrected(act["(исправляет) ".Length..]), null),
        _ when Old().Match(act) is { Success: true } old => PressOld(old.Groups[1].Value, int.Parse(old.Groups[2].Value, CultureInfo.InvariantCulture)),
        _ when Command().Match(act) is { Success: true } command => New(new CommandSaid(command.Groups[1].Value, command.Groups[2].Value.Trim()), null),
        ['(', ..] => throw new FormatException($"Nobody knows the act {act}."),
        _ => Type(act),
    };

    private Arrival PressLabel(string label)
    {
        var token = TokenOf(label);
        return Press(token, Chat.Newest(c => c.TokenOf(label) is not null)!.Number);
    }

    // The newest earlier look of that message which had such a button.
    private Arrival PressOld(string label, int number)
    {
        var copy = Chat.History.LastOrDefault(c => c.Number == number && !ReferenceEquals(c, Chat.Messages[number]) && c.TokenOf(label) is not null)
            ?? Chat.History.Last(c => c.Number == number && c.TokenOf(label) is not null);
        return Press(copy.TokenOf(label)!, number);
    }

    private Arrival New(InboundBody? body, string? token) =>
        last = new Arrival(string.Create(CultureInfo.InvariantCulture, $"k{++count}"), bot.Channel.Name, Address, body, token);

    [GeneratedRegex("^\\(старая кнопка «(.+)» из (\\d+)\\)$")]
    private static partial Regex Old();

    [GeneratedRegex("^/([a-zA-Z_]+)(.*)$")]
    private static partial Regex Command();
}
