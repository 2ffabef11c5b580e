using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>Plays one story on one rendering and writes down what happened.</summary>
internal sealed partial class StoryRun : IDisposable
{
    private static readonly string[] Days = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];

    private readonly StoryText text = new();
    private readonly StoryBot bot;
    private readonly StoryMoves moves;
    private readonly StoryPortion portion;
    private readonly StoryFacts facts;
    private readonly StoryColleagues colleagues;
    private bool open;
    private int subscribers;

    public StoryRun(StoryRendering rendering)
    {
        bot = new StoryBot(rendering);
        moves = new StoryMoves(bot);
        portion = new StoryPortion(bot, moves);
        facts = new StoryFacts(bot, () => moves.Address, portion.State);
        colleagues = new StoryColleagues(bot, moves, portion);
    }

    public static async Task<string> OfAsync(IEnumerable<string> commands, StoryRendering rendering)
    {
        using var run = new StoryRun(rendering);
        var lost = await run.TryAsync(commands);
        Assert.True(lost is null, lost);
        Assert.True(run.bot.Errors.Count == 0, string.Join('\n', run.bot.Errors) + "\nAfter\n" + run.text);
        Assert.True(run.bot.Channel.Violations.Count == 0, string.Join('\n', run.bot.Channel.Violations) + "\nAfter\n" + run.text);
        return run.text.ToString();
    }

    public StoryBot Bot => bot;

    /// <summary>Plays as far as it goes; what stopped it, or null.</summary>
    public async Task<string?> TryAsync(IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            try
            {
                await PlayAsync(command);
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                return $"At {command}\n{error.Message}\nAfter\n{text}";
            }
        }

        return null;
    }

    public void Dispose() => bot.Dispose();

    private async Task PlayAsync(string command)
    {
        if (command[0] is '>' or '~')
        {
            await OpenAsync();
        }

        switch (command)
        {
            case ['=', ' ', .. var fact]:
                text.Add($"= {fact}: {facts.Of(fact)}");
                return;
            case ['#', ..]:
                text.Add(command);
                return;
        }

        text.Add(command);
        await (command switch
        {
            ['>', ' ', .. var act] => ActAsync(act),
            ['~', ' ', .. var span] => PassAsync(span),
            ['!', ' ', .. var around] => AroundAsync(around),
            _ => throw new FormatException($"A story line begins with # > ! ~ or =: {command}"),
        });
    }

    private async Task ActAsync(string act)
    {
        if (Portion().Match(act) is { Success: true } filled)
        {
            var most = filled.Groups[1].Length > 0 ? int.Parse(filled.Groups[1].Value, CultureInfo.InvariantCulture) : 100;
            var items = await portion.RunAsync(filled.Groups[2].Value, most);
            text.Add(string.Create(CultureInfo.InvariantCulture, $"< (так пройдено {items}; последний экран)"));
            ShowLast();
            return;
        }

        foreach (var arrival in moves.Of(act))
        {
            bot.Clock.Now += TimeSpan.FromSeconds(5);
            var outcome = await bot.SayAsync(arrival);
            if (outcome is TurnOutcome.Done { Toast: { } toast })
            {
                text.Add($"< (подсказка над кнопкой: {toast})");
            }
            else if (outcome is not TurnOutcome.Done)
            {
                text.Add(outcome is TurnOutcome.Duplicate ? "< (уже принято, ничего не меняется)" : "< (не обработано)");
            }

            Show();
        }
    }

    private async Task PassAsync(string span)
    {
        var number = double.Parse(span[1..^1], CultureInfo.InvariantCulture);
        var until = bot.Clock.Now + (span[^1] switch { 'd' => TimeSpan.FromDays(number), 'h' => TimeSpan.FromHours(number), _ => TimeSpan.FromMinutes(number) });
        bool more;
        do
        {
            more = await bot.WaitAsync(until);
            if (bot.Channel.Chat(moves.Address).News.Count > 0)
            {
                var local = RussianDate.In(bot.Clock.Now, "Asia/Krasnoyarsk");
                text.Add(string.Create(CultureInfo.InvariantCulture, $"< (само, {Days[(int)local.DayOfWeek]} {local:HH:mm})"));
            }

            Show();
        }
        while (more);
    }

    private async Task AroundAsync(string around)
    {
        switch (around.Split(' '))
        {
            case ["перезапуск"]:
                await bot.RestartAsync();
                break;
            case ["телефон", var phone]:
                facts.Remember();
                moves.Address = phone;
                break;
            case ["приглашение", var code, var role, var scope]:
                await OpenAsync();
                await bot.InviteAsync(code, Enum.Parse<Role>(role), scope);
                break;
            case ["два", "муниципалитета"]:
                bot.ContentPath = SecondTown.Add(Repository.Content, Path.Combine(bot.Folder, "content"));
                break;
            case ["учителей", "в", var school, var heads]:
                await OpenAsync();
                bot.SetHeads(school, int.Parse(heads, CultureInfo.InvariantCulture));
                break;
            case ["новый", "текст", "согласия"]:
                bot.RaiseConsent();
                break;
            case ["подписан", "на", ..]:
                await SilentlyAsync("/mydata", "[Рассылки]", $"[{around["подписан на ".Length..]}]", "[Согласен, согласна]", "[Готово]");
                break;
            case ["подписчики", var n, "на", ..]:
                await SubscribersAsync(int.Parse(n, CultureInfo.InvariantCulture), around[(around.IndexOf(" на ", StringComparison.Ordinal) + 4)..].Split(": "));
                break;
            case ["ниже", "уровня", "2", "по", var area, var below]:
                await StoryNeeds.SetAsync(bot, area.TrimEnd(':'), int.Parse(below, CultureInfo.InvariantCulture));
                break;
            case ["знакомы:", ..]:
                await JoinAsync(around["знакомы: ".Length..].Split(", "));
                break;
            case ["коллеги", var phones, ..]:
                await OpenAsync();
                await colleagues.ActAsync(phones.TrimEnd(':'), around[(around.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" | "));
                break;
            case ["сообщение", var number, "удалено"]:
                bot.Channel.Chat(moves.Address).Messages.Remove(int.Parse(number, CultureInfo.InvariantCulture));
                bot.Channel.Chat(moves.Address).Armed.Remove(int.Parse(number, CultureInfo.InvariantCulture));
                break;
            default:
                throw new FormatException($"Nobody knows what «{around}» is.");
        }
    }

    // Told in full by the stories about joining.
    private async Task JoinAsync(string[] choices)
    {
        await OpenAsync();
        await SilentlyAsync(["/start", "[Начать]", "[Согласен, согласна]", .. choices.Select(c => $"[{c}]")]);
        ShowLast();
    }

    // So many more people with phones of their own, who agreed to be written to.
    private async Task SubscribersAsync(int number, string[] mailingAndChoices)
    {
        await OpenAsync();
        var mine = moves.Address;
        for (var i = 1; i <= number; i++)
        {
            moves.Address = string.Create(CultureInfo.InvariantCulture, $"подписчик-{++subscribers}");
            await SilentlyAsync(["/start", "[Начать]", "[Согласен, согласна]", .. mailingAndChoices[1].Split(", ").Select(c => $"[{c}]")]);
            await SilentlyAsync("/mydata", "[Рассылки]", $"[{mailingAndChoices[0]}]", "[Согласен, согласна]", "[Готово]");
            bot.Channel.Chat(moves.Address).News.Clear();
        }

        moves.Address = mine;
    }

    private async Task SilentlyAsync(params string[] acts)
    {
        foreach (var act in acts)
        {
            foreach (var arrival in moves.Of(act))
            {
                bot.Clock.Now += TimeSpan.FromSeconds(5);
                await bot.SayAsync(arrival);
            }
        }
    }

    private Task OpenAsync() => Interlocked.Exchange(ref open, true) ? Task.CompletedTask : bot.OpenAsync();

    private void ShowLast()
    {
        var news = bot.Channel.Chat(moves.Address).News;
        news.RemoveRange(0, news.FindLastIndex(l => l.StartsWith("— ", StringComparison.Ordinal) && !l.Contains("сняты", StringComparison.Ordinal)));
        Show();
    }

    private void Show()
    {
        facts.Remember();
        var chat = bot.Channel.Chat(moves.Address);
        foreach (var line in chat.News)
        {
            text.Add(line.Length == 0 ? "<" : ("< " + line).TrimEnd());
        }

        chat.News.Clear();
    }

    [GeneratedRegex("^\\(отвечает(?: на (\\d+))?: (.+)\\)$")]
    private static partial Regex Portion();
}
