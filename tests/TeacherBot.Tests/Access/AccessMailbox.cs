using System.Text.RegularExpressions;
using TeacherBot.Operations;
using TeacherBot.Tests.Broadcasts;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Access;

/// <summary>Letters: answered by the sign of a choice, with the whole of the letter quoted.</summary>
internal sealed partial class AccessMailbox(EmailWorld world) : IAccessChannel
{
    // What is typed with a slash elsewhere is a word in a letter.
    private static readonly Dictionary<string, string> Words = new()
    {
        ["/menu"] = "меню",
        ["/mentor"] = "наставник",
        ["/groups"] = "объединения",
        ["/practice"] = "практика",
        ["/practices"] = "практики",
        ["/request"] = "запрос",
        ["/requests"] = "запросы",
        ["/route"] = "маршрут",
        ["/ask"] = "вопросы",
        ["/report"] = "отчеты",
        ["/plan"] = "план",
        ["/agenda"] = "повестка",
        ["/registers"] = "реестры",
        ["/mydata"] = "отписаться",
        ["/campaign"] = "диагностики",
        ["/broadcast"] = "рассылки",
        ["/help"] = "помощь",
    };

    public string Name => "email";

    public Bot Bot => world.Bot;

    public TownPeople People { get; } = new(world.Bot, world.Clock, new(30, 2));

    public string Shown(string address) => string.Join('\n', world.Taken.Where(t => t.To == Mail(address)).Select(t => t.Letter.Subject + "\n" + t.Letter.Text));

    // «1 — Математика», or «2» alone where the sign is all there is.
    public IReadOnlyList<string> Choices(string address) => world.Newest(Mail(address)) is not { } newest ? [] :
    [
        .. newest.Text!.Split('\n').Select(l => l.Trim()).Where(l => Signs().IsMatch(l)).Select(l => l.Split(" — ", 2)[^1]),
    ];

    public Task PressAsync(string address, string label)
    {
        world.Clock.Now += TimeSpan.FromMinutes(3);
        return label[0] == '«' ? world.AnswerAsync(Mail(address), label.Trim('«', '»')) : world.ChooseAsync(Mail(address), label);
    }

    // The first letter comes from nobody known yet: what answers it is known by its token. Each comes on a day of their own, for the
    // mailbox sends so many letters a day.
    public async Task TypeAsync(string address, string text)
    {
        if (world.Newest(Mail(address)) is null)
        {
            world.Clock.Now += TimeSpan.FromDays(1);
            await world.ArriveAsync(world.Write(Mail(address), "Здравствуйте"));
        }

        await world.AnswerAsync(Mail(address), Words.GetValueOrDefault(text, text));
    }

    public async Task StealAsync(string owner, string thief)
    {
        foreach (var (_, letter, _) in world.Taken.Where(t => t.To == Mail(owner)).ToList())
        {
            await world.ArriveAsync(world.Answer(letter, Mail(thief), "1"));
            await world.ArriveAsync(world.Answer(letter, Mail(thief), "а"));
        }
    }

    public void Dispose() => world.Dispose();

    /// <summary>People are known by short names here.</summary>
    public static string Mail(string address) => address.Contains('@', StringComparison.Ordinal) ? address : address + "@mail.test";

    [GeneratedRegex("^(?:\\w{1,2} — .+|«\\d+»)$")]
    private static partial Regex Signs();
}
