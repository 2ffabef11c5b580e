using System.Globalization;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>How one channel shows a message; stories are recorded per rendering.</summary>
internal sealed record StoryRendering(string Channel, Func<Message, Tokens, string> Render)
{
    /// <summary>The chat carries links only, and people act on their pages.</summary>
    public bool IsNeutral { get; init; }
}

/// <summary>One copy of a message as somebody saw it. The tokens are those minted when it was sent.</summary>
internal sealed record ShownCopy(int Number, Message Message, DeliveryKind Kind, IReadOnlyList<(Choice Choice, string Token)> Buttons)
{
    public string? TokenOf(string label) =>
        Buttons.FirstOrDefault(b => b.Choice.Label == label).Token ?? Buttons.FirstOrDefault(b => b.Choice.Key == label).Token;
}

/// <summary>What one phone shows: numbered messages, edited in place, some without their buttons by now.</summary>
internal sealed class StoryChat
{
    public SortedDictionary<int, ShownCopy> Messages { get; } = [];

    public HashSet<int> Armed { get; } = [];

    public List<ShownCopy> History { get; } = [];

    /// <summary>Lines to print since the last look.</summary>
    public List<string> News { get; } = [];

    public ShownCopy? Newest(Func<ShownCopy, bool> fits) => Messages.Values.LastOrDefault(c => Armed.Contains(c.Number) && fits(c));
}

/// <summary>A channel that only remembers, with the limits every channel must be able to hold.</summary>
internal sealed class StoryChannel(StoryRendering rendering, TimeProvider clock) : IChannel
{
    private const int MostButtons = 90;
    private const int LongestKey = 36;

    private readonly Dictionary<string, StoryChat> chats = [];

    public string Name => rendering.Channel;

    public Tokens? Tokens { get; set; }

    public List<string> Violations { get; } = [];

    public StoryChat Chat(string address)
    {
        lock (chats)
        {
            return chats.TryGetValue(address, out var chat) ? chat : chats[address] = new StoryChat();
        }
    }

    /// <summary>Null where the chat carries everything.</summary>
    public NeutralPhone? Neutral { get; set; }

    public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation) =>
        Neutral is { } neutral ? Task.FromResult(neutral.Take(outgoing)) : ShowAsync(outgoing);

    public Task<SendOutcome> ShowAsync(Outgoing outgoing)
    {
        var chat = Chat(outgoing.Address.Reveal());
        lock (chat)
        {
            return Task.FromResult(outgoing.Kind == DeliveryKind.Recall ? TakeBack(chat, (int)outgoing.EditTarget!.Value)
                : outgoing.Message is { } message ? Show(chat, outgoing, message) : Disarm(chat, (int)outgoing.EditTarget!.Value));
        }
    }

    private static SendOutcome.Delivered TakeBack(StoryChat chat, int number)
    {
        chat.Messages.Remove(number);
        chat.Armed.Remove(number);
        chat.News.Add(string.Create(CultureInfo.InvariantCulture, $"— сообщение {number} удалено —"));
        return new SendOutcome.Delivered(number);
    }

    private static SendOutcome Disarm(StoryChat chat, int number)
    {
        if (chat.Armed.Remove(number))
        {
            chat.News.Add(string.Create(CultureInfo.InvariantCulture, $"— сообщение {number}: кнопки сняты —"));
        }

        return chat.Messages.ContainsKey(number) ? new SendOutcome.Delivered(number) : new SendOutcome.TargetLost();
    }

    private SendOutcome Show(StoryChat chat, Outgoing outgoing, Message message)
    {
        Check(message);
        var edited = (int?)outgoing.EditTarget;
        if (edited is { } target && !chat.Messages.ContainsKey(target))
        {
            return new SendOutcome.TargetLost();
        }

        var number = edited ?? chat.History.Select(c => c.Number).DefaultIfEmpty().Max() + 1;
        var copy = new ShownCopy(number, message, outgoing.Kind, [.. message.Choices.Select(c => (c, Token(outgoing, c)))]);
        chat.Messages[number] = copy;
        chat.History.Add(copy);
        chat.Armed.Add(number);
        chat.News.Add(string.Create(CultureInfo.InvariantCulture, $"— сообщение {number}{(edited is null ? "" : ", на месте")} —"));
        chat.News.AddRange(rendering.Render(message, Tokens!).TrimEnd('\n').Split('\n'));
        if (outgoing.File is { } file)
        {
            chat.News.Add($"(файл {file.Name})");
        }

        return new SendOutcome.Delivered(number);
    }

    private string Token(Outgoing outgoing, Choice choice) =>
        choice.Kind == ChoiceKind.Link ? "" : Tokens!.Mint(outgoing.Person, outgoing.Version, choice, clock.GetUtcNow());

    private void Check(Message message)
    {
        if (ShownLimits.Broken(message, MostButtons, LongestKey) is { } broken)
        {
            Violations.Add(broken);
        }
    }
}

/// <summary>What holds for every message of the program.</summary>
internal static class ShownLimits
{
    public static string? Broken(Message message, int mostButtons = 90, int longestKey = 36)
    {
        var choices = message.Choices.ToList();
        var text = string.Join('\n', message.Paragraphs.Select(p => p.Text).Concat(choices.Select(c => c.Label)));
        return choices.Count > mostButtons ? $"{choices.Count} buttons"
            : choices.Find(c => c.Kind != ChoiceKind.Link && (c.Key.Length is 0 || c.Key.Length > longestKey || !c.Key.All(char.IsAscii))) is { } key ? $"key {key.Key}"
            : choices.Find(c => string.IsNullOrWhiteSpace(c.Label)) is not null ? "a button without a label"
            : message.Paragraphs.Any(p => string.IsNullOrWhiteSpace(p.Text)) ? "an empty paragraph"
            : message.Paragraphs.IsEmpty ? "a message without text"
            : text.Contains("дефицит", StringComparison.OrdinalIgnoreCase) ? "the word that never reaches a teacher"
            : choices.Select(c => c.Key).Distinct().Count() != choices.Count ? "two buttons with one key"
            : text.Contains("ALL", StringComparison.Ordinal) ? "the code of a whole questionnaire"
            : null;
    }
}
